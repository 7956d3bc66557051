/** The variables of the running call, each beside the line in which it was last named. */
import type { FrameView } from "../engine/types";

/** Longer values are cut; all of them stand in the loop panel. */
const LONGEST = 40;

export function valuesBeside(text: string, frame: FrameView | undefined): { line: number; text: string }[] {
  if (!frame?.range) return [];
  const lines = text.split("\n");
  const beside = new Map<number, string[]>();
  for (const { name, value } of frame.variables) {
    const line = lastNamed(lines, name, frame.range.line);
    if (line === null) continue;
    const short = value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value;
    beside.set(line, [...(beside.get(line) ?? []), `${name} = ${short}`]);
  }
  return [...beside].map(([line, values]) => ({ line, text: values.join("  ") })).sort((a, b) => a.line - b.line);
}

/** The nearest line at or above `from` that has the name as a word of its own, within the function. */
function lastNamed(lines: readonly string[], name: string, from: number): number | null {
  const word = new RegExp(`(?<![\\w.])${name.replace(/[^\w]/g, "\\$&")}(?!\\w)`);
  const indent = (line: string) => line.length - line.trimStart().length;
  const own = indent(lines[from - 1] ?? "");
  for (let number = from; number >= 1; number--) {
    const line = lines[number - 1] ?? "";
    if (word.test(line)) return number;
    if (/^\s*(async\s+)?def\s/.test(line) && indent(line) < own) return null;
  }
  return null;
}
