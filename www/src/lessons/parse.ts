/** Reads a lesson in one language: Markdown with directives, the programs that it names, its checks. */
import type { PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { directiveFromMarkdown, type Directives } from "mdast-util-directive";
import { cjkFriendlyExtension } from "micromark-extension-cjk-friendly";
import { directive } from "micromark-extension-directive";
import { parseChecks } from "./checks";
import { isDirective, isStray, readDirective } from "./directives";
import { levelFences } from "./fences";
import { fileFor, type Fault, type Files, type Lesson, type Part } from "../model/lesson";

/** Raw HTML is no part of the format: it stays the text that it is. */
const SYNTAX = [directive(), cjkFriendlyExtension(), { disable: { null: ["htmlFlow", "htmlText"] } }];

export interface Reading {
  lesson: Lesson;
  faults: Fault[];
}

export function parseLesson(files: Files, language: string): Reading {
  const reader = new Reader(files, language);
  return { lesson: reader.read(), faults: reader.faults };
}

type Node = RootContent | PhrasingContent;
const lineOf = (node: Node) => node.position?.start.line ?? 1;

class Reader {
  readonly faults: Fault[] = [];
  private readonly text: string;
  private readonly parts: Part[] = [];
  private readonly programs: Record<string, string> = {};
  /** The program that a directive without a file means. */
  private current: string | null = null;

  constructor(
    private readonly files: Files,
    private readonly language: string,
  ) {
    this.text = `${language}.md`;
  }

  read(): Lesson {
    const text = this.files[this.text];
    const checks = parseChecks(this.files["checks.json"] ?? "{}", (line, message) => this.fault(line, message, "checks.json"));
    const lesson: Lesson = { title: "", summary: [], body: [], parts: this.parts, programs: this.programs, checks };
    if (text === undefined) {
      this.fault(1, "this file is missing");
      return lesson;
    }
    const even = levelFences(text, (line, message) => this.fault(line, message));
    const [first, second, ...rest] = fromMarkdown(even, { extensions: SYNTAX, mdastExtensions: [directiveFromMarkdown()] }).children;
    if (first?.type === "heading" && first.depth === 1) lesson.title = plain(first.children);
    else this.fault(1, "a lesson begins with its title: `# Title`");
    if (second?.type === "paragraph") lesson.summary = second.children;
    else this.fault(second ? lineOf(second) : 1, "after the title comes a paragraph that sums the lesson up");
    lesson.body = rest;
    for (const node of [second, ...rest]) if (node) this.visit(node, null);
    this.checkTasks(lesson);
    return lesson;
  }

  private fault(line: number, message: string, file = this.text): void {
    this.faults.push({ file, line, message });
  }

  private visit(node: Node, parent: Directives | null): void {
    switch (node.type) {
      case "text":
        return this.checkText(node.value, lineOf(node));
      case "heading":
        if (node.depth === 1) this.fault(lineOf(node), "a lesson has one title: use ## here");
        break;
      case "linkReference":
      case "definition":
        this.fault(lineOf(node), "write the address at the link: [words](address)");
        break;
      case "link":
        this.checkAddress(node.url, lineOf(node));
        break;
      case "image":
      case "imageReference":
        this.fault(lineOf(node), "a lesson has no images: what is to be seen is in the run");
        return;
    }
    const inner = isDirective(node) ? this.directive(node, parent) : parent;
    if ("children" in node) for (const child of node.children) this.visit(child, inner);
  }

  /** What looks like a mark that did not work is one that the author meant. */
  private checkText(text: string, line: number): void {
    const stray = /\*\*|:::?(?=[a-z])|\]\{/.exec(text);
    if (stray) this.fault(line, `\`${stray[0]}\` did not become what it looks like: check what stands around it`);
  }

  private checkAddress(url: string, line: number): void {
    if (/^[a-z][a-z+.-]*:/i.test(url) && !/^https?:/i.test(url)) this.fault(line, `${url}: a link is http, https, or relative`);
  }

  private directive(node: Directives, parent: Directives | null): Directives | null {
    if (isStray(node)) return parent;
    const line = lineOf(node);
    const part = readDirective(node, {
      line,
      parent: parent?.name ?? null,
      current: this.current,
      fault: (message) => this.fault(line, message),
    });
    if (!part) return node;
    if (part.kind === "program") this.current = part.file;
    for (const file of filesOf(part)) this.need(file, line);
    node.data = { ...node.data, part: this.parts.length };
    this.parts.push(part);
    return node;
  }

  private need(file: string, line: number): void {
    const text = this.files[fileFor(file, this.language)] ?? this.files[file];
    if (text === undefined) this.fault(line, `there is no file ${file}`);
    else this.programs[file] = text;
  }

  private checkTasks({ checks }: Lesson): void {
    const tasks = this.parts.filter((part) => part.kind === "task");
    for (const { file, line } of tasks) {
      if (!checks[file]) this.fault(line, `checks.json has no checks for ${file}`);
    }
    for (const file of Object.keys(checks)) {
      if (!tasks.some((task) => task.file === file)) this.fault(1, `${file} is not the file of any task`, "checks.json");
    }
  }
}

/** The programs that a part needs. */
export function filesOf(part: Part): string[] {
  if (part.kind === "compare") return [part.left, part.right];
  return part.kind === "task" ? [part.file, part.solution] : [part.file];
}

/** The words of a text without its marks. */
export function plain(nodes: readonly Node[]): string {
  return nodes.map((node) => ("value" in node ? node.value : "children" in node ? plain(node.children as Node[]) : "")).join("");
}
