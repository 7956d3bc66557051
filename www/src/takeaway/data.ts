/** A run as data, for programs of others. */
import type { Run } from "../model/playground.svelte";
import { ARROW_KINDS, DEADLINE_KINDS, EVENT_KINDS, LOOP_STATES, TASK_STATES, WAIT_KINDS } from "../model/states";

/** Grows by one when something in it gets another meaning. */
const VERSION = 1;

/**
 * The program, its overview, and the columns: lists of equal length in groups, as the engine's types describe them. A number of a
 * kind or state is an index into the list of `names`; `NONE` (4294967295) stands for none.
 */
export function dataOf({ source, options, overview, columns }: Run): object {
  return {
    format: "loopscope-run",
    version: VERSION,
    program: source,
    options,
    names: { events: EVENT_KINDS, taskStates: TASK_STATES, loopStates: LOOP_STATES, waits: WAIT_KINDS, arrows: ARROW_KINDS, deadlines: DEADLINE_KINDS },
    overview,
    columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, Array.from(column)])),
  };
}
