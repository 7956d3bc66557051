/** 引擎的每一种说明，用中文写成。 */
import type { Part, SentenceKind } from "../engine/types";
import { purposeOf, type CallbackPurpose } from "./callbacks";
import { count, megabytes, seconds } from "./format";
import { link, list, NOTHING, say, type Rich, type Wording } from "./rich";

const s = ({ text } = NOTHING) => [`${seconds(Number(text))} 秒`];
const at = (time = NOTHING) => (time.event === null ? s(time) : link(time, `${seconds(Number(time.text))} 秒`));
const number = ({ text } = NOTHING) => [count(Number(text))];
const mb = ({ text } = NOTHING) => [`${megabytes(Number(text))} MB`];
const all = (names: readonly Part[]) => list(names, "、", " 和 ");
const named = (noun: string, name = NOTHING) => (name.text ? say`${[noun]} ${name}` : [noun]);
const line = (place = NOTHING) => link(place, `第 ${place.text} 行`);
const inLine = (place = NOTHING) => (place.text ? say`${line(place)}` : []);

export const callbacks: Record<CallbackPurpose, string> = {
  gather: "gather 的回调",
  group: "任务组的回调",
  wait: "wait 的回调",
  sleep: "一次睡眠的结束",
  timeout: "一次超时",
  stop: "让循环停下的回调",
  shield: "shield 的回调",
  release: "一次等待的结束",
  thread: "与线程结果的衔接",
};
/** asyncio 自己的回调说用途，程序的回调说名字。 */
const callback = (name = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  return purpose ? link(name, callbacks[purpose]) : say`回调 ${name}`;
};

const of = (name = NOTHING, task = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  const what = purpose ? [callbacks[purpose]] : say`${name}`;
  return task.text ? say`${task} 的 ${what}` : what;
};

/** 只差一个名词的等待。 */
function waits(noun: string, got: string): [resumed: Wording, suspended: Wording] {
  return [
    (task = NOTHING, name) => say`${task} 继续：${named(noun, name)}${[got]}。`,
    (task = NOTHING, name, ...holders) => (holders.length > 0 ? say`${task} 等待${named(noun, name)}，它现在被 ${all(holders)} 占着。` : say`${task} 等待${named(noun, name)}。`),
  ];
}

const [futureResumed, futureSuspended] = waits(" future ", "已经完成");
const [lockResumed, lockSuspended] = waits("锁", "空出来了，归它所有");
const [semaphoreResumed, semaphoreSuspended] = waits("信号量", "有了名额");
const [eventResumed, eventSuspended] = waits("事件", "已经触发");
const [conditionResumed, conditionSuspended] = waits("条件", "收到了通知");
const [barrierResumed, barrierSuspended] = waits("屏障", "已经到齐");
/** 任务向队列要什么，看它 await 的是哪个方法。 */
const QUEUE: Record<string, [resumed: (queue: Rich) => Rich, suspended: (queue: Rich) => Rich]> = {
  "queue.get": [(queue) => say`${queue} 里有东西了`, (queue) => say`${queue} 里的一项`],
  "queue.put": [(queue) => say`${queue} 有空位了`, (queue) => say`${queue} 的空位`],
  "queue.join": [(queue) => say`${queue} 里的各项都做完了`, (queue) => say`${queue} 里的各项做完`],
};
export const queueWait = (name = NOTHING, way = NOTHING, suspended: 0 | 1) => (QUEUE[way.text] ?? QUEUE["queue.get"]!)[suspended](named("队列", name));
const [threadResumed, threadSuspended] = waits("线程", "有了答复");
const [groupResumed, groupSuspended] = waits("任务组", "里的任务都结束了");
const [waitResumed, waitSuspended] = waits("所等的一批任务", "已满足条件");

const NOUNS: Record<string, string> = {
  lock: "锁",
  semaphore: "信号量",
  event: "事件",
  condition: "条件",
  barrier: "屏障",
  queue: "队列",
  future: " future ",
};
const noun = (kind = NOTHING) => NOUNS[kind.text] ?? "它等的东西";

const reaches = (task = NOTHING, place = NOTHING) => say`${"CancelledError"} 在${inLine(place)}的 await 处送达 ${task}`;
const whose = (task = NOTHING, other: Rich = ["程序"]) => (task.text ? say`${task}` : other);

export const sentences: Record<SentenceKind, Wording> = {
  start: () => ["程序还没有开始。"],
  loopStarted: () => ["事件循环开始。"],
  loopStopped: () => ["事件循环结束。"],
  iteration: (turn, handles) => say`循环的第 ${number(turn)} 轮开始，运行此刻就绪队列里的 ${number(handles)} 项。`,
  advanced: (time, length) => say`没有就绪的事，时钟往前跳 ${s(length)}，到 ${s(time)}，下一个定时器到期。`,

  "handleReady:step": (task = NOTHING) => say`${task} 的一步进入就绪队列。`,
  "handleReady:wakeup": (task = NOTHING) => say`${task} 等的事完成了，唤醒它的一项进入就绪队列。`,
  "handleReady:callback": (name, task) => say`一个回调进入就绪队列：${of(name, task)}。`,
  "handleReady:timer": (name, task) => say`一个定时器到期，移入就绪队列：${of(name, task)}。`,
  "handleReady:thread": (name, task) => say`线程的答复 ${of(name, task)} 进入就绪队列。`,
  "handleRun:step": (task = NOTHING) => say`循环运行 ${task} 的一步。`,
  "handleRun:wakeup": (task = NOTHING) => say`循环唤醒 ${task}。`,
  "handleRun:callback": (name, task) => say`循环运行回调 ${of(name, task)}。`,
  "handleRun:gather": (child) => say`一个回调告诉 gather：${whose(child, ["一个子任务"])} 结束了。`,
  "handleRun:group": (child) => say`一个回调告诉任务组：${whose(child, ["一个任务"])} 结束了。`,
  "handleRun:stop": (task) => say`一个回调告诉循环：${whose(task, ["它的任务"])} 结束了。这一轮之后循环停下。`,
  "handleRun:sleep": (task) => say`定时器到了：${whose(task, ["一个任务"])} 的睡眠结束。`,
  "handleRun:timeout": (deadline, place) => say`定时器到了：${inLine(place)}设的超时在 ${s(deadline)}发作。`,
  "handleRun:timer": (name, task) => say`循环运行定时器 ${of(name, task)}。`,
  "handleRun:thread": (name, task) => say`循环收取线程的答复：${of(name, task)}。`,
  handleEnd: (name, task) => say`${of(name, task)} 运行完了。`,
  handleCancelled: (name, task) => say`${of(name, task)} 不会运行了：它已被取消。`,
  timerSet: (deadline, name, task) => say`设了一个 ${s(deadline)}的定时器：${of(name, task)}。`,
  timerDue: (deadline, name, task) => say`${s(deadline)}的定时器到期：${of(name, task)}。`,

  "taskCreated:first": (task = NOTHING, coro = NOTHING) => say`创建第一个任务 ${task}，用来运行 ${coro}。它在就绪队列里等着轮到自己。`,
  "taskCreated:loop": (task = NOTHING, coro = NOTHING) => say`循环创建 ${task}，用来运行 ${coro}。它在就绪队列里等着轮到自己。`,
  taskCreated: (task = NOTHING, coro = NOTHING, by = NOTHING) => say`${by} 创建 ${task}，用来运行 ${coro}。它还没有开始，第一步在就绪队列里等着。`,
  "taskResumed:start": (task = NOTHING, coro = NOTHING) => say`${task} 开始运行 ${coro}。`,
  "taskResumed:cancelled": (task = NOTHING) => say`${task} 继续，并收到取消。`,
  "taskResumed:turn": (task = NOTHING) => say`${task} 继续：它刚才让出了一轮。`,
  "taskResumed:sleep": (task = NOTHING, length = NOTHING, until) => say`${task} 继续：它的 ${`sleep(${length.text})`} 在 t = ${s(until)}时结束。`,
  "taskResumed:task": (task = NOTHING, other = NOTHING) => say`${task} 继续：${other} 已经结束。`,
  "taskResumed:taskFailed": (task = NOTHING, other = NOTHING, exception = NOTHING) => say`${task} 继续：${other} 出错了，${exception} 在它的 await 处抛出。`,
  "taskResumed:taskCancelled": (task = NOTHING, other = NOTHING) => say`${task} 继续：${other} 被取消了，${"CancelledError"} 在它的 await 处抛出。`,
  "taskResumed:gather": (task = NOTHING, ...children) => say`${task} 继续：它用 gather 汇集的 ${all(children)} 都完成了。`,
  "taskResumed:gatherFailed": (task = NOTHING, child = NOTHING, exception = NOTHING) => say`${task} 继续：它的 gather 因 ${child} 失败，${exception} 在它的 await 处抛出。`,
  "taskResumed:gatherCancelled": (task = NOTHING, child = NOTHING) => say`${task} 继续：它的 gather 里的 ${child} 被取消了，${"CancelledError"} 在它的 await 处抛出。`,
  "taskResumed:future": futureResumed,
  "taskResumed:lock": lockResumed,
  "taskResumed:semaphore": semaphoreResumed,
  "taskResumed:event": eventResumed,
  "taskResumed:condition": conditionResumed,
  "taskResumed:barrier": barrierResumed,
  "taskResumed:queue": (task = NOTHING, name, way) => say`${task} 继续：${queueWait(name, way, 0)}。`,
  "taskResumed:thread": threadResumed,
  "taskResumed:taskGroup": groupResumed,
  "taskResumed:wait": waitResumed,
  "taskResumed:simulated": (task = NOTHING, call = NOTHING, length) => say`${task} 继续：${call}（模拟）过了 ${s(length)}有了回应。`,
  "taskSuspended:turn": (task = NOTHING) => say`${task} 让出一轮，排到就绪队列的末尾。`,
  "taskSuspended:sleep": (task = NOTHING, length, until) => say`${task} 睡 ${s(length)}，到 ${s(until)}为止。其他任务可以运行。`,
  "taskSuspended:task": (task = NOTHING, other = NOTHING) => say`${task} 等待 ${other} 结束。`,
  "taskSuspended:gather": (task = NOTHING, ...children) => say`${task} 等待 ${all(children)} 全部完成。`,
  "taskSuspended:future": futureSuspended,
  "taskSuspended:lock": lockSuspended,
  "taskSuspended:semaphore": semaphoreSuspended,
  "taskSuspended:event": eventSuspended,
  "taskSuspended:condition": conditionSuspended,
  "taskSuspended:barrier": barrierSuspended,
  "taskSuspended:queue": (task = NOTHING, name, way) => say`${task} 等待${queueWait(name, way, 1)}。`,
  "taskSuspended:thread": threadSuspended,
  "taskSuspended:taskGroup": groupSuspended,
  "taskSuspended:wait": waitSuspended,
  "taskSuspended:simulated": (task = NOTHING, call = NOTHING, _length, until) => say`${task} 等待 ${call}（模拟），到 ${s(until)}为止。其他任务可以运行。`,
  taskDone: (task = NOTHING, value = NOTHING) => say`${task} 完成，返回 ${value}。`,
  taskFailed: (task = NOTHING, exception = NOTHING) => say`${task} 出错：${exception}。`,
  taskCancelled: (task = NOTHING) => say`${task} 以取消告终。`,

  cancelRequested: (task = NOTHING, by = NOTHING) => say`${by} 请求取消 ${task}。轮到 ${task} 时它才会知道。`,
  "cancelRequested:self": (task = NOTHING) => say`${task} 请求取消自己，在它的下一个 await 处生效。`,
  "cancelRequested:timeout": (task = NOTHING, deadline, place) => say`${inLine(place)}设的超时到了期限 ${s(deadline)}，请求取消 ${task}。`,
  "cancelRequested:group": (task = NOTHING, failed) => say`${whose(failed, ["另一个任务"])} 出错了，任务组因此请求取消 ${task}。`,
  "cancelRequested:run": (task = NOTHING) => say`${"asyncio.run"} 要结束了，请求取消剩下的 ${task}。`,
  "cancelRequested:loop": (task = NOTHING) => say`一个回调请求取消 ${task}。轮到 ${task} 时它才会知道。`,
  cancelDelivered: (task, place, time, by = NOTHING) => say`${reaches(task, place)}，这是 ${by} 在 ${at(time)}时请求的。`,
  "cancelDelivered:self": (task, place, time) => say`${reaches(task, place)}，这是它自己在 ${at(time)}时请求的。`,
  "cancelDelivered:timeout": (task, place, deadline, set) => say`${reaches(task, place)}：${inLine(set)}设的超时以 ${s(deadline)}为期限。`,
  "cancelDelivered:group": (task, place, time, failed) => say`${reaches(task, place)}：${whose(failed, ["另一个任务"])} 在 ${at(time)}时出错，任务组因此请求取消。`,
  "cancelDelivered:run": (task, place, time) => say`${reaches(task, place)}：程序要结束了，${"asyncio.run"} 在 ${at(time)}时请求取消。`,
  "cancelDelivered:loop": (task, place, time) => say`${reaches(task, place)}，这是一个回调在 ${at(time)}时请求的。`,
  uncancelled: (task = NOTHING, left) => say`对 ${task} 的一个取消请求被撤回，还剩 ${number(left)} 个。`,

  taskRenamed: (coro = NOTHING, name = NOTHING) => say`运行 ${coro} 的任务现在叫 ${name}。`,

  "enter:module": () => ["程序开始。"],
  enter: (name = NOTHING) => say`调用 ${name}。`,
  resume: (name = NOTHING) => say`${name} 继续。`,
  suspend: (name = NOTHING) => say`${name} 让出。`,
  exit: (name = NOTHING, value = NOTHING) => say`${name} 返回 ${value}。`,
  unwind: (name = NOTHING) => say`异常离开 ${name}。`,
  "line:module": (place) => say`接下来执行${line(place)}。`,
  line: (place, name = NOTHING) => say`接下来执行 ${name} 里的${line(place)}。`,
  store: (name = NOTHING, value = NOTHING) => (value.text ? say`${name} 现在是 ${value}。` : say`${name} 被删除。`),
  raise: (exception = NOTHING, name = NOTHING) => (name.text ? say`${name} 里抛出 ${exception}。` : say`抛出 ${exception}。`),
  print: (text = NOTHING, task) => say`${whose(task)} 输出 ${text}`,
  "print:stderr": (text = NOTHING, task) => say`${whose(task)} 向 stderr 输出 ${text}`,
  "print:report": (text = NOTHING) => say`Python 报告：${text}`,
  blocked: (length, until, task) => say`${whose(task)} 把整个循环占住 ${s(length)}，直到 ${s(until)}。这期间谁也不能运行。`,
  unblocked: (time) => say`循环在 ${s(time)}时继续。`,
  "blocked:simulated": (length, until, task, call = NOTHING) =>
    say`${whose(task)} 把整个循环占住 ${s(length)}，直到 ${s(until)}：它在等 ${call}（模拟），没有用 await。这期间谁也不能运行。`,
  "blocked:wait": (what = NOTHING, task) => say`${whose(task)} 把整个循环占住：它在等 ${what.text ? what : ["一个线程"]}。这期间谁也不能运行。`,
  threadStarted: (thread = NOTHING, task = NOTHING) => (task.text ? say`${task} 启动线程 ${thread}。` : say`启动线程 ${thread}。`),
  "threadResumed:start": (thread = NOTHING, name = NOTHING) => say`线程 ${thread} 运行 ${name}。`,
  threadResumed: (thread = NOTHING) => say`线程 ${thread} 继续。`,
  "threadSuspended:sleep": (thread = NOTHING, length, until) => say`线程 ${thread} 睡 ${s(length)}，直到 ${s(until)}。这期间循环照常运行。`,
  "threadSuspended:wait": (thread = NOTHING, what = NOTHING) => say`线程 ${thread} 在等 ${what.text ? what : ["别的事"]}。`,
  threadDone: (thread = NOTHING, value = NOTHING) => say`线程 ${thread} 的函数运行完毕，返回 ${value}。`,
  threadFailed: (thread = NOTHING, exception = NOTHING) => say`线程 ${thread} 的函数失败：${exception}。`,
  handleCalled: () => ["线程把结果直接交给循环，不经过就绪队列。"],
  futureCreated: (name = NOTHING) => (name.text ? say`为 ${name} 创建一个 future。` : ["创建一个 future。"]),
  "futureDone:result": (name = NOTHING) => (name.text ? say`${name} 的 future 有了结果。` : ["这个 future 有了结果。"]),
  "futureDone:exception": (name = NOTHING) => (name.text ? say`${name} 的 future 得到一个异常。` : ["这个 future 得到一个异常。"]),
  "futureDone:cancelled": (name = NOTHING) => (name.text ? say`${name} 的 future 被取消。` : ["这个 future 被取消。"]),
  changed: (kind, name) => say`有了变化：${named(noun(kind), name)}。`,

  "end:ok": (time) => say`程序在 ${s(time)}时结束。`,
  "end:exception": (exception = NOTHING) => say`没有谁捕获 ${exception}，程序结束。`,
  "end:deadlock": (...tasks) => say`死锁：没有就绪的事，也没有定时器。${all(tasks)} 会永远等下去。`,
  "end:fuel": (limit) => say`运行在这里停下：已经执行了 ${number(limit)} 条指令。`,
  "end:horizon": (limit) => say`运行在这里停下：虚拟时间到了 ${s(limit)}。`,
  "end:iterations": (limit) => say`运行在这里停下：循环已经转了 ${number(limit)} 轮。`,
  "end:memory": (limit) => say`运行在这里停下：它要的内存超过 ${mb(limit)}。`,
  "end:output": (limit) => say`运行在这里停下：已经输出了 ${number(limit)} 行。`,
  "end:trace": (limit) => say`运行在这里停下：已经记录了 ${number(limit)} 个事件。`,
  "end:rejected": () => ["程序不能运行。"],
  "end:stopped": () => ["运行在这里被你停下。"],
  "end:engine": (message = NOTHING) => say`引擎出了错，在这里停下：${message}`,

  "queue:first": () => ["它在就绪队列里排第一。"],
  "queue:behind": (place, task = NOTHING) => say`它在就绪队列里排第 ${number(place)}，前面是 ${task}。`,
  "queue:behindCallback": (place, name) => say`它在就绪队列里排第 ${number(place)}，前面是${callback(name)}。`,
  woken: (by = NOTHING) => say`促成这件事的是 ${by}。`,
  "next:task": (task = NOTHING) => say`接下来循环运行 ${task}。`,
  "next:callback": (name) => say`接下来循环运行${callback(name)}。`,
  "next:clock": (time) => say`没有别的就绪，时钟将走到 ${s(time)}。`,
  wakes: (...tasks) => say`${all(tasks)} 等的就是它，于是进入就绪队列。`,
  "tells:gather": () => ["一个回调进入就绪队列，gather 将由此得知。"],
  "tells:group": () => ["一个回调进入就绪队列，任务组将由此得知。"],
  "tells:run": () => say`${"asyncio.run"} 等的就是它：循环将停下。`,
  "tells:callback": (name) => say`${callback(name)}会得知这件事：它进入就绪队列。`,
  unheard: () => ["现在没有谁在等它：异常留在任务里，直到有谁来问。"],
  left: (...tasks) => say`它启动的 ${all(tasks)} 还在。`,
  siblings: (...tasks) => say`gather 不取消别的：${all(tasks)} 继续运行。`,
  "cancel:await": (place) => say`它停在${line(place)}的 await 处，${"CancelledError"} 将在那里抛出。`,
  "cancel:notStarted": () => ["它还没有开始，因此一行也不会运行。"],
  "cancel:passedOn": (...tasks) => say`它在等 ${all(tasks)}，请求于是传到那里。`,
  "cancel:through": () => ["没有谁拦下它：任务将以取消告终。"],
  "cancel:caught": () => ["它被捕获了：任务继续，好像没有谁请求过。"],
  "cancel:timeout": () => say`超时会把它变成 ${"TimeoutError"}。`,
  "cancel:group": () => ["任务组留下它，等自己的任务都结束。"],
  "escape:except": (place, name = NOTHING) => say`${name} 里${line(place)}的 ${"except"} 接住它。`,
  "escape:finally": (place, name = NOTHING) => say`途中运行 ${name} 里${line(place)}的 ${"finally"}。`,
  "escape:line": (place, name = NOTHING) => say`${name} 在${line(place)}继续。`,
  "escape:leaves": (...functions) => say`它离开 ${all(functions)}：那里没有谁捕获它。`,
  skips: (from = NOTHING, to = NOTHING) => (from.text === to.text ? say`跳过${line(from)}。` : say`跳过${line(from)}到${line(to)}。`),
  due: (...tasks) => say`这是 ${all(tasks)} 的定时器。`,
  tie: (timers) => say`${number(timers)} 个定时器同时到期：Python 不规定它们的先后。`,
  late: (task = NOTHING, length) => say`${task} 的定时器因此迟了 ${s(length)}。`,
  "late:ready": (task = NOTHING, length) => say`${task} 已经就绪，却要等 ${s(length)}。`,
  "deadlock:task": (task = NOTHING, other = NOTHING) => say`${task} 等 ${other}。`,
  "deadlock:holder": (task = NOTHING, name, holder = NOTHING) => say`${task} 等 ${name?.text ? say`${name}` : ["一把锁"]}，而它被 ${holder} 占着。`,
  "deadlock:nobody": (task = NOTHING, kind, name) => say`${task} 等${named(noun(kind), name)}，而再没有谁能让它等到。`,
};
