/** A run's tasks as lanes, each with the bars of its states. */
import type { Columns, TaskState, TaskView } from "../engine/types";
import { TASK_STATES } from "../model/states";

/** One state of one task, from an event on and up to another, that one excluded. */
export interface Bar {
  state: TaskState;
  from: number;
  to: number;
  /** Virtual seconds. */
  start: number;
  end: number;
}

export interface Lane {
  task: TaskView;
  bars: Bar[];
  /** How the task ended, if it did. */
  last: Bar | null;
}

function isEnd(state: TaskState): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

/** A task that `asyncio.run` makes for itself at its end: no part of the program's story. */
export function isCleanup({ coro }: TaskView): boolean {
  return coro.startsWith("BaseEventLoop.shutdown_");
}

/** A lane per task: children under their creator, in order of creation. */
export function lanesOf(tasks: readonly TaskView[], columns: Columns): Lane[] {
  const lanes = new Map(tasks.map((task) => [task.id, { task, bars: [], last: null } as Lane]));
  for (let i = 0; i < columns.barTask.length; i++) {
    const lane = lanes.get(columns.barTask[i]!);
    if (lane) addBar(lane, columns, i);
  }
  const children = new Map<number | null, TaskView[]>();
  for (const task of tasks) {
    const siblings = children.get(task.parent);
    if (siblings) siblings.push(task);
    else children.set(task.parent, [task]);
  }
  const ordered: Lane[] = [];
  // A stack, not a recursion: each task may have made the next, thousands deep.
  const open = (children.get(null) ?? []).toReversed();
  for (let task = open.pop(); task; task = open.pop()) {
    ordered.push(lanes.get(task.id)!);
    open.push(...(children.get(task.id) ?? []).toReversed());
  }
  return ordered;
}

function addBar(lane: Lane, columns: Columns, i: number): void {
  const bar: Bar = {
    state: TASK_STATES[columns.barState[i]!]!,
    from: columns.barFrom[i]!,
    to: columns.barTo[i]!,
    start: columns.barStart[i]!,
    end: columns.barEnd[i]!,
  };
  if (isEnd(bar.state)) lane.last = bar;
  else lane.bars.push(bar);
}
