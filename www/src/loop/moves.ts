/** What has moved between two states of the loop: where each thing is, and where it was. */
import type { State, TaskAt } from "../engine/types";

export type Place = "timers" | "ready" | "running" | "waiting";

/** A task's step and the task are one thing, wherever it is; other handles go by their number. */
export function keyOf(handle: { id: number; kind: string; task: number | null }): string {
  return handle.task !== null && (handle.kind === "step" || handle.kind === "wakeup") ? taskKey(handle.task) : handleKey(handle.id);
}

export const taskKey = (task: number) => `task ${task}`;
export const handleKey = (handle: number) => `handle ${handle}`;

/** What is after this step is what was before the next one. */
const known = new WeakMap<State, ReadonlyMap<string, Place>>();

/** Where each thing is. */
function places(state: State): ReadonlyMap<string, Place> {
  const told = known.get(state);
  if (told) return told;
  const found = new Map<string, Place>();
  for (const task of state.tasks) {
    if (isWaiting(task)) found.set(taskKey(task.id), "waiting");
  }
  for (const { handle } of state.timers) found.set(handleKey(handle), "timers");
  for (const handle of state.ready) found.set(keyOf(handle), "ready");
  const { running } = state;
  if (running?.handle) found.set(keyOf(running.handle), "running");
  if (running && running.task !== null) found.set(taskKey(running.task), "running");
  known.set(state, found);
  return found;
}

/** Whether a task stands in the list of those that wait. One that is being cancelled may be ready already, or run. */
export function isWaiting({ state, wait }: TaskAt): boolean {
  return state === "sleeping" || state === "waiting" || state === "blocked" || (state === "cancelling" && wait !== null);
}

/** Where the things that are elsewhere now were before; `new` for those that were nowhere. */
export function moves(before: State | null, now: State): Map<string, Place | "new"> {
  const moved = new Map<string, Place | "new">();
  if (!before) return moved;
  const was = places(before);
  for (const [key, place] of places(now)) {
    if (was.get(key) !== place) moved.set(key, was.get(key) ?? "new");
  }
  return moved;
}
