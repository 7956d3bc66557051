/** What the text says of a node of the graph: its function's steps, the call that makes it, the join or limit that it is. */
import type { Coroutine, GraphNode, Join, Outline, Place, Primitive, Spawn, Step, TaskView, Wrap } from "../../engine/types";

/** A step of a coroutine, as short as a card has room for. */
export interface Row {
  step: Step;
  text: string;
}

/** A card shows so many steps; the inspector shows them all. */
export const ROWS = 5;

export function coroutineOf(outline: Outline, node: GraphNode, task: TaskView | undefined): Coroutine | null {
  const { definition } = node;
  const found = definition && outline.coroutines.find(({ span }) => span.start === definition.start);
  return found ?? outline.coroutines.find(({ qualified }) => qualified === task?.coro) ?? null;
}

export function rowsOf(coroutine: Coroutine | null): Row[] {
  const steps = coroutine?.steps.filter((step) => step.kind !== "definition" && !isDocumentation(step)) ?? [];
  return steps.map((step) => ({ step, text: shortened(step.text) }));
}

function isDocumentation({ kind, text }: Step): boolean {
  return kind === "other" && /^[rb]?("|')/.test(text);
}

/** Without what every line of asyncio has. */
export function shortened(text: string): string {
  return text.replace(/\s+/g, " ").replace(/\b(await|async) /g, "").replace(/\basyncio\./g, "");
}

/** The row at which a task is: the innermost statement around its place. */
export function rowAt(rows: readonly Row[], at: Place | null): number {
  if (!at) return -1;
  return rows.findLastIndex(({ step: { span } }) => span.start <= at.start && at.start < span.end);
}

/** Where the text makes a task. */
export function spawnOf(outline: Outline, { site, nth }: GraphNode): Spawn | null {
  if (!site) return null;
  const within = outline.spawns.filter(({ span }) => site.start <= span.start && span.end <= site.end);
  const exact = within.find(({ span }) => span.start === site.start && span.end === site.end);
  if (exact) return exact;
  const members = within.filter(({ kind }) => kind === "member");
  return members[Math.min(nth, members.length - 1)] ?? null;
}

/** The join that a node is: the innermost one within its place, or around it. */
export function joinOf(outline: Outline, { site }: GraphNode): Join | null {
  if (!site) return null;
  const joins = outline.joins.filter(({ kind }) => kind !== "sequence");
  const within = joins.find(({ span }) => site.start <= span.start && span.end <= site.end);
  const around = joins.findLast(({ statement }) => statement.start <= site.start && site.end <= statement.end);
  return within ?? around ?? null;
}

export function wrapOf(outline: Outline, { site }: GraphNode): Wrap | null {
  return (site && outline.wraps.find(({ span }) => span.start === site.start)) ?? null;
}

export function primitiveOf(outline: Outline, { site }: GraphNode): Primitive | null {
  return (site && outline.primitives.find(({ span }) => span.start === site.start)) ?? null;
}
