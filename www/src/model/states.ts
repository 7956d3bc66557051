/** The states of tasks, of the loop and of waits, by their numbers in a run's columns. */
import { ARROW_KINDS, DEADLINE_KINDS, LOOP_STATES, WAIT_KINDS } from "../engine/types";

export { ARROW_KINDS, DEADLINE_KINDS, EVENT_KINDS, LOOP_STATES, NONE, TASK_STATES, WAIT_KINDS, type TaskState } from "../engine/types";

export type LoopState = (typeof LOOP_STATES)[number];
export type WaitKind = (typeof WAIT_KINDS)[number];
export type ArrowKind = (typeof ARROW_KINDS)[number];
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];
