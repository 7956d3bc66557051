/** A run's lanes: the loop's own, a lane per task, a lane per modelled thread. Bars stay in the run's columns. */
import { LOOP_STATES, TASK_STATES, WAIT_KINDS, type LoopState, type TaskState, type WaitKind } from "../model/states";
import type { Columns, Overview, TaskView, ThreadView } from "../engine/types";
import { Tops } from "./tops";

/** What a bar looks like: its state and, for what waits, what for. */
export type Look = Exclude<TaskState, "waiting"> | "waitTask" | "waitFuture" | "waitLock" | "waitQueue" | "waitThread" | LoopState;

/** Which of several states that share a place is shown: the later one. */
const TASK_ORDER: readonly TaskState[] = ["ready", "waiting", "sleeping", "cancelling", "running", "blocked", "done", "failed", "cancelled"];
const LOOP_ORDER: readonly LoopState[] = ["idle", "callback", "timer", "thread", "step", "wakeup", "held"];

/** Bars in columns: each is a number. */
export interface Bars {
  state: Uint8Array;
  from: Uint32Array;
  to: Uint32Array;
  /** Virtual seconds. */
  start: Float64Array;
  end: Float64Array;
  look(bar: number): Look;
  /** The task that a bar of the loop's is about. */
  about?: Uint32Array;
  tops: Tops;
}

/** The bars `low..high` of those are the lane's own; `last` is how it ended, or -1. */
export interface Lane {
  key: string;
  bars: Bars;
  low: number;
  high: number;
  last: number;
  depth: number;
  /** Whose lane it is; the loop's has neither. */
  task: TaskView | null;
  thread: ThreadView | null;
}

const WAITS: Record<WaitKind, Look> = {
  turn: "ready", sleep: "sleeping", task: "waitTask", gather: "waitTask", wait: "waitTask", taskGroup: "waitTask",
  future: "waitFuture", lock: "waitLock", semaphore: "waitLock", event: "waitLock", condition: "waitLock", barrier: "waitLock",
  queue: "waitQueue", thread: "waitThread", simulated: "waitFuture",
};

function lookOf(state: number, wait: number): Look {
  const name = TASK_STATES[state]!;
  if (name !== "waiting") return name;
  const kind = WAIT_KINDS[wait];
  return kind ? WAITS[kind] : "waitFuture";
}

export function isEnd(look: Look): boolean {
  return look === "done" || look === "failed" || look === "cancelled";
}

function ranks<T>(names: readonly T[], order: readonly T[]): number[] {
  return names.map((name) => order.indexOf(name));
}

function taskBars(columns: Columns): Bars {
  const { barState: state, barFrom: from, barTo: to, barStart: start, barEnd: end, barWait } = columns;
  return { state, from, to, start, end, look: (bar) => lookOf(state[bar]!, barWait[bar]!), tops: new Tops(state, ranks(TASK_STATES, TASK_ORDER)) };
}

function threadBars(columns: Columns): Bars {
  const { threadState: state, threadFrom: from, threadTo: to, threadStart: start, threadEnd: end, threadWait } = columns;
  return { state, from, to, start, end, look: (bar) => lookOf(state[bar]!, threadWait[bar]!), tops: new Tops(state, ranks(TASK_STATES, TASK_ORDER)) };
}

function loopBars(columns: Columns): Bars {
  const { loopState: state, loopFrom: from, loopTo: to, loopStart: start, loopEnd: end, loopTask: about } = columns;
  return { state, from, to, start, end, about, look: (bar) => LOOP_STATES[state[bar]!]!, tops: new Tops(state, ranks(LOOP_STATES, LOOP_ORDER)) };
}

/** The loop first, then the tasks: children under their creator, in order of creation; then the threads. */
export function lanesOf(overview: Overview, columns: Columns, tasks: readonly TaskView[]): Lane[] {
  const ofTasks = taskBars(columns);
  const ofThreads = threadBars(columns);
  const ofLoop = loopBars(columns);
  const taskPlaces = stretches(columns.barTask);
  const threadPlaces = stretches(columns.threadId);
  const loop: Lane = { key: "loop", bars: ofLoop, low: 0, high: ofLoop.state.length, last: -1, depth: 0, task: null, thread: null };
  const lane = (key: string, bars: Bars, place: [number, number] | undefined, who: Pick<Lane, "task" | "thread" | "depth">): Lane => {
    const [low, high] = place ?? [0, 0];
    const last = high > low && isEnd(bars.look(high - 1)) ? high - 1 : -1;
    return { key, bars, low, high: last < 0 ? high : last, last, ...who };
  };
  return [
    ...(ofLoop.state.length > 0 ? [loop] : []),
    ...inOrder(tasks).map((task) => lane(`task ${task.id}`, ofTasks, taskPlaces.get(task.id), { task, thread: null, depth: task.depth })),
    ...overview.threads.map((thread) => lane(`thread ${thread.id}`, ofThreads, threadPlaces.get(thread.id), { task: null, thread, depth: 0 })),
  ];
}

/** Where each value of a sorted column stands. */
function stretches(sorted: Uint32Array): Map<number, [number, number]> {
  const found = new Map<number, [number, number]>();
  for (let i = 0, low = 0; i < sorted.length; i++) {
    if (sorted[i + 1] === sorted[i]) continue;
    found.set(sorted[i]!, [low, i + 1]);
    low = i + 1;
  }
  return found;
}

function inOrder(tasks: readonly TaskView[]): TaskView[] {
  const known = new Set(tasks.map(({ id }) => id));
  const children = new Map<number | null, TaskView[]>();
  for (const task of tasks) {
    const parent = task.parent !== null && known.has(task.parent) ? task.parent : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(task);
    else children.set(parent, [task]);
  }
  const ordered: TaskView[] = [];
  // A stack, not a recursion: each task may have made the next, thousands deep.
  const open = (children.get(null) ?? []).toReversed();
  for (let task = open.pop(); task; task = open.pop()) {
    ordered.push(task);
    open.push(...(children.get(task.id) ?? []).toReversed());
  }
  return ordered;
}
