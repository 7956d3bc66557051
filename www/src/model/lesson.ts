/** What a lesson is, once it has been read: prose with interactive parts in it. */
import type { PhrasingContent, RootContent } from "mdast";
import type {} from "mdast-util-directive";

/** As an author wrote them: which step of a run is meant, and what is asked there. The engine reads them. */
export type Attributes = Readonly<Record<string, string>>;

/** What a run has to be like, as its author wrote it. The engine reads it. */
export type Check = Readonly<Record<string, unknown>> & { readonly hint?: Readonly<Record<string, string>> };

/** What a reader can do something with. `line` is its line in the text. */
export type Part =
  | { kind: "program"; file: string; line: number }
  | { kind: "show"; file: string; place: Attributes; line: number }
  | { kind: "predict"; file: string; question: Attributes; line: number }
  | { kind: "task"; file: string; solution: string; line: number }
  | { kind: "compare"; left: string; right: string; line: number };

export interface Lesson {
  title: string;
  /** One or two sentences, shown in the contents. */
  summary: PhrasingContent[];
  /** The prose after the summary. A directive in it that is a part has the part's number in its data. */
  body: RootContent[];
  /** In the order of the text. */
  parts: Part[];
  /** The programs that it names, by the name used in the text, in the lesson's language. */
  programs: Record<string, string>;
  /** By the file of the task. */
  checks: Record<string, Check[]>;
}

/** What there is to do in a lesson, without its prose. */
export type LessonPlan = Pick<Lesson, "title" | "parts" | "programs" | "checks">;

declare module "mdast-util-directive" {
  interface TextDirectiveData {
    part?: number;
  }
  interface LeafDirectiveData {
    part?: number;
  }
  interface ContainerDirectiveData {
    part?: number;
  }
}

/** A mistake in a lesson's files. */
export interface Fault {
  file: string;
  line: number;
  message: string;
}

export function describe({ file, line, message }: Fault): string {
  return `${file}:${line}: ${message}`;
}

/** The files of a lesson's folder, by their names. */
export type Files = Readonly<Record<string, string>>;

/** Of `shop.py` in Chinese, `shop.zh.py` if there is such a file. */
export function fileFor(file: string, language: string): string {
  return file.replace(/\.py$/, `.${language}.py`);
}

/** A part without where it stands: what both languages must have in common. */
export function shapeOf({ line: _, ...shape }: Part): string {
  return JSON.stringify(shape);
}

/** Whether a part is done by answering it or by passing it. */
export function isTodo(part: Part): boolean {
  return part.kind === "predict" || part.kind === "task";
}
