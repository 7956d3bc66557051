/** Which tasks are suspended where. */
import type { Range, TaskAt } from "../engine/types";
import { taskColour } from "../ui/colour";

export interface Tag {
  text: string;
  colour: string;
}

/** Names beside an await; what is more is counted. */
const SHOWN = 4;
/** Above this the names are only counted. */
const MANY = 8;

/** A label lists so many. */
const LISTED = 40;

export interface Suspended {
  range: Range;
  tasks: number[];
}

/** Their names in words; of very many the first ones. */
export function namesOf(tasks: readonly number[], nameOf: (task: number) => string, separator: string, more: (n: number) => string): string {
  const names = tasks.slice(0, LISTED).map(nameOf);
  if (tasks.length > LISTED) names.push(more(tasks.length - LISTED));
  return names.join(separator);
}

/** The awaits at which tasks are suspended, in the order of the text. */
export function suspendedPlaces(tasks: readonly TaskAt[]): Suspended[] {
  const places = new Map<string, Suspended>();
  for (const { id, at } of tasks) {
    if (!at) continue;
    const key = `${at.start}-${at.end}`;
    const place = places.get(key) ?? { range: at, tasks: [] };
    place.tasks.push(id);
    places.set(key, place);
  }
  return [...places.values()].sort((a, b) => a.range.start - b.range.start);
}

export function tagsOf(tasks: readonly number[], nameOf: (task: number) => string, more: (n: number) => string): Tag[] {
  // Of many the number tells more than a few of the names; they stand in the label.
  if (tasks.length > MANY) return [{ text: `×${tasks.length}`, colour: "var(--muted)" }];
  const tags = tasks.slice(0, SHOWN).map((id) => ({ text: nameOf(id), colour: taskColour(id) }));
  if (tasks.length > SHOWN) tags.push({ text: more(tasks.length - SHOWN), colour: "var(--muted)" });
  return tags;
}
