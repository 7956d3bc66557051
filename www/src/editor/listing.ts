/** A program in lines and pieces, each with the classes of what holds of it. */
import type { Token } from "../model/python";

/** A stretch of the text that is marked. */
export interface Mark {
  from: number;
  to: number;
  name: string;
  title: string;
}

export interface Piece {
  from: number;
  text: string;
  names: string;
  title: string | undefined;
}

export interface Line {
  number: number;
  from: number;
  to: number;
  pieces: Piece[];
}

export function linesOf(text: string, tokens: readonly Token[], marks: readonly Mark[]): Line[] {
  const coloured = tokens.map(({ from, to, kind }) => ({ from, to, name: `is-${kind}` as string, title: "" }));
  const all = [...coloured, ...marks];
  let from = 0;
  return text.split("\n").map((content, i) => {
    const line = { number: i + 1, from, to: from + content.length };
    from = line.to + 1;
    return { ...line, pieces: piecesOf(content, line.from, all.filter((mark) => mark.from < line.to && mark.to > line.from)) };
  });
}

function piecesOf(content: string, start: number, marks: readonly Mark[]): Piece[] {
  const end = start + content.length;
  const edges = new Set([start, end]);
  for (const { from, to } of marks) edges.add(Math.max(start, from)).add(Math.min(end, to));
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(1).map((to, i) => {
    const from = cuts[i]!;
    const here = marks.filter((mark) => mark.from <= from && mark.to >= to);
    const title = here.find((mark) => mark.title)?.title;
    return { from, text: content.slice(from - start, to - start), names: here.map(({ name }) => name).join(" "), title };
  });
}
