/** The moments of a run that a number in the text decides, by task. */
import type { Columns } from "../engine/types";
import { DEADLINE_KINDS, NONE, type DeadlineKind } from "../model/states";

export interface Deadline {
  /** The same moment has the same key in the next run, when only its number has changed. */
  key: string;
  kind: DeadlineKind;
  task: number | null;
  /** The modelled thread that sleeps. */
  thread: number | null;
  event: number;
  /** Virtual seconds: when the number began to count, and the moment. */
  from: number;
  at: number;
  /** The number, and what it is in the text. */
  seconds: number;
  source: "literal" | "computed" | "unknown";
  start: number;
  end: number;
  /** How often the number counts on the way to this moment: a loop of five sleeps ends at five times its number. */
  times: number;
}

const SOURCES = ["literal", "computed", "unknown"] as const;

export function deadlinesOf(columns: Columns): Deadline[] {
  const seen = new Map<string, number>();
  // The timer that ends a thread's sleep is set right after the sleep began.
  const sleepers = new Map(Array.from(columns.threadFrom, (from, bar) => [from, columns.threadId[bar]!]));
  return Array.from(columns.deadlineKind, (kind, i) => {
    const task = columns.deadlineTask[i]!;
    const start = columns.deadlineSpanStart[i]!;
    const thread = sleepers.get(columns.deadlineEvent[i]! - 1) ?? null;
    const name = `${kind} ${start} ${task} ${thread}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return {
      key: `${name} ${times}`,
      kind: DEADLINE_KINDS[kind]!,
      task: task === NONE ? null : task,
      thread,
      event: columns.deadlineEvent[i]!,
      from: columns.deadlineFrom[i]!,
      at: columns.deadlineAt[i]!,
      seconds: columns.deadlineSeconds[i]!,
      source: SOURCES[columns.deadlineSource[i]!]!,
      start,
      end: columns.deadlineSpanEnd[i]!,
      times: DEADLINE_KINDS[kind] === "sleep" || DEADLINE_KINDS[kind] === "block" ? times : 1,
    };
  });
}

/** The deadlines of each lane, by its key, each lane's by moment. Those of nobody stand on the loop's lane. */
export function byLane(deadlines: readonly Deadline[]): Map<string, Deadline[]> {
  const found = new Map<string, Deadline[]>();
  for (const deadline of deadlines) {
    const { task, thread } = deadline;
    const lane = thread !== null ? `thread ${thread}` : task !== null ? `task ${task}` : "loop";
    const own = found.get(lane);
    if (own) own.push(deadline);
    else found.set(lane, [deadline]);
  }
  for (const own of found.values()) own.sort((a, b) => a.at - b.at || a.event - b.event);
  return found;
}

/** The first of a task's deadlines at or after a moment. */
export function firstFrom(own: readonly Deadline[], time: number): number {
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (own[middle]!.at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
