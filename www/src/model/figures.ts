/** The figures of a stretch of a run: how long each task was in each state, and what the loop did. */
import type { Columns } from "../engine/types";
import { firstAtOrAfter } from "./steps";
import { LOOP_STATES, TASK_STATES, type TaskState } from "./states";

export interface Figures {
  /** Virtual seconds. */
  from: number;
  to: number;
  turns: number;
  handles: number;
  tasks: TaskFigures[];
  /** The states that any task was in for some time. */
  states: TaskState[];
}

export interface TaskFigures {
  task: number;
  /** How often it was run. */
  steps: number;
  /** Seconds by state. */
  seconds: Partial<Record<TaskState, number>>;
}

/** Of the events `from..to`, and of the time from one moment to another. */
export function figuresOf(columns: Columns, events: { from: number; to: number }, time: { from: number; to: number }): Figures {
  const tasks = new Map<number, TaskFigures>();
  const seen = new Set<number>();
  const figuresFor = (task: number) => {
    let figures = tasks.get(task);
    if (!figures) tasks.set(task, (figures = { task, steps: 0, seconds: {} }));
    return figures;
  };
  const { barTask, barState, barStart, barEnd, barFrom } = columns;
  for (let bar = 0; bar < barTask.length; bar++) {
    const state = TASK_STATES[barState[bar]!]!;
    if (state === "running" && barFrom[bar]! >= events.from && barFrom[bar]! < events.to) figuresFor(barTask[bar]!).steps++;
    const length = Math.min(barEnd[bar]!, time.to) - Math.max(barStart[bar]!, time.from);
    if (length <= 0) continue;
    const { seconds } = figuresFor(barTask[bar]!);
    seconds[state] = (seconds[state] ?? 0) + length;
    seen.add(barState[bar]!);
  }
  const { loopState, loopFrom, turns } = columns;
  let handles = 0;
  const held = LOOP_STATES.indexOf("held");
  for (let bar = firstAtOrAfter(loopFrom, events.from); bar < loopFrom.length && loopFrom[bar]! < events.to; bar++) {
    // A handle that held the loop is in two parts: the second one is no other handle.
    if (loopState[bar]! > held && loopState[bar - 1] !== held) handles++;
  }
  return {
    ...time,
    turns: firstAtOrAfter(turns, events.to) - firstAtOrAfter(turns, events.from),
    handles,
    tasks: [...tasks.values()].sort((a, b) => a.task - b.task),
    states: TASK_STATES.filter((_, state) => seen.has(state)),
  };
}
