/** How a join, a limit or a lock is at an event. */
import type { GraphNode, GraphSpell, TaskState } from "../../engine/types";

/** A task's states serve for all; what tasks meet at is just there. */
export type CardState = TaskState | "there";

/** The last of its spells that has begun. */
export function spellAt({ spells }: GraphNode, event: number): GraphSpell | null {
  return spells.findLast(({ from }) => from <= event) ?? null;
}

/** Its state in the words of tasks; null before it is there. */
export function stateOf(node: GraphNode, event: number): CardState | null {
  const spell = spellAt(node, event);
  if (!spell) return null;
  if (node.kind === "cancelTimer") return event < spell.to ? "sleeping" : "cancelling";
  if (event < spell.to) return node.number === null ? "waiting" : "there";
  return spell.outcome === "none" ? "done" : spell.outcome;
}
