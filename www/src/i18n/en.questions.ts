/** Questions, answers and the results of checks in English: one wording for each kind of phrase. */
import type { Part, PhraseKind } from "../engine/types";
import { purposeOf } from "./callbacks";
import { callbacks } from "./en.sentences";
import { count, seconds } from "./format";
import { link, list, NOTHING, say, type Rich, type Wording } from "./rich";

const s = (time = NOTHING): Rich => {
  const text = `${seconds(Number(time.text))} s`;
  return time.event === null ? [text] : link(time, text);
};
const all = (names: readonly Part[]) => list(names, ", ", " and ");
const n = (number = NOTHING) => [count(Number(number.text))];
const plural = (number = NOTHING, one: string, many: string) => [`${count(Number(number.text))} ${number.text === "1" ? one : many}`];

const STATES: Record<string, string> = {
  unmade: "not made yet",
  ready: "ready, in the queue",
  running: "running right now",
  sleeping: "suspended, in a sleep",
  waiting: "suspended, waiting for something",
  blocked: "held up, while another blocks the loop",
  cancelling: "about to be cancelled",
  done: "done: it has returned",
  failed: "failed, with an exception",
  cancelled: "ended by a cancellation",
};
const state = (name = NOTHING) => [STATES[name.text] ?? name.text];

/** How a run ends, behind "ends" or "ended". */
const ENDS: Record<string, string> = {
  well: "well",
  error: "with an exception that nobody catches",
  deadlock: "in a deadlock: nothing can go on",
  limit: "at one of the limits of a run",
  stopped: "because it was stopped",
};
const end = (name = NOTHING) => [ENDS[name.text] ?? name.text];

const ENDINGS: Record<string, string> = { done: "ended well", failed: "failed", cancelled: "ended cancelled", unfinished: "had not ended" };
const ending = (name = NOTHING) => [ENDINGS[name.text] ?? name.text];

/** What a value has to be. */
const FORMS: Record<string, string> = {
  number: "a number, 0 or more",
  count: "a whole number, 0 or more",
  text: "a text",
  texts: "a list of texts",
  true: "true",
  end: '"well", "error" or "deadlock"',
  list: "a list",
  object: "an object",
};

const callback = (name = NOTHING, task = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  const what = purpose ? link(name, callbacks[purpose]) : say`the callback ${name}`;
  return task.text ? say`${what}, of ${task}` : what;
};
const by = (task = NOTHING): Rich => (task.text ? say` by ${task}` : []);
const many = ({ text } = NOTHING) => Number(text) > 1;

export const questions: Record<PhraseKind, Wording> = {
  "ask:output": () => ["What is printed next?"],
  "ask:order": () => ["In which order are these lines printed?"],
  "ask:time": () => ["At what time does this happen?"],
  "ask:total": () => ["How long does the whole program take?"],
  "ask:ready": () => ["Who is in the ready queue, in order?"],
  "ask:next": () => ["Which task runs next?"],
  "ask:state": (task = NOTHING) => say`In which state is ${task}?`,
  "ask:fails": () => ["Which tasks end with an exception?"],
  "ask:cancelled": () => ["Which tasks end cancelled?"],
  "ask:runsOn": () => ["Which tasks have not ended yet?"],
  "ask:end": () => ["How does the program end?"],
  "ask:readyThen": (runner = NOTHING) => say`Let ${runner} run until it gives way or ends. Who is in the ready queue then, in order?`,
  "ask:stateThen": (runner = NOTHING, task = NOTHING) =>
    runner.text === task.text
      ? say`Let ${runner} run until it gives way or ends. In which state is it then?`
      : say`Let ${runner} run until it gives way or ends. In which state is ${task} then?`,
  "ask:resumes": (task = NOTHING) => say`${task} waits. At what time does it go on?`,

  "choice:line": (text = NOTHING) => say`${text}`,
  "choice:nothing": () => ["Nothing more is printed."],
  "choice:task": (task = NOTHING) => say`${task}`,
  "choice:callback": callback,
  "choice:nobody": () => ["None: no task goes on any more."],
  "choice:state": state,
  "choice:end": (name = NOTHING) => [`It ends ${ENDS[name.text] ?? name.text}.`],

  "fact:printed": (time, task) => say`It is printed${by(task)} at ${s(time)}.`,
  "fact:printedBefore": (time, task) => say`It has been printed already${by(task)}, at ${s(time)}.`,
  "fact:neverPrinted": () => ["This run never prints it."],
  "fact:more": () => ["More is printed after this."],
  "fact:noMore": () => ["This was the last of the output."],
  "fact:queued": (place, time) => say`It is number ${n(place)} in the queue, since ${s(time)}.`,
  "fact:state": (task = NOTHING, name, time) => say`At ${s(time)}, ${task} is ${state(name)}.`,
  "fact:resumes": (task = NOTHING, time) => say`${task} goes on at ${s(time)}.`,
  "fact:neverResumes": (task = NOTHING) => say`${task} does not go on any more.`,
  "fact:somebody": () => ["There is a task that goes on."],
  "fact:nobody": () => ["No task goes on after this."],
  "fact:ended": (task = NOTHING, name, time) => say`${task} ${ending(name)}, at ${s(time)}.`,
  "fact:happens": (time) => say`It happens at ${s(time)}.`,
  "fact:total": (time) => say`The whole program takes ${s(time)}.`,
  "fact:end": (name) => say`The program ends ${end(name)}.`,

  "asked:ends": (name) => say`The program ends ${end(name)}.`,
  "asked:within": (time) => say`The whole program takes at most ${s(time)}.`,
  "asked:takes": (time) => say`The whole program takes exactly ${s(time)}.`,
  "asked:atLeast": (time) => say`The whole program takes at least ${s(time)}.`,
  "asked:prints": (...lines) => (lines.length > 0 ? say`It prints exactly this, in this order: ${all(lines)}.` : ["It prints nothing."]),
  "asked:printsAnyOrder": (...lines) => say`It prints exactly these lines, in any order: ${all(lines)}.`,
  "asked:printsLine": (text = NOTHING) => say`It prints a line with ${text}.`,
  "asked:neverPrints": (text = NOTHING) => say`It never prints a line with ${text}.`,
  "asked:order": (...texts) => say`These come in this order in the output: ${all(texts)}.`,
  "asked:atMostAt": (number, line = NOTHING) => say`At most ${plural(number, "task waits", "tasks wait")} at ${line} at once.`,
  "asked:togetherAt": (number, line = NOTHING) => say`At some moment at least ${plural(number, "task waits", "tasks wait")} at ${line} at once.`,
  "asked:atMostTasks": (number, name = NOTHING) => say`At most ${plural(number, "task", "tasks")} of ${name} at once.`,
  "asked:togetherTasks": (number, name = NOTHING) => say`At some moment at least ${plural(number, "task", "tasks")} of ${name} at once.`,
  "asked:tasksAtLeast": (number, name = NOTHING) => say`At least ${plural(number, "task runs", "tasks run")} ${name}.`,
  "asked:cancelled": (...names) => say`Cancelled at the end: ${all(names)}.`,
  "asked:failed": (...names) => say`Failed at the end: ${all(names)}.`,
  "asked:allDone": () => ["No task is still running when the program ends."],
  "asked:noneFailed": () => ["No task fails."],
  "asked:noneCancelled": () => ["No task is cancelled."],
  "asked:neverBlocked": () => ["Nothing blocks the event loop."],
  "asked:noWarnings": () => ["Nothing appears on standard error."],

  "seen:ends": (name) => say`It ended ${end(name)}.`,
  "seen:took": (time) => say`It took ${s(time)}.`,
  "seen:line": (number = NOTHING, text = NOTHING, wanted = NOTHING) => say`Line ${[number.text]} of the output is ${text}; it should be ${wanted}.`,
  "seen:extraLine": (number = NOTHING, text = NOTHING) => say`Line ${[number.text]} of the output, ${text}, is one too many.`,
  "seen:missingLine": (text = NOTHING) => say`The line ${text} is missing.`,
  "seen:extra": (text = NOTHING) => say`The line ${text} is one too many.`,
  "seen:noLine": (text = NOTHING) => say`No line has ${text}.`,
  "seen:printed": (text = NOTHING, time) => say`At ${s(time)} it printed ${text}.`,
  "seen:before": (text = NOTHING, earlier = NOTHING) => say`${text} came before ${earlier}.`,
  "seen:atOnce": (number, time, ...tasks) => (many(number) ? say`At ${s(time)} there were ${n(number)} at once: ${all(tasks)}.` : say`At ${s(time)} there was one: ${all(tasks)}.`),
  "seen:neverMore": (number, time, ...tasks) =>
    many(number) ? say`There were never more than ${n(number)} at once: at ${s(time)} ${all(tasks)}.` : say`There was never more than one at a time: ${all(tasks)} at ${s(time)}, for example.`,
  "seen:nobody": () => ["There was none at any time."],
  "seen:tasks": (number = NOTHING, ...tasks) => {
    if (tasks.length === 0) return ["There was none."];
    return many(number) ? say`There were only ${n(number)}: ${all(tasks)}.` : say`There was only one: ${all(tasks)}.`;
  },
  "seen:noTask": (name = NOTHING) => say`There was no task called ${name}.`,
  "seen:endedAs": (task = NOTHING, name) => say`${task} ${ending(name)}.`,
  "seen:left": (...tasks) => say`Still under way when the main task had ended: ${all(tasks)}.`,
  "seen:failed": (task = NOTHING, exception = NOTHING) => say`${task} failed with ${exception}.`,
  "seen:cancelled": (task = NOTHING) => say`${task} was cancelled.`,
  "seen:blocked": (time, task = NOTHING) => (task.text ? say`${task} blocked the whole loop for ${s(time)}.` : say`The whole loop was blocked for ${s(time)}.`),
  "seen:warned": (text = NOTHING) => say`Standard error has ${text}.`,

  "mistake:value": (name = NOTHING, value = NOTHING) => say`${name} can't be ${value}.`,
  "mistake:nothing": (name = NOTHING, value = NOTHING) => say`Nothing in this run has ${`${name.text}="${value.text}"`}.`,
  "mistake:together": (attributes = NOTHING) => say`Each of these is somewhere in this run, but no step has them all: ${attributes}.`,
  "mistake:nth": (number = NOTHING, found = NOTHING) => say`There is no number ${[number.text]} of such steps: this run has ${[found.text]}.`,
  "mistake:step": (number = NOTHING, found = NOTHING) => say`There is no step ${[number.text]}: this run has ${[found.text]}.`,
  "mistake:fewLines": () => ["There are fewer than two lines to put in order."],
  "mistake:key": (key = NOTHING) => say`A check can't have ${key} here.`,
  "mistake:noKey": () => ["A check must say what is checked."],
  "mistake:companion": (key = NOTHING, ...others) => say`${key} needs exactly one of ${all(others)}.`,
  "mistake:type": (key = NOTHING, form = NOTHING) => say`${key} must be ${[FORMS[form.text] ?? form.text]}.`,
};
