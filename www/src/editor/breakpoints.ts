/**
 * The line numbers, and breakpoints beside them: a click there, or F9 on the line, sets one or takes it away. They move with
 * the text. The gutter is hidden from screen readers: for them the controls' menu lists the lines.
 */
import { RangeSet, StateEffect, StateField, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, gutter, GutterMarker, keymap, lineNumbers } from "@codemirror/view";

const toggle = StateEffect.define<number>();

class Dot extends GutterMarker {
  constructor(readonly label: string) {
    super();
  }

  override eq(other: Dot): boolean {
    return other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const dot = document.createElement("span");
    dot.className = "loopscope-breakpoint";
    dot.title = this.label;
    return dot;
  }
}

const look = EditorView.baseTheme({
  ".loopscope-breakpoints": { width: "18px", cursor: "pointer" },
  ".loopscope-breakpoints .cm-gutterElement:hover": { backgroundColor: "var(--surface-2)" },
  ".loopscope-breakpoint": {
    display: "inline-block",
    width: "11px",
    height: "11px",
    margin: "0 0 0 5px",
    borderRadius: "50%",
    backgroundColor: "var(--danger)",
    verticalAlign: "-1px",
  },
});

function linesOf(state: EditorState, dots: RangeSet<GutterMarker>): number[] {
  const lines: number[] = [];
  for (const at = dots.iter(); at.value; at.next()) lines.push(state.doc.lineAt(at.from).number);
  return [...new Set(lines)];
}

/** Calls back with the numbers of the marked lines whenever they have changed. */
export function breakpoints(label: () => string, onchange: (lines: readonly number[]) => void): Extension {
  const field = StateField.define<RangeSet<GutterMarker>>({
    create: () => RangeSet.empty,
    update(dots, transaction) {
      dots = dots.map(transaction.changes);
      for (const effect of transaction.effects) {
        if (!effect.is(toggle)) continue;
        const { from, to } = transaction.state.doc.lineAt(effect.value);
        let there = false;
        dots = dots.update({ filter: () => !(there = true), filterFrom: from, filterTo: to });
        if (!there) dots = dots.update({ add: [new Dot(label()).range(from)] });
      }
      return dots;
    },
  });
  const press = (view: EditorView, position: number) => {
    view.dispatch({ effects: toggle.of(position) });
    return true;
  };
  return [
    field,
    gutter({
      class: "loopscope-breakpoints",
      markers: (view) => view.state.field(field),
      initialSpacer: () => new Dot(""),
      domEventHandlers: { mousedown: (view, line) => press(view, line.from) },
    }),
    lineNumbers({ domEventHandlers: { mousedown: (view, line) => press(view, line.from) } }),
    keymap.of([{ key: "F9", run: (view) => press(view, view.state.selection.main.head) }]),
    EditorView.updateListener.of((update) => {
      const before = linesOf(update.startState, update.startState.field(field));
      const now = linesOf(update.state, update.state.field(field));
      if (before.join() !== now.join()) onchange(now);
    }),
    look,
  ];
}
