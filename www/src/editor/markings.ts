/** What the run and its problems leave in the text: the line about to run, the awaits where tasks are suspended, errors. */
import { RangeSet, StateEffect, StateField, type EditorState, type Extension, type Range as Placed } from "@codemirror/state";
import { Decoration, EditorView, gutterLineClass, GutterMarker, WidgetType, type DecorationSet } from "@codemirror/view";
import type { Range } from "../engine/types";
import type { Tag } from "./tags";

export interface Markings {
  /** The line about to run. */
  next: Range | null;
  /** What the gutter says of it. */
  nextLabel: string;
  suspended: readonly { range: Range; tags: readonly Tag[]; label: string }[];
  problems: readonly { range: Range; message: string }[];
  /** Texts beside lines, by line number. */
  values: readonly { line: number; text: string }[];
}

export const setMarkings = StateEffect.define<Markings>();

interface Drawn {
  decorations: DecorationSet;
  gutter: RangeSet<GutterMarker>;
}

const NOTHING: Drawn = { decorations: Decoration.none, gutter: RangeSet.empty };

/** The names of the tasks that are suspended at an await. */
class TagsWidget extends WidgetType {
  constructor(
    readonly tags: readonly Tag[],
    readonly label: string,
  ) {
    super();
  }

  override eq(other: TagsWidget): boolean {
    return other.label === this.label && other.tags.map(({ text }) => text).join() === this.tags.map(({ text }) => text).join();
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("span");
    box.className = "loopscope-tags";
    box.title = this.label;
    box.setAttribute("role", "note");
    box.setAttribute("aria-label", this.label);
    for (const { text, colour } of this.tags) {
      const tag = box.appendChild(document.createElement("span"));
      tag.textContent = text;
      tag.style.setProperty("--colour", colour);
    }
    return box;
  }
}

/** The values of variables, beside a line. */
class ValuesWidget extends WidgetType {
  constructor(readonly text: string) {
    super();
  }

  override eq(other: ValuesWidget): boolean {
    return other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const box = document.createElement("span");
    box.className = "loopscope-values";
    box.textContent = this.text;
    return box;
  }
}

class LineMark extends GutterMarker {
  override elementClass: string;

  constructor(kind: "next" | "problem") {
    super();
    this.elementClass = `loopscope-${kind}-gutter`;
  }
}

const nextMark = new LineMark("next");
const problemMark = new LineMark("problem");

function draw(state: EditorState, { next, nextLabel, suspended, problems, values }: Markings): Drawn {
  const length = state.doc.length;
  const inside = (range: Range) => ({ from: Math.min(range.start, length), to: Math.min(Math.max(range.end, range.start), length) });
  const decorations: Placed<Decoration>[] = [];
  const gutter: Placed<GutterMarker>[] = [];

  if (next) {
    const line = state.doc.lineAt(inside(next).from);
    decorations.push(Decoration.line({ class: "loopscope-next", attributes: { title: nextLabel } }).range(line.from));
    gutter.push(nextMark.range(line.from));
  }
  for (const { range, tags, label } of suspended) {
    const { from, to } = inside(range);
    // Of an await over several lines the first one is marked: the others are its arguments.
    const end = state.doc.lineAt(from).to;
    if (from < Math.min(to, end)) decorations.push(Decoration.mark({ class: "loopscope-await" }).range(from, Math.min(to, end)));
    decorations.push(Decoration.widget({ widget: new TagsWidget(tags, label), side: 1 }).range(end));
  }
  for (const { line, text } of values) {
    if (line > state.doc.lines) continue;
    decorations.push(Decoration.widget({ widget: new ValuesWidget(text), side: 2 }).range(state.doc.line(line).to));
  }
  for (const { range, message } of problems) {
    const { from, to } = widened(state, inside(range));
    if (from < to) decorations.push(Decoration.mark({ class: "loopscope-problem", attributes: { title: message } }).range(from, to));
    gutter.push(problemMark.range(state.doc.lineAt(from).from));
  }
  return { decorations: Decoration.set(decorations, true), gutter: RangeSet.of(gutter, true) };
}

/** An empty range, as at the end of a line, is widened to one character so that it can be seen. */
function widened(state: EditorState, { from, to }: { from: number; to: number }): { from: number; to: number } {
  if (from < to) return { from, to };
  const line = state.doc.lineAt(from);
  return from < line.to ? { from, to: from + 1 } : { from: Math.max(line.from, from - 1), to: from };
}

const field = StateField.define<Drawn>({
  create: () => NOTHING,
  update(drawn, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarkings)) return draw(transaction.state, effect.value);
    }
    if (!transaction.docChanged) return drawn;
    return { decorations: drawn.decorations.map(transaction.changes), gutter: drawn.gutter.map(transaction.changes) };
  },
  provide: (self) => [
    EditorView.decorations.from(self, ({ decorations }) => decorations),
    gutterLineClass.from(self, ({ gutter }) => gutter),
  ],
});

const look = EditorView.baseTheme({
  ".loopscope-next": { backgroundColor: "var(--accent-soft)" },
  ".cm-lineNumbers .loopscope-next-gutter": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    fontWeight: "700",
  },
  ".cm-lineNumbers .loopscope-problem-gutter": {
    backgroundColor: "var(--danger)",
    color: "var(--surface-1)",
    fontWeight: "700",
  },
  ".loopscope-await": { borderBottom: "2px dotted var(--waiting-ink)" },
  ".loopscope-problem": {
    textDecoration: "underline wavy var(--danger)",
    textDecorationThickness: "1.5px",
    textUnderlineOffset: "3px",
    backgroundColor: "var(--danger-soft)",
  },
  ".loopscope-values": {
    marginLeft: "14px",
    padding: "0 6px",
    borderRadius: "4px",
    backgroundColor: "var(--surface-2)",
    color: "var(--muted)",
    fontSize: "12px",
    userSelect: "none",
  },
  ".loopscope-tags": { display: "inline-flex", gap: "4px", marginLeft: "10px", fontFamily: "var(--font)", fontSize: "11px", userSelect: "none" },
  ".loopscope-tags span": {
    padding: "0 6px",
    border: "1px solid var(--colour)",
    borderRadius: "9px",
    color: "var(--colour)",
    backgroundColor: "var(--surface-1)",
    lineHeight: "1.45",
    fontWeight: "600",
  },
});

export function markings(): Extension {
  return [field, look];
}
