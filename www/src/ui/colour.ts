/** How many colours there are for tasks before they come round again. */
const TASK_COLOURS = 8;

/** The colour of a task, as a CSS value. */
export function taskColour(task: number | null): string {
  return task === null ? "var(--muted)" : `var(--task-${task % TASK_COLOURS})`;
}
