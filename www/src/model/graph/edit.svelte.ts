/** The reader's gestures on the graph: what is being drawn, asked, refused. */
import type { Change, Gesture, Place, Refusal } from "../../engine/types";
import { applied } from "../text";
import { isObject, type Card } from "./cards";
import { primitiveOf, spawnOf, wrapOf } from "./outline";
import type { GraphView } from "./view.svelte";

/** An edge that the reader draws: where it begins, and where it ends once that is known. */
export interface Drawing {
  from: string;
  to: string | null;
}

/** What goes along with what is to be deleted, in the program's words: to be confirmed. */
export interface Asking {
  gesture: Gesture;
  gone: readonly string[];
}

export class GraphEdit {
  drawing = $state.raw<Drawing | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  asking = $state.raw<Asking | null>(null);
  /** The lines that a gesture would change, before and after; while the reader points at it. */
  preview = $state.raw<{ before: string; after: string } | null>(null);
  /** The panel in which a task is added is open. */
  adding = $state(false);
  /** What was copied: spawns, by the keys of their cards. */
  private copied: readonly string[] = [];
  private pointed = 0;

  constructor(private readonly view: GraphView) {}

  /** Makes a gesture: one step of the one history. What was made is picked. */
  async make(gesture: Gesture): Promise<boolean> {
    this.refusal = null;
    this.preview = null;
    const { playground } = this.view;
    const made = await playground.make(gesture);
    if (!made) return false;
    if (made.kind === "refusal") {
      this.refusal = made;
      return false;
    }
    const { focus } = made;
    await this.view.settled();
    if (focus) this.pickAt(focus);
    return true;
  }

  /** Deletes, once the reader has heard what goes along with it. */
  async remove(gesture: Gesture): Promise<void> {
    const { playground } = this.view;
    const { text } = playground;
    const found = await playground.propose(gesture);
    if (!found) return;
    if (found.kind === "refusal") this.refusal = found;
    else if (found.gone.length === 0) await this.make(gesture);
    else this.asking = { gesture, gone: found.gone.map(({ start, end }) => lineAround(text, start, end)) };
  }

  /** Shows what a gesture would make of the text; null: no longer. */
  async point(gesture: Gesture | null): Promise<void> {
    const asked = ++this.pointed;
    if (!gesture) return void (this.preview = null);
    const { playground } = this.view;
    const { text } = playground;
    const found = await playground.propose(gesture);
    if (asked !== this.pointed) return;
    this.preview = found?.kind === "change" ? changedLines(text, found) : null;
  }

  /** Begins an edge at a card. */
  begin(from: string): void {
    this.drawing = { from, to: null };
  }

  /** Ends the edge at a card; what is meant by it is asked then. */
  end(to: string): void {
    if (this.drawing) this.drawing = this.drawing.from === to ? null : { ...this.drawing, to };
  }

  /** The gesture by which a card is deleted; null when that can't be done with it. */
  removal(key: string): Gesture | null {
    const { drawn, byKey } = this.view;
    const card = byKey.get(key);
    const node = card && drawn?.graph.nodes[card.nodes[0]!];
    if (!node || !drawn.outline) return null;
    const { outline } = drawn;
    if (isObject(node.kind)) {
      const primitive = primitiveOf(outline, node);
      return primitive && { kind: "unlimit", primitive: primitive.span };
    }
    const wrap = wrapOf(outline, node);
    if (wrap) return { kind: "unwrap", wrap: wrap.span };
    const { site } = node;
    const cancel = node.kind === "cancelTimer" && outline.cancels.find(({ span }) => site && span.start <= site.start && site.end <= span.end);
    if (cancel) return { kind: "removeStep", step: cancel.span };
    const task = this.spawnAt(key);
    return task && { kind: "deleteTask", task };
  }

  private pickAt({ start, end }: Place): void {
    const { cards, drawn } = this.view;
    const within = (card: Card) => {
      const node = drawn?.graph.nodes[card.nodes[0]!];
      const site = node && drawn?.outline ? (spawnOf(drawn.outline, node)?.span ?? node.site) : null;
      return site !== null && site.start >= start && site.start < end;
    };
    const found = cards?.cards.find(within);
    if (found) this.view.pick(found.key);
  }

  /** Remembers the picked tasks, or the one that the focus is on; gives how many. */
  copy(key: string | undefined): number {
    const { picks, byKey } = this.view;
    const wanted = key === undefined || picks.includes(key) ? picks : [key];
    this.copied = wanted.filter((each) => byKey.get(each)?.kind === "task");
    return this.copied.length;
  }

  /** Duplicates what was copied. Each has its own place in the text, which the one before may have moved. */
  async paste(): Promise<void> {
    for (const key of this.copied) {
      const task = this.spawnAt(key);
      if (task && !(await this.make({ kind: "duplicateTask", task }))) return;
    }
  }

  /** Where a card's task is made. */
  spawnAt(key: string): Place | null {
    const { drawn, byKey } = this.view;
    const card = byKey.get(key);
    if (!drawn?.outline || !card || card.task === null) return null;
    return spawnOf(drawn.outline, drawn.graph.nodes[card.nodes[0]!]!)?.span ?? null;
  }

  cancel(): boolean {
    if (!this.drawing && !this.refusal && !this.asking && !this.adding) return false;
    this.drawing = null;
    this.refusal = null;
    this.asking = null;
    this.adding = false;
    return true;
  }
}

function lineAround(text: string, start: number, end: number): string {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const to = text.indexOf("\n", end);
  return text.slice(from, to < 0 ? text.length : to).trim();
}

/** The lines that differ, as they are and as they would be. */
function changedLines(text: string, { edits }: Change): { before: string; after: string } {
  const [before, after] = [text.split("\n"), applied(text, edits).split("\n")];
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { before: before.slice(from, before.length - tail).join("\n"), after: after.slice(from, after.length - tail).join("\n") };
}
