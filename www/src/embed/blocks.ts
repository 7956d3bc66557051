/** A page's code blocks, whatever made the page: mdBook, MkDocs, Sphinx, Docusaurus, or a hand. */
import { runsLoop } from "./statements";
import { programIn } from "./text";

export interface Block {
  /** The outermost element that holds this block and nothing else. */
  readonly outer: HTMLElement;
  readonly program: string;
  /** What its comment, its classes and its attributes ask for. */
  readonly options: Readonly<Record<string, string>>;
}

/** What can be asked for: of a block in its comment, as a class or a `data-` attribute, of all blocks on the script tag. */
export const OPTIONS = ["view", "step", "language", "theme", "editable", "height", "load", "continues", "setup", "off"] as const;

/** A comment that is for the page. One with a colon is for the simulated network, and stays. */
const COMMENT = /^[ \t]*#[ \t]*loopscope(?![:\w])(.*)\n?/m;
/** What stands among the code and is none of it. */
const NO_CODE = "button, nav, .linenos, .linenodiv, .lineno, .ln, .line-number, .buttons, [data-line-numbers], [aria-hidden=true]";
const LANGUAGE = /(?:^|\s)(?:language|lang|highlight|brush:)-?\s*([\w+#-]+)/i;
const PYTHON = /^(?:python3?|py3?|default)$/i;

export function blockOf(pre: HTMLElement): Block | null {
  const outer = outermost(pre);
  const elements = [pre.querySelector("code"), pre, ...parentsUpTo(pre, outer)].filter((element) => element !== null);
  if (!isPython(elements)) return null;
  const text = programIn(textOf(pre.querySelector("code") ?? pre));
  if (/^>>> /m.test(text)) return null;
  const comment = COMMENT.exec(text);
  const program = comment ? text.replace(COMMENT, "").replace(/^\n+/, "") : text;
  const options = { ...elements.map(optionsOn).reduceRight((all, own) => ({ ...all, ...own }), {}), ...(comment ? { marked: "", ...optionsIn(comment[1]!) } : {}) };
  return { outer, program, options };
}

/** A block to be stepped through: it runs a loop, or it was asked for. */
export function isCandidate({ program, options }: Block): boolean {
  if ("off" in options) return false;
  return "marked" in options || runsLoop(program);
}

function isPython(elements: readonly Element[]): boolean {
  for (const element of elements) {
    if (/(?:^|\s)(?:python3?|py|loopscope)(?:\s|$)/i.test(element.className)) return true;
    const language = element.getAttribute("data-lang") ?? LANGUAGE.exec(element.className)?.[1];
    if (language) return PYTHON.test(language);
  }
  // Nobody says what it is: only Python runs an asyncio loop.
  return true;
}

/** `height=300 view=timeline,console off`. */
function optionsIn(text: string): Record<string, string> {
  const pairs = text.trim().split(/\s+/).map((word) => word.split("=", 2));
  return Object.fromEntries(pairs.filter(([key]) => OPTIONS.some((option) => option === key)).map(([key, value]) => [key!, value ?? ""]));
}

function optionsOn(element: Element): Record<string, string> {
  const words = [...element.classList];
  const options = optionsIn(words.map((word) => word.replace(/^loopscope-/, "")).filter((word, i) => word.includes("=") || words[i] !== word).join(" "));
  for (const option of OPTIONS) {
    const value = element.getAttribute(`data-${option}`);
    if (value !== null) options[option] = value;
  }
  return words.includes("loopscope") ? { marked: "", ...options } : options;
}

/** The block with what its page puts around it; a title or a caption is not the block. */
function outermost(pre: HTMLElement): HTMLElement {
  const text = textOf(pre).trim();
  let outer = pre;
  for (let parent = pre.parentElement; parent && /^(?:DIV|FIGURE|TD|TR|TBODY|TABLE)$/.test(parent.tagName); parent = parent.parentElement) {
    if (parent.querySelectorAll("pre").length > 1 && !parent.querySelector("td.linenos")) break;
    if (textOf(parent).trim() !== text) break;
    outer = parent;
  }
  return outer;
}

function parentsUpTo(element: Element, outer: Element): Element[] {
  const parents: Element[] = [];
  for (let at = element; at !== outer && at.parentElement; at = at.parentElement) parents.push(at.parentElement);
  return parents;
}

/** The code's text. Some pages set each line as an element of its own, and leave the line's end out. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element;
  for (const other of copy.querySelectorAll(NO_CODE)) other.remove();
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  for (const line of copy.querySelectorAll(".token-line, .line, code > div")) {
    const next = line.nextSibling;
    const ends = line.textContent?.endsWith("\n") || (next?.nodeType === Node.TEXT_NODE && next.textContent?.startsWith("\n"));
    if (!ends && next) line.append("\n");
  }
  return copy.textContent ?? "";
}
