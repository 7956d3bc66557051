/** What a task waits for in the end: whom the task that it waits for waits for, and so on. */
import type { PrimitiveView, TaskAt } from "../engine/types";

export interface Chain {
  /** The tasks after the first one, in order. */
  tasks: number[];
  /** The last one waits for one that is in the chain already. */
  cycle: boolean;
}

/** The unfinished tasks that a task waits for at this moment. */
function awaited(task: TaskAt, tasks: ReadonlyMap<number, TaskAt>, primitives: readonly PrimitiveView[]): number[] {
  if (!task.wait) return [];
  const { primitive, tasks: members } = task.wait;
  // Who holds a lock now counts, not who did when the wait began.
  const holders = primitive === null ? undefined : primitives.find(({ id }) => id === primitive)?.holders;
  return (holders ?? members).filter((id) => tasks.get(id)?.result === null && !["done", "failed", "cancelled"].includes(tasks.get(id)!.state));
}

/** Follows a task as long as what it waits for is one single task. */
export function chainOf(task: TaskAt, tasks: ReadonlyMap<number, TaskAt>, primitives: readonly PrimitiveView[]): Chain {
  const chain: number[] = [];
  for (let at: TaskAt | undefined = task; at; ) {
    const next: number[] = awaited(at, tasks, primitives);
    if (next.length !== 1) break;
    if (next[0] === task.id || chain.includes(next[0]!)) return { tasks: [...chain, next[0]!], cycle: true };
    chain.push(next[0]!);
    at = tasks.get(next[0]!);
  }
  return { tasks: chain, cycle: false };
}
