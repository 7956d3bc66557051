/** A program's text as HTML, coloured by classes: a page that runs no script shows it as the editor does. */
import { pythonLanguage } from "@codemirror/lang-python";
import { highlightCode, tagHighlighter, tags } from "@lezer/highlight";
import { escaped } from "./escape";

const CLASSES = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.meta], class: "keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "string" },
  { tag: [tags.number, tags.bool, tags.null], class: "number" },
  { tag: tags.comment, class: "comment" },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.className], class: "function" },
]);

export function highlighted(program: string): string {
  let html = "";
  const piece = (text: string, classes: string) => (html += classes ? `<span class="${classes}">${escaped(text)}</span>` : escaped(text));
  highlightCode(program, pythonLanguage.parser.parse(program), CLASSES, piece, () => (html += "\n"));
  return html;
}
