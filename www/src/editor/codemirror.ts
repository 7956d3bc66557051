/** The editor proper. A module of its own, so that it loads while the program already runs. */
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
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
}

export interface Editor {
  /** Replaces the whole text, as one step that can be undone. */
  replace(text: string): void;
  mark(markings: Markings): void;
  /** Puts the cursor there and shows it. */
  goTo(position: number): void;
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
  "&": { height: "100%", fontSize: "13.5px", color: "var(--text)", backgroundColor: "transparent" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "8px 0 40px", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 12px 0 6px" },
  ".cm-gutters": { backgroundColor: "transparent", border: "none", color: "var(--muted)" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 10px", minWidth: "34px" },
  ".cm-cursor": { borderLeftColor: "var(--text)", borderLeftWidth: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in oklab, var(--accent) 25%, transparent)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--line-strong)" },
});

export function createEditor(options: EditorOptions): Editor {
  // In a shadow root the editor's styles are adopted style sheets, which a strict content policy allows.
  const root = options.parent.attachShadow({ mode: "open" });
  const naming = new Compartment();
  const named = (label: string) => EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" });
  const leave = { key: "Escape", run: () => (options.onleave(), true) };
  const run = { key: "Mod-Enter", run: () => (options.onrun(), true) };

  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        naming.of(named(options.label)),
        lineNumbers(),
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
          if (update.docChanged) options.onchange(update.state.doc.toString());
        }),
      ],
    }),
  });

  const clamp = (position: number) => Math.min(position, view.state.doc.length);
  return {
    replace(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" });
    },
    mark: (next) => view.dispatch({ effects: setMarkings.of(next) }),
    goTo(position) {
      view.dispatch({ selection: { anchor: clamp(position) }, effects: EditorView.scrollIntoView(clamp(position), { y: "center" }) });
      view.focus();
    },
    reveal(position) {
      view.dispatch({ effects: EditorView.scrollIntoView(clamp(position), { y: "nearest", yMargin: 48 }) });
    },
    follow() {
      if (view.hasFocus) view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head, { yMargin: 24 }) });
    },
    relabel: (label) => view.dispatch({ effects: naming.reconfigure(named(label)) }),
    destroy: () => view.destroy(),
  };
}
