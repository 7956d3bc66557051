/** Which edges matter at an event. */
import type { GraphEdge, GraphEdgeKind } from "../../engine/types";
import type { Link } from "./cards";

export interface Activity {
  kind: GraphEdgeKind | "cycle";
  /** Where its arrow points: the way of what is made, put, taken, returned; null when nothing goes either way. */
  towards: "from" | "to" | null;
}

/** Of several things that matter between two cards, the first of these is shown. */
const RANKS: readonly GraphEdgeKind[] = ["cancels", "waitsFor", "puts", "gets", "sets", "awaits", "spawns", "holds"];

/** The arrow's end, of an edge's own two ends. */
const POINTS: Record<GraphEdgeKind, "from" | "to" | null> = {
  spawns: "to",
  awaits: "from",
  cancels: "to",
  holds: null,
  waitsFor: null,
  puts: "to",
  gets: "from",
  sets: "to",
};

/** Whether an edge with these times matters at an event. */
export function isActive(times: readonly number[], event: number): boolean {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= event) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
}

export function activityOf(link: Link, edges: readonly GraphEdge[], event: number): Activity | null {
  let first = RANKS.length;
  let found: Activity | null = null;
  for (const { edge, back } of link.edges) {
    const { kind, times } = edges[edge]!;
    const rank = RANKS.indexOf(kind);
    if (rank >= first || !isActive(times, event)) continue;
    first = rank;
    const end = POINTS[kind];
    const other = end === "from" ? "to" : "from";
    found = { kind, towards: end === null ? null : back ? other : end };
  }
  return found;
}
