/** The editor proper. A module of its own, so that it loads while the program already runs. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { difference } from "../model/text";
import { breakpoints } from "./breakpoints";
import { markings, setMarkings, type Markings } from "./markings";

export interface EditorOptions {
  parent: HTMLElement;
  text: string;
  label: string;
  onchange(text: string): void;
  /** Esc: the focus goes elsewhere. */
  onleave(): void;
  /** Ctrl+Enter. */
  onrun(): void;
  /** The lines with a breakpoint are others now. */
  onbreakpoints(lines: readonly number[]): void;
  /** What a breakpoint is called. */
  breakpointLabel(): string;
}

export interface Editor {
  /**
   * Makes this the text, as one step that can be undone. While there is a `base`, the text before a gesture, nothing
   * is noted in the history; when there is none any more, one step leads from it to the text.
   */
  write(text: string, base: string | null): void;
  /** Takes the last step back, or makes it again. */
  travel(way: "undo" | "redo"): void;
  mark(markings: Markings): void;
  /** Puts the cursor there and shows it. */
  goTo(position: number): void;
  /** Selects a stretch and shows it; the focus stays where it is. */
  select(from: number, to: number): void;
  reveal(position: number): void;
  /** Scrolls to where the reader is typing, if they are. */
  follow(): void;
  relabel(label: string): void;
  destroy(): void;
}

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], color: "var(--syntax-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--syntax-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--syntax-number)" },
  { tag: tags.comment, color: "var(--syntax-comment)", fontStyle: "italic" },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.className], color: "var(--syntax-function)" },
  { tag: tags.meta, color: "var(--syntax-keyword)" },
]);

const theme = EditorView.theme({
  "&": { height: "100%", maxHeight: "inherit", fontSize: "13.5px", color: "var(--text)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "8px 0 40px", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-lineNumbers": { cursor: "pointer" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--muted)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 10px", minWidth: "34px" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--accent) 25%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--line-strong)" },
});

/** What is revealed keeps this distance from the edge. */
const MARGIN = 48;

export function createEditor(options: EditorOptions): Editor {
  // In a shadow root the editor's styles are adopted style sheets, which a strict content policy allows.
  const root = options.parent.attachShadow({ mode: "open" });
  const naming = new Compartment();
  const named = (label: string) => EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" });
  const leave = { key: "Escape", run: () => (options.onleave(), true) };
  const run = { key: "Mod-Enter", run: () => (options.onrun(), true) };

  /** The text changes at the page's wish: there is nobody to tell. */
  let writing = false;
  let base: string | null = null;

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        naming.of(named(options.label)),
        breakpoints(options.breakpointLabel, options.onbreakpoints),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        EditorState.allowMultipleSelections.of(true),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        python(),
        syntaxHighlighting(highlighting),
        keymap.of([run, leave, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        markings(),
        theme,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !writing) options.onchange(update.state.doc.toString());
        }),
      ],
    }),
  });

  const clamp = (position: number) => Math.min(position, view.state.doc.length);
  const write = (text: string, remembered: boolean) => {
    const before = view.state.doc.toString();
    if (text === before) return;
    writing = true;
    try {
      const annotations = [Transaction.addToHistory.of(remembered), isolateHistory.of("full")];
      view.dispatch({ changes: difference(before, text), annotations, userEvent: "input.replace" });
    } finally {
      writing = false;
    }
  };
  /** Scrolls within the editor: the page around it stays where the reader has it. */
  const reveal = (position: number) =>
    view.requestMeasure({
      read: () => view.lineBlockAt(clamp(position)),
      write({ top, bottom }) {
        const scroller = view.scrollDOM;
        const height = Math.min(scroller.clientHeight, view.dom.clientHeight);
        if (top - MARGIN < scroller.scrollTop) scroller.scrollTop = top - MARGIN;
        else if (bottom + MARGIN > scroller.scrollTop + height) scroller.scrollTop = bottom + MARGIN - height;
      },
    });
  return {
    write(text, newBase) {
      if (base !== null && newBase === null) write(base, false);
      base = newBase;
      write(text, base === null);
    },
    travel: (way) => void (way === "undo" ? undo(view) : redo(view)),
    mark: (next) => view.dispatch({ effects: setMarkings.of(next) }),
    goTo(position) {
      view.dispatch({ selection: { anchor: clamp(position) }, effects: EditorView.scrollIntoView(clamp(position), { y: "center" }) });
      view.focus();
    },
    select(from, to) {
      view.dispatch({ selection: { anchor: clamp(from), head: clamp(to) } });
      reveal(from);
    },
    reveal,
    follow() {
      if (view.hasFocus) view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 24 }) });
    },
    relabel: (label) => view.dispatch({ effects: naming.reconfigure(named(label)) }),
    destroy: () => view.destroy(),
  };
}
