/** Where the longer strides through a run lead: from one event to another, later or earlier. Null: there is no such event. */
import { EVENT_KINDS, NONE, type Columns } from "../engine/types";

type EventKind = (typeof EVENT_KINDS)[number];

const NUMBER = Object.fromEntries(EVENT_KINDS.map((kind, number) => [kind, number])) as Record<EventKind, number>;

/** What a run can be stopped by, beside the lines that the reader marked. */
export const BREAKS = {
  created: ["taskCreated"],
  resumed: ["taskResumed"],
  done: ["taskDone", "taskFailed"],
  cancelled: ["cancelDelivered", "taskCancelled"],
  raised: ["raise"],
  timer: ["timerDue"],
} as const satisfies Record<string, readonly EventKind[]>;

export type BreakKind = keyof typeof BREAKS;

/** Ways to go on, or back, that look for something. */
export type Stride = "over" | "task" | "output" | "break";

/** On, or back. */
export type Way = 1 | -1;

/** The first event behind `from`, or the last one before it, of which something holds. */
function next({ kind }: Columns, from: number, way: Way, holds: (event: number) => boolean): number | null {
  for (let event = from + way; event >= 0 && event < kind.length; event += way) if (holds(event)) return event;
  return null;
}

/** The next output. */
export function nextOutput(columns: Columns, from: number, way: Way = 1): number | null {
  return next(columns, from, way, (event) => columns.kind[event] === NUMBER.print);
}

/** When a task goes on next, or went on last. */
export function nextOfTask(columns: Columns, from: number, task: number, way: Way = 1): number | null {
  const { kind } = columns;
  // A cancellation that it goes on with is one step with it.
  const start = way < 0 && kind[from] === NUMBER.cancelDelivered ? from - 1 : from;
  const resumed = next(columns, start, way, (event) => columns.task[event] === task && kind[event] === NUMBER.taskResumed);
  return resumed !== null && kind[resumed + 1] === NUMBER.cancelDelivered ? resumed + 1 : resumed;
}

/** The task that an event is in, or the last one before it that was running. */
export function taskAround({ task }: Columns, event: number): number | null {
  for (let at = event; at >= 0; at--) if (task[at] !== NONE) return task[at]!;
  return null;
}

const ENDS = [NUMBER.taskDone, NUMBER.taskFailed, NUMBER.taskCancelled];

/**
 * Over an await: when the task goes on, or ends; back, when it gave way, or was made. By lines: its next line, or the one
 * before, in the same call or one outside of it.
 */
export function overAwait(columns: Columns, from: number, lines: boolean, way: Way = 1): number | null {
  const { task, kind, depth } = columns;
  const own = taskAround(columns, from);
  if (own === null) return null;
  const ends = (event: number) => task[event] === own && ENDS.includes(kind[event]!);
  if (!lines) {
    if (way < 0) return next(columns, from, way, (event) => task[event] === own && kind[event] === NUMBER.taskSuspended);
    const back = nextOfTask(columns, from, own);
    const end = next(columns, from, way, ends);
    return back === null || (end !== null && end < back) ? end : back;
  }
  let line = from;
  while (line > 0 && !(task[line] === own && kind[line] === NUMBER.line)) line--;
  const outer = kind[line] === NUMBER.line ? depth[line]! : Infinity;
  return next(columns, from, way, (event) => (task[event] === own && kind[event] === NUMBER.line && depth[event]! <= outer) || ends(event));
}

/** The next event that the reader wants to be stopped by. */
export function nextBreak(columns: Columns, from: number, lines: ReadonlySet<number>, kinds: ReadonlySet<BreakKind>, way: Way = 1): number | null {
  const wanted = new Set([...kinds].flatMap((kind) => BREAKS[kind].map((event: EventKind) => NUMBER[event])));
  const stops = (event: number) => {
    const kind = columns.kind[event]!;
    return wanted.has(kind) || (kind === NUMBER.line && lines.has(columns.line[event]!));
  };
  return next(columns, from, way, stops);
}

/** What a stride goes by. */
export interface Search {
  way: Way;
  /** Over an await by lines, not by steps of the task. */
  byLines: boolean;
  /** The task whose steps are looked for; null: the one that is running, or ran last. */
  task: number | null;
  lines: ReadonlySet<number>;
  breaks: ReadonlySet<BreakKind>;
}

/** Where a stride leads from an event. */
export function whereto(stride: Stride, columns: Columns, from: number, { way, byLines, task, lines, breaks }: Search): number | null {
  switch (stride) {
    case "over":
      return overAwait(columns, from, byLines, way);
    case "task": {
      const own = task ?? taskAround(columns, from);
      return own === null ? null : nextOfTask(columns, from, own, way);
    }
    case "output":
      return nextOutput(columns, from, way);
    case "break":
      return nextBreak(columns, from, lines, breaks, way);
  }
}
