/** 引擎的每一种说明，用中文写成。 */
import type { SentenceKind } from "../engine/types";
import { count, megabytes, seconds } from "./format";
import { list, say, type Wording } from "./rich";

const s = (value = "") => [`${seconds(Number(value))} 秒`];
const number = (value = "") => [count(Number(value))];
const mb = (bytes = "") => [`${megabytes(Number(bytes))} MB`];
const all = (names: readonly string[]) => list(names, "、", " 和 ");
const of = (name = "", task = "") => (task ? say`${task} 的 ${name}` : say`${name}`);
const named = (noun: string, name = "") => (name ? say`${[noun]} ${name}` : [noun]);

/** 只差一个名词的等待。 */
function waits(noun: string, got: string): [resumed: Wording, suspended: Wording] {
  return [(task = "", name) => say`${task} 继续：${named(noun, name)}${[got]}。`, (task = "", name) => say`${task} 等待${named(noun, name)}。`];
}

const [futureResumed, futureSuspended] = waits(" future ", "已经完成");
const [lockResumed, lockSuspended] = waits("锁", "空出来了，归它所有");
const [semaphoreResumed, semaphoreSuspended] = waits("信号量", "有了名额");
const [eventResumed, eventSuspended] = waits("事件", "已经触发");
const [conditionResumed, conditionSuspended] = waits("条件", "收到了通知");
const [barrierResumed, barrierSuspended] = waits("屏障", "已经到齐");
const [queueResumed, queueSuspended] = waits("队列", "轮到它了");
const [threadResumed, threadSuspended] = waits("线程", "有了答复");
const [groupResumed, groupSuspended] = waits("任务组", "里的任务都结束了");
const [waitResumed, waitSuspended] = waits("所等的一批任务", "已满足条件");

export const sentences: Record<SentenceKind, Wording> = {
  start: () => ["程序还没有开始。"],
  loopStarted: () => ["事件循环开始。"],
  loopStopped: () => ["事件循环结束。"],
  iteration: (turn, handles) => say`循环的第 ${number(turn)} 轮开始，运行此刻就绪队列里的 ${number(handles)} 项。`,
  advanced: (time, length) => say`没有就绪的事，时钟往前跳 ${s(length)}，到 ${s(time)}，下一个定时器到期。`,

  "handleReady:step": (task = "") => say`${task} 的一步进入就绪队列。`,
  "handleReady:wakeup": (task = "") => say`${task} 等的事完成了，唤醒它的一项进入就绪队列。`,
  "handleReady:callback": (name, task) => say`回调 ${of(name, task)} 进入就绪队列。`,
  "handleReady:timer": (name, task) => say`定时器 ${of(name, task)} 到期，移入就绪队列。`,
  "handleReady:thread": (name, task) => say`线程的答复 ${of(name, task)} 进入就绪队列。`,
  "handleRun:step": (task = "") => say`循环运行 ${task} 的一步。`,
  "handleRun:wakeup": (task = "") => say`循环唤醒 ${task}。`,
  "handleRun:callback": (name, task) => say`循环运行回调 ${of(name, task)}。`,
  "handleRun:timer": (name, task) => say`循环运行定时器 ${of(name, task)}。`,
  "handleRun:thread": (name, task) => say`循环收取线程的答复：${of(name, task)}。`,
  handleEnd: (name, task) => say`${of(name, task)} 运行完了。`,
  handleCancelled: (name, task) => say`${of(name, task)} 不会运行了：它已被取消。`,
  timerSet: (deadline, name, task) => say`设了一个 ${s(deadline)}的定时器：${of(name, task)}。`,
  timerDue: (deadline, name, task) => say`${s(deadline)}的定时器到期：${of(name, task)}。`,

  "taskCreated:first": (task = "", coro = "") => say`创建第一个任务 ${task}，用来运行 ${coro}。它在就绪队列里等着轮到自己。`,
  taskCreated: (task = "", coro = "", by = "") => say`${by} 创建 ${task}，用来运行 ${coro}。它还没有开始，第一步在就绪队列里等着。`,
  "taskResumed:start": (task = "", coro = "") => say`${task} 开始运行 ${coro}。`,
  "taskResumed:cancelled": (task = "") => say`${task} 继续，并收到取消。`,
  "taskResumed:turn": (task = "") => say`${task} 继续：它刚才让出了一轮。`,
  "taskResumed:sleep": (task = "", length) => say`${task} 继续：${s(length)}的睡眠结束了。`,
  "taskResumed:task": (task = "", other = "") => say`${task} 继续：${other} 已经结束。`,
  "taskResumed:gather": (task = "", ...children) => say`${task} 继续：它用 gather 汇集的 ${all(children)} 都完成了。`,
  "taskResumed:future": futureResumed,
  "taskResumed:lock": lockResumed,
  "taskResumed:semaphore": semaphoreResumed,
  "taskResumed:event": eventResumed,
  "taskResumed:condition": conditionResumed,
  "taskResumed:barrier": barrierResumed,
  "taskResumed:queue": queueResumed,
  "taskResumed:thread": threadResumed,
  "taskResumed:taskGroup": groupResumed,
  "taskResumed:wait": waitResumed,
  "taskResumed:simulated": (task = "", call = "", length) => say`${task} 继续：${call}（模拟）过了 ${s(length)}有了回应。`,
  "taskSuspended:turn": (task = "") => say`${task} 让出一轮，排到就绪队列的末尾。`,
  "taskSuspended:sleep": (task = "", length, until) => say`${task} 睡 ${s(length)}，到 ${s(until)}为止。其他任务可以运行。`,
  "taskSuspended:task": (task = "", other = "") => say`${task} 等待 ${other} 结束。`,
  "taskSuspended:gather": (task = "", ...children) => say`${task} 等待 ${all(children)} 全部完成。`,
  "taskSuspended:future": futureSuspended,
  "taskSuspended:lock": lockSuspended,
  "taskSuspended:semaphore": semaphoreSuspended,
  "taskSuspended:event": eventSuspended,
  "taskSuspended:condition": conditionSuspended,
  "taskSuspended:barrier": barrierSuspended,
  "taskSuspended:queue": queueSuspended,
  "taskSuspended:thread": threadSuspended,
  "taskSuspended:taskGroup": groupSuspended,
  "taskSuspended:wait": waitSuspended,
  "taskSuspended:simulated": (task = "", call = "", _length, until) =>
    say`${task} 等待 ${call}（模拟），到 ${s(until)}为止。其他任务可以运行。`,
  taskDone: (task = "", value = "") => say`${task} 完成，返回 ${value}。`,
  taskFailed: (task = "", exception = "") => say`${task} 出错：${exception}。`,
  taskCancelled: (task = "") => say`${task} 以取消告终。`,

  cancelRequested: (task = "", by = "") => say`${by} 请求取消 ${task}。轮到 ${task} 时它才会知道。`,
  "cancelRequested:self": (task = "") => say`${task} 请求取消自己，在它的下一个 await 处生效。`,
  "cancelRequested:loop": (task = "") => say`循环请求取消 ${task}。轮到 ${task} 时它才会知道。`,
  cancelDelivered: (task = "", by = "") => say`${"CancelledError"} 送达 ${task} 的 await 处，这是 ${by} 请求的。`,
  "cancelDelivered:self": (task = "") => say`${"CancelledError"} 送达 ${task}，这是它自己请求的。`,
  "cancelDelivered:loop": (task = "") => say`${"CancelledError"} 送达 ${task} 的 await 处，这是循环请求的。`,
  uncancelled: (task = "", left) => say`对 ${task} 的一个取消请求被撤回，还剩 ${number(left)} 个。`,

  taskRenamed: (coro = "", name = "") => say`运行 ${coro} 的任务现在叫 ${name}。`,

  "enter:module": () => ["程序开始。"],
  enter: (name = "") => say`调用 ${name}。`,
  resume: (name = "") => say`${name} 继续。`,
  suspend: (name = "") => say`${name} 让出。`,
  exit: (name = "", value = "") => say`${name} 返回 ${value}。`,
  unwind: (name = "") => say`异常离开 ${name}。`,
  "line:module": (line) => say`接下来执行第 ${number(line)} 行。`,
  line: (line, name = "") => say`接下来执行 ${name} 里的第 ${number(line)} 行。`,
  store: (name = "", value = "") => (value ? say`${name} 现在是 ${value}。` : say`${name} 被删除。`),
  raise: (exception = "", name = "") => (name ? say`${name} 里抛出 ${exception}。` : say`抛出 ${exception}。`),
  print: (text = "", task = "") => (task ? say`${task} 输出 ${text}` : say`程序输出 ${text}`),
  "print:stderr": (text = "", task = "") => (task ? say`${task} 向 stderr 输出 ${text}` : say`程序向 stderr 输出 ${text}`),
  "print:report": (text = "") => say`Python 报告：${text}`,
  blocked: (length, until, task = "") =>
    say`${task ? say`${task}` : ["程序"]} 把整个循环占住 ${s(length)}，直到 ${s(until)}。这期间谁也不能运行。`,
  "blocked:simulated": (length, until, task = "", call = "") =>
    say`${task ? say`${task}` : ["程序"]} 把整个循环占住 ${s(length)}，直到 ${s(until)}：它在等 ${call}（模拟），没有用 await。这期间谁也不能运行。`,
  unblocked: (time) => say`循环在 ${s(time)}时继续。`,
  "blocked:wait": (what = "", task = "") =>
    say`${task ? say`${task}` : ["程序"]} 把整个循环占住：它在等 ${what}。这期间谁也不能运行。`,
  threadStarted: (thread = "", task = "") => (task ? say`${task} 启动线程 ${thread}。` : say`启动线程 ${thread}。`),
  "threadResumed:start": (thread = "", name = "") => say`线程 ${thread} 运行 ${name}。`,
  threadResumed: (thread = "") => say`线程 ${thread} 继续。`,
  "threadSuspended:sleep": (thread = "", length, until) => say`线程 ${thread} 睡 ${s(length)}，直到 ${s(until)}。这期间循环照常运行。`,
  "threadSuspended:wait": (thread = "", what = "") => say`线程 ${thread} 在等 ${what}。`,
  threadDone: (thread = "", value = "") => say`线程 ${thread} 的函数运行完毕，返回 ${value}。`,
  threadFailed: (thread = "", exception = "") => say`线程 ${thread} 的函数失败：${exception}。`,
  handleCalled: (name = "") => say`线程把结果交给循环：立即调用 ${name}。`,
  futureCreated: (name) => (name ? say`为 ${name} 创建一个 future。` : ["创建一个 future。"]),
  "futureDone:result": (name = "") => (name ? say`${name} 的 future 有了结果。` : ["这个 future 有了结果。"]),
  "futureDone:exception": (name = "") => (name ? say`${name} 的 future 得到一个异常。` : ["这个 future 得到一个异常。"]),
  "futureDone:cancelled": (name = "") => (name ? say`${name} 的 future 被取消。` : ["这个 future 被取消。"]),

  "end:ok": (time) => say`程序在 ${s(time)}时结束。`,
  "end:exception": (exception = "") => say`没有谁捕获 ${exception}，程序结束。`,
  "end:deadlock": (...tasks) => say`死锁：没有就绪的事，也没有定时器。${all(tasks)} 会永远等下去。`,
  "end:fuel": (limit) => say`运行在这里停下：已经执行了 ${number(limit)} 条指令。`,
  "end:horizon": (limit) => say`运行在这里停下：虚拟时间到了 ${s(limit)}。`,
  "end:iterations": (limit) => say`运行在这里停下：循环已经转了 ${number(limit)} 轮。`,
  "end:memory": (limit) => say`运行在这里停下：它要的内存超过 ${mb(limit)}。`,
  "end:output": (limit) => say`运行在这里停下：已经输出了 ${number(limit)} 行。`,
  "end:trace": (limit) => say`运行在这里停下：已经记录了 ${number(limit)} 个事件。`,
  "end:rejected": () => ["程序不能运行。"],
  "end:stopped": () => ["运行在这里被你停下。"],
  "end:engine": (message = "") => say`引擎出了错，在这里停下：${message}`,
};
