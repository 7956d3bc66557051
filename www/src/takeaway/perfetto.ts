/**
 * A run in the Trace Event Format, which Perfetto and Chrome's tracing page open: a thread for the loop, each task and each modelled
 * thread, a slice for each state, an arrow for who made, woke or cancelled whom, an instant for each output.
 *
 * On the virtual clock a step takes no time, and the format orders by time. So within an instant each event comes a nanosecond
 * after the one before it: what is that short is order, not time.
 */
import type { Columns, Overview } from "../engine/types";
import { firstAtOrAfter } from "../model/steps";
import { ARROW_KINDS, LOOP_STATES, NONE, TASK_STATES, WAIT_KINDS } from "../model/states";

/** One process holds it all; the loop is its first thread. */
const PID = 1;
const LOOP = 1;
const FIRST_TASK = 2;

interface TraceEvent {
  ph: "M" | "X" | "i" | "s" | "f";
  pid: number;
  tid: number;
  name: string;
  /** Microseconds. */
  ts?: number;
  dur?: number;
  cat?: string;
  /** Of an instant: it is its thread's. */
  s?: "t";
  id?: number;
  /** The arrow ends at the slice around its end, not at the next one. */
  bp?: "e";
  args?: Record<string, string | number>;
}

export interface Trace {
  traceEvents: TraceEvent[];
  displayTimeUnit: "ns" | "ms";
}

export function traceOf(overview: Overview, columns: Columns): Trace {
  const stamp = stampOf(columns.time);
  const states = slices(overview, columns, stamp);
  return {
    traceEvents: [...names(overview), ...states, ...arrows(overview, columns, stamp, states), ...outputs(overview, stamp)],
    displayTimeUnit: "ns",
  };
}

type Stamp = (event: number, time?: number) => number;

/** When an event comes, in nanoseconds; or else a time, if that has come before it: then it is behind the event before. */
function stampOf(times: Float64Array): Stamp {
  const at = new Float64Array(times.length + 1);
  for (let event = 0; event < times.length; event++) {
    at[event] = Math.max(nanoseconds(times[event]!), event > 0 ? at[event - 1]! + 1 : 0);
  }
  at[times.length] = (at[times.length - 1] ?? 0) + 1;
  return (event, time) => {
    if (time === undefined || event >= times.length || time === times[event]) return at[Math.min(event, times.length)]!;
    return Math.max(nanoseconds(time), event > 0 ? at[event - 1]! + 1 : 0);
  };
}

const nanoseconds = (seconds: number) => Math.round(seconds * 1e9);
const micro = (nanoseconds: number) => nanoseconds / 1000;

/** Who is at the end of an arrow: a task, or a thread, counted on behind the last task, or the loop. */
const tidOf = (who: number) => (who === NONE ? LOOP : FIRST_TASK + who);

function names({ tasks, threads }: Overview): TraceEvent[] {
  const lanes = [{ tid: LOOP, name: "Loop" }, ...tasks.map(({ name }, i) => ({ tid: FIRST_TASK + i, name })), ...threads.map(({ name }, i) => ({ tid: FIRST_TASK + tasks.length + i, name }))];
  return [
    { ph: "M", pid: PID, tid: LOOP, name: "process_name", args: { name: "asyncio" } },
    ...lanes.flatMap(({ tid, name }): TraceEvent[] => [
      { ph: "M", pid: PID, tid, name: "thread_name", args: { name } },
      { ph: "M", pid: PID, tid, name: "thread_sort_index", args: { sort_index: tid } },
    ]),
  ];
}

function slices(overview: Overview, columns: Columns, stamp: Stamp): TraceEvent[] {
  const { tasks } = overview;
  const of = (tid: number, name: string, from: number, to: number, start: number, end: number, args: TraceEvent["args"]): TraceEvent[] => {
    const ts = stamp(from, start);
    const dur = stamp(to, end) - ts;
    return dur > 0 ? [{ ph: "X", pid: PID, tid, name, cat: "state", ts: micro(ts), dur: micro(dur), ...(args && { args }) }] : [];
  };
  const waits = (wait: number): TraceEvent["args"] => (WAIT_KINDS[wait] ? { for: WAIT_KINDS[wait] } : undefined);
  const events: TraceEvent[] = [];
  const c = columns;
  for (let i = 0; i < c.loopState.length; i++) {
    const about = tasks[c.loopTask[i]!]?.name;
    events.push(...of(LOOP, LOOP_STATES[c.loopState[i]!]!, c.loopFrom[i]!, c.loopTo[i]!, c.loopStart[i]!, c.loopEnd[i]!, about === undefined ? undefined : { task: about }));
  }
  for (let i = 0; i < c.barState.length; i++) {
    events.push(...of(FIRST_TASK + c.barTask[i]!, TASK_STATES[c.barState[i]!]!, c.barFrom[i]!, c.barTo[i]!, c.barStart[i]!, c.barEnd[i]!, waits(c.barWait[i]!)));
  }
  const firstThread = FIRST_TASK + tasks.length;
  for (let i = 0; i < c.threadState.length; i++) {
    events.push(...of(firstThread + c.threadId[i]!, TASK_STATES[c.threadState[i]!]!, c.threadFrom[i]!, c.threadTo[i]!, c.threadStart[i]!, c.threadEnd[i]!, waits(c.threadWait[i]!)));
  }
  return events;
}

/** Those that have a slice around each end: what the program does outside of the loop is in none. */
function arrows(overview: Overview, columns: Columns, stamp: Stamp, states: readonly TraceEvent[]): TraceEvent[] {
  const byThread = new Map<number, { starts: number[]; ends: number[] }>();
  for (const { tid, ts, dur } of states.toSorted((a, b) => a.ts! - b.ts!)) {
    const lane = byThread.get(tid) ?? { starts: [], ends: [] };
    lane.starts.push(ts!);
    lane.ends.push(ts! + dur!);
    byThread.set(tid, lane);
  }
  const hasSlice = ({ tid, ts }: TraceEvent) => {
    const lane = byThread.get(tid);
    // Half a nanosecond on: the numbers are not exact.
    const last = lane ? firstAtOrAfter(lane.starts, ts! + 0.0005) - 1 : -1;
    return last >= 0 && ts! <= lane!.ends[last]! + 0.0005;
  };
  const known = overview.tasks.length + overview.threads.length;
  const isKnown = (who: number) => who === NONE || who < known;
  return Array.from(columns.arrowKind).flatMap((kind, id): TraceEvent[] => {
    const [source, target] = [columns.arrowSource[id]!, columns.arrowTarget[id]!];
    if (!isKnown(source) || !isKnown(target)) return [];
    const both = { pid: PID, name: ARROW_KINDS[kind]!, cat: "arrow", id };
    const ends: TraceEvent[] = [
      { ...both, ph: "s", tid: tidOf(source), ts: micro(stamp(columns.arrowFrom[id]!)) },
      { ...both, ph: "f", bp: "e", tid: tidOf(target), ts: micro(stamp(columns.arrowTo[id]!)) },
    ];
    return ends.every(hasSlice) ? ends : [];
  });
}

function outputs({ outputs }: Overview, stamp: Stamp): TraceEvent[] {
  return outputs.map(({ event, task, text, stderr }) => ({
    ph: "i",
    s: "t",
    pid: PID,
    tid: tidOf(task ?? NONE),
    name: text.trimEnd() || "(empty line)",
    cat: stderr ? "stderr" : "stdout",
    ts: micro(stamp(event)),
  }));
}
