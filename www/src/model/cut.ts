/** A run as it is known up to an event: what comes later is not there, for any view. */
import type { Columns, Overview } from "../engine/types";
import { firstAtOrAfter } from "./steps";

type Column = keyof Columns;

const EVENTS: readonly Column[] = ["kind", "time", "iteration", "task", "line", "depth"];
const STOPS: readonly Column[] = ["story", "internals", "turns"];
/** The groups of stretches: of which column each begins, and where it ends in events and in time. */
const STRETCHES = [
  { name: "bar", from: "barFrom", to: "barTo", end: "barEnd" },
  { name: "thread", from: "threadFrom", to: "threadTo", end: "threadEnd" },
  { name: "loop", from: "loopFrom", to: "loopTo", end: "loopEnd" },
] as const;
/** The groups of moments: at which column's event each becomes known. */
const MOMENTS = [
  { name: "arrow", at: "arrowTo" },
  { name: "deadline", at: "deadlineEvent" },
] as const;

/** The columns up to an event, that one included. */
export function cutColumns(columns: Columns, event: number): Columns {
  const n = event + 1;
  const now = columns.time[event] ?? 0;
  const cut = { ...columns };
  const put = (name: Column, value: Columns[Column]) => Object.assign(cut, { [name]: value });
  for (const name of EVENTS) put(name, columns[name].slice(0, n));
  for (const name of STOPS) put(name, columns[name].slice(0, firstAtOrAfter(columns[name], n)));
  const keep = (group: string, holds: (index: number) => boolean) => {
    for (const name of Object.keys(columns) as Column[]) {
      if (name.startsWith(group)) put(name, columns[name].filter((_, index) => holds(index)) as Columns[Column]);
    }
  };
  for (const { name, from, to, end } of STRETCHES) {
    keep(name, (index) => columns[from][index]! < n);
    put(to, cut[to].map((value) => Math.min(value, n)));
    put(end, cut[end].map((value) => Math.min(value, now)));
  }
  for (const { name, at } of MOMENTS) {
    keep(name, (index) => columns[at][index]! < n && (name === "arrow" || columns.deadlineAt[index]! <= now));
  }
  return cut;
}

/** The overview up to an event. How the run ends is not known. */
export function cutOverview(overview: Overview, columns: Columns, event: number): Overview {
  const known = <T extends { event: number }>(list: readonly T[]) => list.filter((each) => each.event <= event);
  return {
    ...overview,
    end: { ...overview.end, kind: "ok", text: "", traceback: "", tasks: [], threads: [], limit: 0, range: null },
    duration: columns.time[event] ?? 0,
    events: event + 1,
    iterations: columns.iteration[event] ?? 0,
    tasks: overview.tasks
      .filter(({ created }) => created <= event)
      .map((task) => ({ ...task, ended: task.ended !== null && task.ended <= event ? task.ended : null })),
    threads: overview.threads.filter(({ id }) => Array.from(columns.threadId).some((thread, bar) => thread === id && columns.threadFrom[bar]! <= event)),
    outputs: known(overview.outputs),
    marks: known(overview.marks),
  };
}
