import type { Part } from "../engine/types";

/** A piece of code in a text, and what it leads to. */
export interface Code {
  code: string;
  names?: Part;
}

/** Text with pieces of code in it. */
export type Rich = readonly (string | Code)[];

/** Makes a sentence of what it is about. */
export type Wording = (...args: Part[]) => Rich;

/** Words why a program can't run, from the core's own sentence and what fills it. */
export type ProblemWording = (message: string, ...args: string[]) => string;

/** A word that names nothing; without a text it stands for one that is missing. */
export function word(text = ""): Part {
  return { text, task: null, event: null, range: null };
}

/** What is left out. */
export const NOTHING: Part = word();

function isPart(piece: Part | Rich): piece is Part {
  return "text" in piece;
}

function code(part: Part): Code {
  const leads = part.task !== null || part.event !== null || part.range !== null;
  return leads ? { code: part.text, names: part } : { code: part.text };
}

/** A part as plain text, which leads where the part does. */
export function link(part: Part, text: string): Rich {
  return [{ ...code(part), code: text }];
}

/** A template whose interpolations are code: names, values, calls. What is rich already goes in as it is. */
export function say(strings: TemplateStringsArray, ...pieces: (string | number | Part | Rich)[]): Rich {
  return strings.flatMap((text, i) => {
    const piece = pieces[i];
    if (piece === undefined) return [text];
    if (typeof piece !== "object") return [text, { code: String(piece) }];
    return isPart(piece) ? [text, code(piece)] : [text, ...piece];
  });
}

/** Names one after the other: `a`, `b` and `c`. */
export function list(names: readonly Part[], separator: string, last: string): Rich {
  return names.flatMap((name, i) => {
    if (i === 0) return [code(name)];
    return [i === names.length - 1 ? last : separator, code(name)];
  });
}

export function plain(rich: Rich): string {
  return rich.map((part) => (typeof part === "string" ? part : part.code)).join("");
}
