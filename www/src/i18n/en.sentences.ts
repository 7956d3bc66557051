/** The core's sentences in English, one for each kind. */
import type { SentenceKind } from "../engine/types";
import { count, megabytes, seconds } from "./format";
import { list, say, type Wording } from "./rich";

const s = (value = "") => [`${seconds(Number(value))} s`];
const number = (value = "") => [count(Number(value))];
const mb = (bytes = "") => [`${megabytes(Number(bytes))} MB`];
const all = (names: readonly string[]) => list(names, ", ", " and ");
/** `the lock`, or what the program calls it. */
const the = (noun: string, name = "") => (name ? say`the ${[noun]} ${name}` : [`the ${noun}`]);

/** What a timer or callback is: its function, and the task that it is for. */
const of = (name = "", task = "") => (task ? say`${name} of ${task}` : say`${name}`);

/** Waits that differ in a noun only. */
function waits(noun: string, got: string): [resumed: Wording, suspended: Wording] {
  return [
    (task = "", name) => say`${task} goes on: ${the(noun, name)} ${[got]}.`,
    (task = "", name) => say`${task} waits for ${the(noun, name)}.`,
  ];
}

const [futureResumed, futureSuspended] = waits("future", "is done");
const [lockResumed, lockSuspended] = waits("lock", "is free, and now its own");
const [semaphoreResumed, semaphoreSuspended] = waits("semaphore", "has room for it");
const [eventResumed, eventSuspended] = waits("event", "is set");
const [conditionResumed, conditionSuspended] = waits("condition", "was notified");
const [barrierResumed, barrierSuspended] = waits("barrier", "is complete");
const [queueResumed, queueSuspended] = waits("queue", "is ready for it");
const [threadResumed, threadSuspended] = waits("thread", "has answered");
const [groupResumed, groupSuspended] = waits("task group", "has no unfinished tasks left");
const [waitResumed, waitSuspended] = waits("tasks of its wait", "have got far enough");

export const sentences: Record<SentenceKind, Wording> = {
  start: () => ["The program has not begun."],
  loopStarted: () => ["The event loop begins."],
  loopStopped: () => ["The event loop ends."],
  iteration: (turn, handles) =>
    say`Turn ${number(turn)} of the loop begins. It runs what is in the ready queue now: ${number(handles)}.`,
  advanced: (time, length) => say`Nothing is ready, so the clock jumps on by ${s(length)}, to ${s(time)}, where the next timer is due.`,

  "handleReady:step": (task = "") => say`A step of ${task} joins the ready queue.`,
  "handleReady:wakeup": (task = "") => say`What ${task} waited for is done, so its wake-up joins the ready queue.`,
  "handleReady:callback": (name, task) => say`The callback ${of(name, task)} joins the ready queue.`,
  "handleReady:timer": (name, task) => say`The timer ${of(name, task)} is due and moves to the ready queue.`,
  "handleReady:thread": (name, task) => say`A thread's answer, ${of(name, task)}, joins the ready queue.`,
  "handleRun:step": (task = "") => say`The loop runs a step of ${task}.`,
  "handleRun:wakeup": (task = "") => say`The loop wakes ${task}.`,
  "handleRun:callback": (name, task) => say`The loop runs the callback ${of(name, task)}.`,
  "handleRun:timer": (name, task) => say`The loop runs the timer ${of(name, task)}.`,
  "handleRun:thread": (name, task) => say`The loop takes a thread's answer: ${of(name, task)}.`,
  handleEnd: (name, task) => say`${of(name, task)} has run.`,
  handleCancelled: (name, task) => say`${of(name, task)} will not run: it was cancelled.`,
  timerSet: (deadline, name, task) => say`A timer is set for ${s(deadline)}: ${of(name, task)}.`,
  timerDue: (deadline, name, task) => say`The timer for ${s(deadline)} is due: ${of(name, task)}.`,

  "taskCreated:first": (task = "", coro = "") => say`The first task, ${task}, is made to run ${coro}. It waits in the ready queue for its turn.`,
  taskCreated: (task = "", coro = "", by = "") =>
    say`${by} makes ${task} to run ${coro}. It has not started: its first step waits in the ready queue.`,
  "taskResumed:start": (task = "", coro = "") => say`${task} starts to run ${coro}.`,
  "taskResumed:cancelled": (task = "") => say`${task} goes on with a cancellation.`,
  "taskResumed:turn": (task = "") => say`${task} goes on: it had given way for one turn.`,
  "taskResumed:sleep": (task = "", length) => say`${task} goes on: its sleep of ${s(length)} is over.`,
  "taskResumed:task": (task = "", other = "") => say`${task} goes on: ${other} has ended.`,
  "taskResumed:gather": (task = "", ...children) => say`${task} goes on: its gather of ${all(children)} is done.`,
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
  "taskResumed:simulated": (task = "", call = "", length) => say`${task} goes on: ${call} (simulated) has answered after ${s(length)}.`,
  "taskSuspended:turn": (task = "") => say`${task} gives way for one turn: it goes to the end of the ready queue.`,
  "taskSuspended:sleep": (task = "", length, until) => say`${task} sleeps for ${s(length)}, until ${s(until)}. The others may run.`,
  "taskSuspended:task": (task = "", other = "") => say`${task} waits for ${other} to end.`,
  "taskSuspended:gather": (task = "", ...children) => say`${task} waits until all are done: ${all(children)}.`,
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
    say`${task} waits for ${call} (simulated), until ${s(until)}. The others may run.`,
  taskDone: (task = "", value = "") => say`${task} is done and returns ${value}.`,
  taskFailed: (task = "", exception = "") => say`${task} fails with ${exception}.`,
  taskCancelled: (task = "") => say`${task} ends cancelled.`,

  cancelRequested: (task = "", by = "") => say`${by} asks for ${task} to be cancelled. It will hear of it at its next turn.`,
  "cancelRequested:self": (task = "") => say`${task} asks for its own cancellation. It takes effect at its next await.`,
  "cancelRequested:loop": (task = "") => say`The loop asks for ${task} to be cancelled. It will hear of it at its next turn.`,
  cancelDelivered: (task = "", by = "") => say`${"CancelledError"} reaches ${task} at its await. ${by} asked for it.`,
  "cancelDelivered:self": (task = "") => say`${"CancelledError"} reaches ${task}, which asked for it itself.`,
  "cancelDelivered:loop": (task = "") => say`${"CancelledError"} reaches ${task} at its await. The loop asked for it.`,
  uncancelled: (task = "", left) => say`A request to cancel ${task} is withdrawn. ${number(left)} remain.`,

  taskRenamed: (coro = "", name = "") => say`The task that runs ${coro} is called ${name} now.`,

  "enter:module": () => ["The program begins."],
  enter: (name = "") => say`${name} is called.`,
  resume: (name = "") => say`${name} goes on.`,
  suspend: (name = "") => say`${name} gives way.`,
  exit: (name = "", value = "") => say`${name} returns ${value}.`,
  unwind: (name = "") => say`The exception leaves ${name}.`,
  "line:module": (line) => say`Line ${number(line)} runs next.`,
  line: (line, name = "") => say`Line ${number(line)}, in ${name}, runs next.`,
  store: (name = "", value = "") => (value ? say`${name} is now ${value}.` : say`${name} is deleted.`),
  raise: (exception = "", name = "") => (name ? say`${exception} is raised in ${name}.` : say`${exception} is raised.`),
  print: (text = "", task = "") => (task ? say`${task} prints ${text}` : say`The program prints ${text}`),
  "print:stderr": (text = "", task = "") => (task ? say`${task} writes to stderr: ${text}` : say`The program writes to stderr: ${text}`),
  "print:report": (text = "") => say`Python reports: ${text}`,
  blocked: (length, until, task = "") =>
    say`${task ? say`${task}` : ["The program"]} holds the whole loop for ${s(length)}, until ${s(until)}. No task can run meanwhile.`,
  "blocked:simulated": (length, until, task = "", call = "") =>
    say`${task ? say`${task}` : ["The program"]} holds the whole loop for ${s(length)}, until ${s(until)}: it waits for ${call} (simulated) without await. No task can run meanwhile.`,
  unblocked: (time) => say`The loop goes on, at ${s(time)}.`,
  "blocked:wait": (what = "", task = "") =>
    say`${task ? say`${task}` : ["The program"]} holds the whole loop: it waits for ${what}. No task can run meanwhile.`,
  threadStarted: (thread = "", task = "") => (task ? say`${task} starts the thread ${thread}.` : say`The thread ${thread} is started.`),
  "threadResumed:start": (thread = "", name = "") => say`The thread ${thread} runs ${name}.`,
  threadResumed: (thread = "") => say`The thread ${thread} goes on.`,
  "threadSuspended:sleep": (thread = "", length, until) =>
    say`The thread ${thread} sleeps for ${s(length)}, until ${s(until)}. The loop runs on meanwhile.`,
  "threadSuspended:wait": (thread = "", what = "") => say`The thread ${thread} waits for ${what}.`,
  threadDone: (thread = "", value = "") => say`The thread ${thread} has run its function, which returned ${value}.`,
  threadFailed: (thread = "", exception = "") => say`The function of the thread ${thread} failed with ${exception}.`,
  handleCalled: (name = "") => say`The thread hands its result to the loop: ${name} is called at once.`,
  futureCreated: (name) => say`${name ? say`A future for ${name}` : ["A future"]} is made.`,
  "futureDone:result": (name = "") => say`${name ? say`The future for ${name}` : ["The future"]} has its result.`,
  "futureDone:exception": (name = "") => say`${name ? say`The future for ${name}` : ["The future"]} has an exception.`,
  "futureDone:cancelled": (name = "") => say`${name ? say`The future for ${name}` : ["The future"]} is cancelled.`,

  "end:ok": (time) => say`The program has ended, at ${s(time)}.`,
  "end:exception": (exception = "") => say`Nobody caught ${exception}, so the program ends.`,
  "end:deadlock": (...tasks) => say`Deadlock: nothing is ready and no timer is set. ${all(tasks)} would wait for ever.`,
  "end:fuel": (limit) => say`The run is stopped here: it has executed ${number(limit)} instructions.`,
  "end:horizon": (limit) => say`The run is stopped here: it has reached ${s(limit)} of virtual time.`,
  "end:iterations": (limit) => say`The run is stopped here, after ${number(limit)} turns of the loop.`,
  "end:memory": (limit) => say`The run is stopped here: it wants more than ${mb(limit)} of memory.`,
  "end:output": (limit) => say`The run is stopped here: it has written ${number(limit)} lines.`,
  "end:trace": (limit) => say`The run is stopped here: ${number(limit)} events are recorded.`,
  "end:rejected": () => ["The program can't run."],
  "end:stopped": () => ["The run was stopped here, by you."],
  "end:engine": (message = "") => say`The engine made a mistake and stops here: ${message}`,
};
