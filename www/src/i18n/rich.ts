/** Text with pieces of code in it. */
export type Rich = readonly (string | { code: string })[];

/** Makes a sentence of what it is about. */
export type Wording = (...args: string[]) => Rich;

/** Words why a program can't run, from the core's own sentence and what fills it. */
export type ProblemWording = (message: string, ...args: string[]) => string;

/** A template whose interpolations are code: names, values, calls. What is rich already goes in as it is. */
export function say(strings: TemplateStringsArray, ...pieces: (string | number | Rich)[]): Rich {
  return strings.flatMap((text, i) => {
    const piece = pieces[i];
    if (piece === undefined) return [text];
    return typeof piece === "object" ? [text, ...piece] : [text, { code: String(piece) }];
  });
}

/** Names one after the other: `a`, `b` and `c`. */
export function list(names: readonly string[], separator: string, last: string): Rich {
  return names.flatMap((name, i) => {
    if (i === 0) return [{ code: name }];
    return [i === names.length - 1 ? last : separator, { code: name }];
  });
}

export function plain(rich: Rich): string {
  return rich.map((part) => (typeof part === "string" ? part : part.code)).join("");
}
