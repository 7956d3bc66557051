/** The states of tasks, by their numbers in a run's columns. */
export { TASK_STATES } from "../engine/types";
