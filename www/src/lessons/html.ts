/** A lesson's prose as HTML. Every text is escaped; the interactive parts are there to be read, and to be brought to life. */
import type { PhrasingContent, RootContent } from "mdast";
import type { Directives } from "mdast-util-directive";
import type { Messages } from "../i18n";
import { anchorOf } from "./anchor";
import { escaped } from "./escape";
import { highlighted } from "./highlight";
import type { Rich } from "../i18n/rich";
import type { Check, Lesson, Part } from "../model/lesson";
import { requirement } from "./requirements";

type Node = RootContent | PhrasingContent;

export function bodyHtml(lesson: Lesson, words: Messages): string {
  return new Writer(lesson, words.lessons, words.question).blocks(lesson.body);
}

export function summaryHtml(lesson: Lesson, words: Messages): string {
  return new Writer(lesson, words.lessons, words.question).inline(lesson.summary);
}

class Writer {
  /** By file: the part that shows it. */
  private readonly shown = new Map<string, number>();

  constructor(
    private readonly lesson: Lesson,
    private readonly words: Messages["lessons"],
    private readonly phrases: Messages["question"],
  ) {}

  blocks(nodes: readonly RootContent[]): string {
    return nodes.map((node) => this.node(node)).join("\n");
  }

  inline(nodes: readonly Node[]): string {
    return nodes.map((node) => this.node(node)).join("");
  }

  private node(node: Node): string {
    switch (node.type) {
      case "text":
        return escaped(joined(node.value));
      case "paragraph":
        return `<p>${this.inline(node.children)}</p>`;
      case "heading":
        return `<h${node.depth}>${this.inline(node.children)}</h${node.depth}>`;
      case "emphasis":
        return `<em>${this.inline(node.children)}</em>`;
      case "strong":
        return `<strong>${this.inline(node.children)}</strong>`;
      case "inlineCode":
        return `<code>${escaped(node.value)}</code>`;
      case "break":
        return "<br>";
      case "link":
        return `<a href="${escaped(node.url)}">${this.inline(node.children)}</a>`;
      case "code":
        return this.code(node.lang === "python" || node.lang === "py" ? highlighted(node.value) : escaped(node.value));
      case "blockquote":
        return `<blockquote>${this.blocks(node.children)}</blockquote>`;
      case "list": {
        const tag = node.ordered ? "ol" : "ul";
        const start = node.ordered && node.start && node.start !== 1 ? ` start="${node.start}"` : "";
        const items = node.children.map(({ children, spread }) => {
          const tight = !node.spread && !spread;
          return `<li>${children.map((child) => (tight && child.type === "paragraph" ? this.inline(child.children) : this.node(child))).join("\n")}</li>`;
        });
        return `<${tag}${start}>${items.join("\n")}</${tag}>`;
      }
      case "thematicBreak":
        return "<hr>";
      case "textDirective":
      case "leafDirective":
      case "containerDirective":
        return this.directive(node);
      default:
        return "";
    }
  }

  private directive(node: Directives): string {
    const index = node.data?.part;
    const part = index === undefined ? undefined : this.lesson.parts[index];
    if (part && index !== undefined) return this.part(node, part, index);
    switch (node.name) {
      case "hint":
        return `<details class="hint"><summary>${this.words.hint}</summary>${this.inside(node)}</details>`;
      case "note":
        return `<aside class="note"><p class="kicker">${this.words.note}</p>${this.inside(node)}</aside>`;
      default:
        // A colon before a word.
        return `:${escaped(node.name)}`;
    }
  }

  private inside(node: Directives): string {
    return node.type === "containerDirective" ? this.blocks(node.children) : this.inline(node.children);
  }

  private part(node: Directives, part: Part, index: number): string {
    const place = `data-part="${index}" id="${anchorOf(index)}"`;
    switch (part.kind) {
      case "show":
        return `<a class="show" ${place} href="#${anchorOf(this.shown.get(part.file) ?? index)}">${this.inside(node)}</a>`;
      case "program":
        this.shown.set(part.file, index);
        return this.figure(part.file, place);
      case "predict":
        return this.section("predict", this.words.predict, place, this.inside(node));
      case "task": {
        this.shown.set(part.file, index);
        const children = node.children as RootContent[];
        const hints = children.filter((child) => child.type === "containerDirective" && child.name === "hint");
        const prose = children.filter((child) => !hints.includes(child));
        const checks = this.lesson.checks[part.file] ?? [];
        const solution = `<details class="solution"><summary>${this.words.solution}</summary>${this.figure(part.solution)}</details>`;
        const still = `<div class="still">${this.must(checks)}<p class="kicker">${this.words.start}</p>${this.figure(part.file)}</div>`;
        return this.section("task", this.words.task, place, `${this.blocks(prose)}\n${still}`, `${this.blocks(hints)}\n${solution}`);
      }
      case "compare":
        return this.section("compare", this.words.compare, place, `<div class="pair">${this.figure(part.left)}${this.figure(part.right)}</div>`);
    }
  }

  /** What is before the live part of a section, and what is behind it. */
  private section(name: string, title: string, place: string, before: string, behind = ""): string {
    return `<section class="part ${name}" ${place}><h2 class="kicker">${title}</h2>\n${before}\n<div class="live"></div>\n${behind}</section>`;
  }

  private must(checks: readonly Check[]): string {
    if (checks.length === 0) return "";
    const items = checks.map((check) => `<li>${richHtml(requirement(check, this.phrases))}</li>`);
    return `<p class="kicker">${this.words.must}</p><ul>${items.join("")}</ul>`;
  }

  private figure(file: string, place = ""): string {
    const program = this.lesson.programs[file] ?? "";
    return `<figure class="program" ${place}><figcaption><span class="file">${escaped(file)}</span><span class="live"></span></figcaption>${this.code(highlighted(program.trimEnd()))}</figure>`;
  }

  /** What is too wide scrolls, also by the keyboard. */
  private code(html: string): string {
    return `<pre tabindex="0"><code>${html}\n</code></pre>`;
  }
}

function richHtml(rich: Rich): string {
  return rich.map((piece) => (typeof piece === "string" ? escaped(piece) : `<code>${escaped(piece.code)}</code>`)).join("");
}

const CJK = "[\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef“”‘’…—]";
const BETWEEN_CJK = new RegExp(`(?<=${CJK})\\n(?=${CJK})`, "g");

/** A line break between Chinese characters is no space. */
function joined(text: string): string {
  return text.replace(BETWEEN_CJK, "");
}
