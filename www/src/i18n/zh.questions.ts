/** 中文的提问、答案与检查结果：每种短语一个说法。 */
import type { Part, PhraseKind } from "../engine/types";
import { purposeOf } from "./callbacks";
import { count, seconds } from "./format";
import { link, list, NOTHING, say, type Rich, type Wording } from "./rich";
import { callbacks } from "./zh.sentences";

const s = (time = NOTHING): Rich => {
  const text = `${seconds(Number(time.text))} 秒`;
  return time.event === null ? [text] : link(time, text);
};
const all = (names: readonly Part[]) => list(names, "、", " 和 ");
const tasks = (number = NOTHING) => [`${count(Number(number.text))} 个任务`];

const STATES: Record<string, string> = {
  unmade: "还没有创建",
  ready: "就绪，排在队列里",
  running: "正在运行",
  sleeping: "挂起，正在睡眠",
  waiting: "挂起，正在等待",
  blocked: "被耽搁：有人占住了循环",
  cancelling: "即将被取消",
  done: "已完成",
  failed: "已失败（抛出异常）",
  cancelled: "已取消",
};
const state = (name = NOTHING) => [STATES[name.text] ?? name.text];

/** 程序怎样结束，都能接在“程序”后面。 */
const ENDS: Record<string, string> = {
  well: "正常结束",
  error: "因为没人捕获的异常而结束",
  deadlock: "陷入死锁，再也走不下去",
  limit: "碰到运行的上限而停下",
  stopped: "被人停下",
};
const end = (name = NOTHING) => [ENDS[name.text] ?? name.text];

const ENDINGS: Record<string, string> = { done: "正常结束", failed: "失败", cancelled: "以取消告终", unfinished: "还没有结束" };
const ending = (name = NOTHING) => [ENDINGS[name.text] ?? name.text];

/** 一个值应当是什么。 */
const FORMS: Record<string, string> = {
  number: "不小于 0 的数",
  count: "不小于 0 的整数",
  text: "一段文字",
  texts: "一列文字",
  true: "true",
  end: '"well"、"error" 或 "deadlock"',
  list: "一个列表",
  object: "一个对象",
};

const callback = (name = NOTHING, task = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  const what = purpose ? link(name, callbacks[purpose]) : say`回调 ${name}`;
  return task.text ? say`${what}（${task}）` : what;
};
const by = (task = NOTHING): Rich => (task.text ? say`由 ${task} ` : []);

export const questions: Record<PhraseKind, Wording> = {
  "ask:output": () => ["接下来打印什么？"],
  "ask:order": () => ["这些行按什么顺序打印？"],
  "ask:time": () => ["这发生在什么时刻？"],
  "ask:total": () => ["整个程序用多长时间？"],
  "ask:ready": () => ["就绪队列里依次有谁？"],
  "ask:next": () => ["接下来轮到哪个任务运行？"],
  "ask:state": (task = NOTHING) => say`${task} 处于什么状态？`,
  "ask:fails": () => ["哪些任务以异常告终？"],
  "ask:cancelled": () => ["哪些任务以取消告终？"],
  "ask:runsOn": () => ["哪些任务还没有结束？"],
  "ask:end": () => ["程序怎样结束？"],
  "ask:readyThen": (runner = NOTHING) => say`让 ${runner} 一直运行到让出或结束。这时就绪队列里依次有谁？`,
  "ask:stateThen": (runner = NOTHING, task = NOTHING) =>
    runner.text === task.text ? say`让 ${runner} 一直运行到让出或结束。这时它处于什么状态？` : say`让 ${runner} 一直运行到让出或结束。这时 ${task} 处于什么状态？`,
  "ask:resumes": (task = NOTHING) => say`${task} 正在等待。它会在什么时刻继续？`,

  "choice:line": (text = NOTHING) => say`${text}`,
  "choice:nothing": () => ["不再打印任何东西。"],
  "choice:task": (task = NOTHING) => say`${task}`,
  "choice:callback": callback,
  "choice:nobody": () => ["没有：不再有任务继续。"],
  "choice:state": state,
  "choice:end": (name) => say`程序${end(name)}。`,

  "fact:printed": (time, task) => say`它${by(task)}在 ${s(time)}打印。`,
  "fact:printedBefore": (time, task) => say`它已经${by(task)}在 ${s(time)}打印过了。`,
  "fact:neverPrinted": () => ["这次运行从不打印它。"],
  "fact:more": () => ["后面还有输出。"],
  "fact:noMore": () => ["输出到这里就完了。"],
  "fact:queued": (place = NOTHING, time) => say`它在 ${s(time)}进入队列，现在排第 ${[place.text]} 位。`,
  "fact:state": (task = NOTHING, name, time) => say`在 ${s(time)}，${task} 的状态是：${state(name)}。`,
  "fact:resumes": (task = NOTHING, time) => say`${task} 在 ${s(time)}继续。`,
  "fact:neverResumes": (task = NOTHING) => say`${task} 不再继续了。`,
  "fact:somebody": () => ["还有任务会继续。"],
  "fact:nobody": () => ["这之后没有任务再继续。"],
  "fact:ended": (task = NOTHING, name, time) => say`${task} ${ending(name)}（${s(time)}）。`,
  "fact:happens": (time) => say`这发生在 ${s(time)}。`,
  "fact:total": (time) => say`整个程序用 ${s(time)}。`,
  "fact:end": (name) => say`程序${end(name)}。`,

  "asked:ends": (name) => say`程序${end(name)}。`,
  "asked:within": (time) => say`整个程序最多用 ${s(time)}。`,
  "asked:takes": (time) => say`整个程序恰好用 ${s(time)}。`,
  "asked:atLeast": (time) => say`整个程序至少用 ${s(time)}。`,
  "asked:prints": (...lines) => (lines.length > 0 ? say`依次打印，不多不少：${all(lines)}。` : ["什么也不打印。"]),
  "asked:printsAnyOrder": (...lines) => say`打印这些行，不多不少，顺序不限：${all(lines)}。`,
  "asked:printsLine": (text = NOTHING) => say`打印的某一行里有 ${text}。`,
  "asked:neverPrints": (text = NOTHING) => say`打印的每一行里都没有 ${text}。`,
  "asked:order": (...texts) => say`在输出里先后出现：${all(texts)}。`,
  "asked:atMostAt": (number, line = NOTHING) => say`同时停在 ${line} 的最多 ${tasks(number)}。`,
  "asked:togetherAt": (number, line = NOTHING) => say`某一时刻至少有 ${tasks(number)}同时停在 ${line}。`,
  "asked:atMostTasks": (number, name = NOTHING) => say`运行 ${name} 的任务，同时最多 ${tasks(number)}。`,
  "asked:togetherTasks": (number, name = NOTHING) => say`某一时刻至少有 ${tasks(number)}同时在运行 ${name}。`,
  "asked:tasksAtLeast": (number, name = NOTHING) => say`至少有 ${tasks(number)}运行 ${name}。`,
  "asked:cancelled": (...names) => say`以取消告终：${all(names)}。`,
  "asked:failed": (...names) => say`以失败告终：${all(names)}。`,
  "asked:allDone": () => ["程序结束时没有还在运行的任务。"],
  "asked:noneFailed": () => ["没有任务失败。"],
  "asked:noneCancelled": () => ["没有任务被取消。"],
  "asked:neverBlocked": () => ["没有什么阻塞事件循环。"],
  "asked:noWarnings": () => ["标准错误里什么也没有。"],

  "seen:ends": (name) => say`程序${end(name)}。`,
  "seen:took": (time) => say`实际用了 ${s(time)}。`,
  "seen:line": (number = NOTHING, text = NOTHING, wanted = NOTHING) => say`第 ${[number.text]} 行输出是 ${text}，应当是 ${wanted}。`,
  "seen:extraLine": (number = NOTHING, text = NOTHING) => say`第 ${[number.text]} 行输出 ${text} 是多余的。`,
  "seen:missingLine": (text = NOTHING) => say`缺少这一行：${text}。`,
  "seen:extra": (text = NOTHING) => say`多了这一行：${text}。`,
  "seen:noLine": (text = NOTHING) => say`没有哪一行里有 ${text}。`,
  "seen:printed": (text = NOTHING, time) => say`在 ${s(time)}打印了 ${text}。`,
  "seen:before": (text = NOTHING, earlier = NOTHING) => say`${text} 出现在 ${earlier} 之前。`,
  "seen:atOnce": (number, time, ...names) => say`在 ${s(time)}同时有 ${tasks(number)}：${all(names)}。`,
  "seen:neverMore": (number, time, ...names) => say`最多的时候也只有 ${tasks(number)}：在 ${s(time)}有 ${all(names)}。`,
  "seen:nobody": () => ["任何时刻都没有这样的任务。"],
  "seen:tasks": (number, ...names) => (names.length > 0 ? say`只有 ${tasks(number)}：${all(names)}。` : ["没有这样的任务。"]),
  "seen:noTask": (name = NOTHING) => say`没有叫 ${name} 的任务。`,
  "seen:endedAs": (task = NOTHING, name) => say`${task} 最终${ending(name)}。`,
  "seen:left": (...names) => say`主任务结束时还在运行：${all(names)}。`,
  "seen:failed": (task = NOTHING, exception = NOTHING) => say`${task} 失败了：${exception}。`,
  "seen:cancelled": (task = NOTHING) => say`${task} 被取消了。`,
  "seen:blocked": (time, task = NOTHING) => (task.text ? say`${task} 把整个循环阻塞了 ${s(time)}。` : say`整个循环被阻塞了 ${s(time)}。`),
  "seen:warned": (text = NOTHING) => say`标准错误里有 ${text}。`,

  "mistake:value": (name = NOTHING, value = NOTHING) => say`${name} 不能是 ${value}。`,
  "mistake:nothing": (name = NOTHING, value = NOTHING) => say`这次运行里没有 ${`${name.text}="${value.text}"`}。`,
  "mistake:together": (attributes = NOTHING) => say`这几项各自都有，但没有哪一步同时满足：${attributes}。`,
  "mistake:nth": (number = NOTHING, found = NOTHING) => say`没有第 ${[number.text]} 个这样的步骤：这次运行里有 ${[found.text]} 个。`,
  "mistake:step": (number = NOTHING, found = NOTHING) => say`没有第 ${[number.text]} 步：这次运行共 ${[found.text]} 步。`,
  "mistake:fewLines": () => ["要排序的行不足两行。"],
  "mistake:key": (key = NOTHING) => say`检查里这个地方不能有 ${key}。`,
  "mistake:noKey": () => ["检查必须说明检查什么。"],
  "mistake:companion": (key = NOTHING, ...others) => say`${key} 需要 ${all(others)} 当中的恰好一个。`,
  "mistake:type": (key = NOTHING, form = NOTHING) => say`${key} 应当是${[FORMS[form.text] ?? form.text]}。`,
};
