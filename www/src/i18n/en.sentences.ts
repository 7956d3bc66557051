/** The core's sentences in English, one for each kind. */
import type { Part, SentenceKind } from "../engine/types";
import { purposeOf, type CallbackPurpose } from "./callbacks";
import { count, megabytes, seconds } from "./format";
import { link, list, NOTHING, say, type Rich, type Wording } from "./rich";

const s = ({ text } = NOTHING) => [`${seconds(Number(text))} s`];
const at = (time = NOTHING) => (time.event === null ? s(time) : link(time, `${seconds(Number(time.text))} s`));
const number = ({ text } = NOTHING) => [count(Number(text))];
const mb = ({ text } = NOTHING) => [`${megabytes(Number(text))} MB`];
const all = (names: readonly Part[]) => list(names, ", ", " and ");
/** `the lock`, or what the program calls it. */
const the = (noun: string, name = NOTHING) => (name.text ? say`the ${[noun]} ${name}` : [`the ${noun}`]);
const line = (place = NOTHING) => link(place, `line ${place.text}`);
const inLine = (place = NOTHING) => (place.text ? say` in ${line(place)}` : []);

const ORDINALS = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
const ordinal = ({ text } = NOTHING) => [ORDINALS[Number(text)] ?? `number ${text}`];

export const callbacks: Record<CallbackPurpose, string> = {
  gather: "a gather's callback",
  group: "a task group's callback",
  wait: "the callback of a wait",
  sleep: "the end of a sleep",
  timeout: "a timeout",
  stop: "the callback that stops the loop",
  shield: "a shield's callback",
  release: "the end of a wait",
  thread: "the link to a thread's result",
};
/** asyncio's own callbacks by what they are for, the program's by their names. */
const callback = (name = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  return purpose ? link(name, callbacks[purpose]) : say`the callback ${name}`;
};

const capital = ([first, ...rest]: Rich): Rich =>
  typeof first === "string" ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : first ? [first, ...rest] : rest;

/** What a timer or callback is: what it is for or its function, and the task that it is about. */
const of = (name = NOTHING, task = NOTHING): Rich => {
  const purpose = purposeOf(name.text);
  const what = purpose ? [callbacks[purpose]] : say`${name}`;
  return task.text ? say`${what} of ${task}` : what;
};

const callbackOf = (name = NOTHING, task = NOTHING): Rich => {
  const about = task.text ? say` for ${task}` : [];
  return [...callback(name), ...about];
};

/** Waits that differ in a noun only. */
function waits(noun: string, got: string): [resumed: Wording, suspended: Wording] {
  return [
    (task = NOTHING, name) => say`${task} goes on: ${the(noun, name)} ${[got]}.`,
    (task = NOTHING, name, ...holders) =>
      holders.length > 0 ? say`${task} waits for ${the(noun, name)}, which ${all(holders)} ${[holders.length > 1 ? "hold" : "holds"]}.` : say`${task} waits for ${the(noun, name)}.`,
  ];
}

const [futureResumed, futureSuspended] = waits("future", "is done");
const [lockResumed, lockSuspended] = waits("lock", "is free, and now its own");
const [semaphoreResumed, semaphoreSuspended] = waits("semaphore", "has room for it");
const [eventResumed, eventSuspended] = waits("event", "is set");
const [conditionResumed, conditionSuspended] = waits("condition", "was notified");
const [barrierResumed, barrierSuspended] = waits("barrier", "is complete");
/** What a task wants of a queue, by the method that it awaits. */
const QUEUE: Record<string, [resumed: (queue: Rich) => Rich, suspended: (queue: Rich) => Rich]> = {
  "queue.get": [(queue) => say`there is an item in ${queue}`, (queue) => say`an item of ${queue}`],
  "queue.put": [(queue) => say`there is room in ${queue}`, (queue) => say`room in ${queue}`],
  "queue.join": [(queue) => say`every item of ${queue} is done`, (queue) => say`every item of ${queue} to be done`],
};
export const queueWait = (name = NOTHING, way = NOTHING, suspended: 0 | 1) => (QUEUE[way.text] ?? QUEUE["queue.get"]!)[suspended](the("queue", name));
const [threadResumed, threadSuspended] = waits("thread", "has answered");
const [groupResumed, groupSuspended] = waits("task group", "has no unfinished tasks left");
const [waitResumed, waitSuspended] = waits("tasks of its wait", "have got far enough");

const NOUNS: Record<string, string> = {
  lock: "lock",
  semaphore: "semaphore",
  event: "event",
  condition: "condition",
  barrier: "barrier",
  queue: "queue",
  future: "future",
};
const noun = (kind = NOTHING) => NOUNS[kind.text] ?? "thing";

const reaches = (task = NOTHING, place = NOTHING) => say`${"CancelledError"} reaches ${task} at its await${inLine(place)}`;
const whose = (task = NOTHING, other: Rich = ["The program"]) => (task.text ? say`${task}` : other);

export const sentences: Record<SentenceKind, Wording> = {
  start: () => ["The program has not begun."],
  loopStarted: () => ["The event loop begins."],
  loopStopped: () => ["The event loop ends."],
  iteration: (turn, handles) =>
    say`Turn ${number(turn)} of the loop begins. It runs what is in the ready queue now: ${number(handles)}.`,
  advanced: (time, length) => say`Nothing is ready, so the clock jumps on by ${s(length)}, to ${s(time)}, where the next timer is due.`,

  "handleReady:step": (task = NOTHING) => say`A step of ${task} joins the ready queue.`,
  "handleReady:wakeup": (task = NOTHING) => say`What ${task} waited for is done, so its wake-up joins the ready queue.`,
  "handleReady:callback": (name, task) => say`${capital(callbackOf(name, task))} joins the ready queue.`,
  "handleReady:timer": (name, task) => say`A timer is due and moves to the ready queue: ${of(name, task)}.`,
  "handleReady:thread": (name, task) => say`A thread's answer, ${of(name, task)}, joins the ready queue.`,
  "handleRun:step": (task = NOTHING) => say`The loop runs a step of ${task}.`,
  "handleRun:wakeup": (task = NOTHING) => say`The loop wakes ${task}.`,
  "handleRun:callback": (name, task) => say`The loop runs ${callbackOf(name, task)}.`,
  "handleRun:gather": (child) => say`A callback tells the gather that ${whose(child, ["a child"])} has ended.`,
  "handleRun:group": (child) => say`A callback tells the task group that ${whose(child, ["a task"])} has ended.`,
  "handleRun:stop": (task) => say`A callback tells the loop that ${whose(task, ["its task"])} has ended. The loop will stop after this turn.`,
  "handleRun:sleep": (task) => say`A timer ends: the sleep of ${whose(task, ["a task"])} is over.`,
  "handleRun:timeout": (deadline, place) => say`A timer ends: the timeout${inLine(place)} strikes, as it was set to at ${s(deadline)}.`,
  "handleRun:timer": (name, task) => say`The loop runs a timer that was due: ${of(name, task)}.`,
  "handleRun:thread": (name, task) => say`The loop takes a thread's answer: ${of(name, task)}.`,
  handleEnd: (name, task) => say`${capital(of(name, task))} has run.`,
  handleCancelled: (name, task) => say`${capital(of(name, task))} will not run: it was cancelled.`,
  timerSet: (deadline, name, task) => say`A timer is set for ${s(deadline)}: ${of(name, task)}.`,
  timerDue: (deadline, name, task) => say`The timer for ${s(deadline)} is due: ${of(name, task)}.`,

  "taskCreated:first": (task = NOTHING, coro = NOTHING) => say`The first task, ${task}, is made to run ${coro}. It waits in the ready queue for its turn.`,
  "taskCreated:loop": (task = NOTHING, coro = NOTHING) => say`The loop makes ${task} to run ${coro}. It waits in the ready queue for its turn.`,
  taskCreated: (task = NOTHING, coro = NOTHING, by = NOTHING) =>
    say`${by} makes ${task} to run ${coro}. It has not started: its first step waits in the ready queue.`,
  "taskResumed:start": (task = NOTHING, coro = NOTHING) => say`${task} starts to run ${coro}.`,
  "taskResumed:cancelled": (task = NOTHING) => say`${task} goes on with a cancellation.`,
  "taskResumed:turn": (task = NOTHING) => say`${task} goes on: it had given way for one turn.`,
  "taskResumed:sleep": (task = NOTHING, length = NOTHING, until) => say`${task} goes on: its ${`sleep(${length.text})`} ended at t = ${s(until)}.`,
  "taskResumed:task": (task = NOTHING, other = NOTHING) => say`${task} goes on: ${other} has ended.`,
  "taskResumed:taskFailed": (task = NOTHING, other = NOTHING, exception = NOTHING) => say`${task} goes on: ${other} failed, so ${exception} is raised at its await.`,
  "taskResumed:taskCancelled": (task = NOTHING, other = NOTHING) => say`${task} goes on: ${other} was cancelled, so ${"CancelledError"} is raised at its await.`,
  "taskResumed:gather": (task = NOTHING, ...children) => say`${task} goes on: its gather of ${all(children)} is done.`,
  "taskResumed:gatherFailed": (task = NOTHING, child = NOTHING, exception = NOTHING) => say`${task} goes on: its gather failed with ${child}, so ${exception} is raised at its await.`,
  "taskResumed:gatherCancelled": (task = NOTHING, child = NOTHING) => say`${task} goes on: ${child} of its gather was cancelled, so ${"CancelledError"} is raised at its await.`,
  "taskResumed:future": futureResumed,
  "taskResumed:lock": lockResumed,
  "taskResumed:semaphore": semaphoreResumed,
  "taskResumed:event": eventResumed,
  "taskResumed:condition": conditionResumed,
  "taskResumed:barrier": barrierResumed,
  "taskResumed:queue": (task = NOTHING, name, way) => say`${task} goes on: ${queueWait(name, way, 0)}.`,
  "taskResumed:thread": threadResumed,
  "taskResumed:taskGroup": groupResumed,
  "taskResumed:wait": waitResumed,
  "taskResumed:simulated": (task = NOTHING, call = NOTHING, length) => say`${task} goes on: ${call} (simulated) has answered after ${s(length)}.`,
  "taskSuspended:turn": (task = NOTHING) => say`${task} gives way for one turn: it goes to the end of the ready queue.`,
  "taskSuspended:sleep": (task = NOTHING, length, until) => say`${task} sleeps for ${s(length)}, until ${s(until)}. The others may run.`,
  "taskSuspended:task": (task = NOTHING, other = NOTHING) => say`${task} waits for ${other} to end.`,
  "taskSuspended:gather": (task = NOTHING, ...children) => say`${task} waits until all are done: ${all(children)}.`,
  "taskSuspended:future": futureSuspended,
  "taskSuspended:lock": lockSuspended,
  "taskSuspended:semaphore": semaphoreSuspended,
  "taskSuspended:event": eventSuspended,
  "taskSuspended:condition": conditionSuspended,
  "taskSuspended:barrier": barrierSuspended,
  "taskSuspended:queue": (task = NOTHING, name, way) => say`${task} waits for ${queueWait(name, way, 1)}.`,
  "taskSuspended:thread": threadSuspended,
  "taskSuspended:taskGroup": groupSuspended,
  "taskSuspended:wait": waitSuspended,
  "taskSuspended:simulated": (task = NOTHING, call = NOTHING, _length, until) => say`${task} waits for ${call} (simulated), until ${s(until)}. The others may run.`,
  taskDone: (task = NOTHING, value = NOTHING) => say`${task} is done and returns ${value}.`,
  taskFailed: (task = NOTHING, exception = NOTHING) => say`${task} fails with ${exception}.`,
  taskCancelled: (task = NOTHING) => say`${task} ends cancelled.`,

  cancelRequested: (task = NOTHING, by = NOTHING) => say`${by} asks for ${task} to be cancelled. It will hear of it at its next turn.`,
  "cancelRequested:self": (task = NOTHING) => say`${task} asks for its own cancellation. It takes effect at its next await.`,
  "cancelRequested:timeout": (task = NOTHING, deadline, place) => say`The timeout${inLine(place)} has come to its deadline, ${s(deadline)}, and asks for ${task} to be cancelled.`,
  "cancelRequested:group": (task = NOTHING, failed) => say`The task group asks for ${task} to be cancelled, because ${whose(failed, ["another one"])} failed.`,
  "cancelRequested:run": (task = NOTHING) => say`${"asyncio.run"} ends, and asks for ${task}, which is left over, to be cancelled.`,
  "cancelRequested:loop": (task = NOTHING) => say`A callback asks for ${task} to be cancelled. It will hear of it at its next turn.`,
  cancelDelivered: (task, place, time, by = NOTHING) => say`${reaches(task, place)}. ${by} asked for it at ${at(time)}.`,
  "cancelDelivered:self": (task, place, time) => say`${reaches(task, place)}. It asked for it itself, at ${at(time)}.`,
  "cancelDelivered:timeout": (task, place, deadline, set) => say`${reaches(task, place)}, because of the timeout${inLine(set)}, whose deadline was ${s(deadline)}.`,
  "cancelDelivered:group": (task, place, time, failed) => say`${reaches(task, place)}. The task group asked for it at ${at(time)}, when ${whose(failed, ["another one"])} failed.`,
  "cancelDelivered:run": (task, place, time) => say`${reaches(task, place)}. ${"asyncio.run"} asked for it at ${at(time)}, for the program ends.`,
  "cancelDelivered:loop": (task, place, time) => say`${reaches(task, place)}. A callback asked for it at ${at(time)}.`,
  uncancelled: (task = NOTHING, left) => say`A request to cancel ${task} is withdrawn. ${number(left)} remain.`,

  taskRenamed: (coro = NOTHING, name = NOTHING) => say`The task that runs ${coro} is called ${name} now.`,

  "enter:module": () => ["The program begins."],
  enter: (name = NOTHING) => say`${name} is called.`,
  resume: (name = NOTHING) => say`${name} goes on.`,
  suspend: (name = NOTHING) => say`${name} gives way.`,
  exit: (name = NOTHING, value = NOTHING) => say`${name} returns ${value}.`,
  unwind: (name = NOTHING) => say`The exception leaves ${name}.`,
  "line:module": (place = NOTHING) => say`${link(place, `Line ${place.text}`)} runs next.`,
  line: (place = NOTHING, name = NOTHING) => say`${link(place, `Line ${place.text}`)}, in ${name}, runs next.`,
  store: (name = NOTHING, value = NOTHING) => (value.text ? say`${name} is now ${value}.` : say`${name} is deleted.`),
  raise: (exception = NOTHING, name = NOTHING) => (name.text ? say`${exception} is raised in ${name}.` : say`${exception} is raised.`),
  print: (text = NOTHING, task) => say`${whose(task)} prints ${text}`,
  "print:stderr": (text = NOTHING, task) => say`${whose(task)} writes to stderr: ${text}`,
  "print:report": (text = NOTHING) => say`Python reports: ${text}`,
  blocked: (length, until, task) => say`${whose(task)} holds the whole loop for ${s(length)}, until ${s(until)}. No task can run meanwhile.`,
  unblocked: (time) => say`The loop goes on, at ${s(time)}.`,
  "blocked:simulated": (length, until, task, call = NOTHING) =>
    say`${whose(task)} holds the whole loop for ${s(length)}, until ${s(until)}: it waits for ${call} (simulated) without await. No task can run meanwhile.`,
  "blocked:wait": (what = NOTHING, task) => say`${whose(task)} holds the whole loop: it waits for ${what.text ? what : ["a thread"]}. No task can run meanwhile.`,
  threadStarted: (thread = NOTHING, task = NOTHING) => (task.text ? say`${task} starts the thread ${thread}.` : say`The thread ${thread} is started.`),
  "threadResumed:start": (thread = NOTHING, name = NOTHING) => say`The thread ${thread} runs ${name}.`,
  threadResumed: (thread = NOTHING) => say`The thread ${thread} goes on.`,
  "threadSuspended:sleep": (thread = NOTHING, length, until) =>
    say`The thread ${thread} sleeps for ${s(length)}, until ${s(until)}. The loop runs on meanwhile.`,
  "threadSuspended:wait": (thread = NOTHING, what = NOTHING) => say`The thread ${thread} waits for ${what.text ? what : ["something"]}.`,
  threadDone: (thread = NOTHING, value = NOTHING) => say`The thread ${thread} has run its function, which returned ${value}.`,
  threadFailed: (thread = NOTHING, exception = NOTHING) => say`The function of the thread ${thread} failed with ${exception}.`,
  handleCalled: () => ["The thread hands its result to the loop at once: that does not wait in the ready queue."],
  futureCreated: (name = NOTHING) => say`${name.text ? say`A future for ${name}` : ["A future"]} is made.`,
  "futureDone:result": (name = NOTHING) => say`${name.text ? say`The future for ${name}` : ["The future"]} has its result.`,
  "futureDone:exception": (name = NOTHING) => say`${name.text ? say`The future for ${name}` : ["The future"]} has an exception.`,
  "futureDone:cancelled": (name = NOTHING) => say`${name.text ? say`The future for ${name}` : ["The future"]} is cancelled.`,
  changed: (kind, name) => say`Something has changed: ${the(noun(kind), name)}.`,

  "end:ok": (time) => say`The program has ended, at ${s(time)}.`,
  "end:exception": (exception = NOTHING) => say`Nobody caught ${exception}, so the program ends.`,
  "end:deadlock": (...tasks) => say`Deadlock: nothing is ready and no timer is set. ${all(tasks)} would wait for ever.`,
  "end:fuel": (limit) => say`The run is stopped here: it has executed ${number(limit)} instructions.`,
  "end:horizon": (limit) => say`The run is stopped here: it has reached ${s(limit)} of virtual time.`,
  "end:iterations": (limit) => say`The run is stopped here, after ${number(limit)} turns of the loop.`,
  "end:memory": (limit) => say`The run is stopped here: it wants more than ${mb(limit)} of memory.`,
  "end:output": (limit) => say`The run is stopped here: it has written ${number(limit)} lines.`,
  "end:trace": (limit) => say`The run is stopped here: ${number(limit)} events are recorded.`,
  "end:rejected": () => ["The program can't run."],
  "end:stopped": () => ["The run was stopped here, by you."],
  "end:engine": (message = NOTHING) => say`The engine made a mistake and stops here: ${message}`,

  "queue:first": () => ["It was first in the ready queue."],
  "queue:behind": (place, task = NOTHING) => say`It was ${ordinal(place)} in the ready queue, behind ${task}.`,
  "queue:behindCallback": (place, name) => say`It was ${ordinal(place)} in the ready queue, behind ${callback(name)}.`,
  woken: (by = NOTHING) => say`${by} brought that about.`,
  "next:task": (task = NOTHING) => say`Next the loop runs ${task}.`,
  "next:callback": (name) => say`Next the loop runs ${callback(name)}.`,
  "next:clock": (time) => say`Nothing else is ready, so the clock will go on to ${s(time)}.`,
  wakes: (...tasks) => (tasks.length > 1 ? say`${all(tasks)} have waited for this, and join the ready queue.` : say`${all(tasks)} has waited for this, and joins the ready queue.`),
  "tells:gather": () => ["The gather will hear of it through a callback, which joins the ready queue."],
  "tells:group": () => ["The task group will hear of it through a callback, which joins the ready queue."],
  "tells:run": () => say`${"asyncio.run"} has waited for this: the loop will stop.`,
  "tells:callback": (name = NOTHING) => say`${callback(name)} will hear of it: it joins the ready queue.`,
  unheard: () => ["Nobody awaits it now: the exception stays with the task until somebody asks for it."],
  left: (...tasks) => say`What it started is still there: ${all(tasks)}.`,
  siblings: (...tasks) => say`The gather cancels nothing: ${all(tasks)} ${[tasks.length > 1 ? "run" : "runs"]} on.`,
  "cancel:await": (place) => say`It stands at its await in ${line(place)}, and ${"CancelledError"} will be raised there.`,
  "cancel:notStarted": () => ["It has not started, so none of its lines will run."],
  "cancel:passedOn": (...tasks) => say`It waits for ${all(tasks)}, so the request goes on to there.`,
  "cancel:through": () => ["It is let through: the task will end cancelled."],
  "cancel:caught": () => ["It is caught: the task goes on as if nobody had asked."],
  "cancel:timeout": () => say`The timeout will turn it into ${"TimeoutError"}.`,
  "cancel:group": () => ["The task group keeps it, and waits until its tasks have ended."],
  "escape:except": (place, name = NOTHING) => say`The ${"except"} of ${name} takes it, in ${line(place)}.`,
  "escape:finally": (place, name = NOTHING) => say`On its way the ${"finally"} of ${name} runs, in ${line(place)}.`,
  "escape:line": (place, name = NOTHING) => say`${name} goes on in ${line(place)}.`,
  "escape:leaves": (...functions) => say`It leaves ${all(functions)}: nothing there catches it.`,
  skips: (from = NOTHING, to = NOTHING) => (from.text === to.text ? say`${link(from, `Line ${from.text}`)} is skipped.` : say`Lines ${link(from, from.text)} to ${link(to, to.text)} are skipped.`),
  due: (...tasks) => say`It is the timer of ${all(tasks)}.`,
  tie: (timers) => say`${number(timers)} timers have this deadline: Python leaves their order open.`,
  late: (task = NOTHING, length) => say`The timer of ${task} is late by ${s(length)}.`,
  "late:ready": (task = NOTHING, length) => say`${task} is ready, and has to wait for ${s(length)}.`,
  "deadlock:task": (task = NOTHING, other = NOTHING) => say`${task} waits for ${other}.`,
  "deadlock:holder": (task = NOTHING, name, holder = NOTHING) => say`${task} waits for ${name?.text ? say`${name}` : ["a lock"]}, which ${holder} holds.`,
  "deadlock:nobody": (task = NOTHING, kind, name) => say`${task} waits for ${the(noun(kind), name)}, and nobody is left to end that.`,
};
