/** A value's `repr`, taken apart into what is in it. The text may be cut off with "…". */

export interface Nested {
  /** What stands before the value: a key, an attribute, or nothing. */
  name: string;
  text: string;
}

const OPEN = "([{<";
const CLOSE = ")]}>";

/** The parts of a list, tuple, set, dict or object; none for a value that has no parts. */
export function partsOf(text: string): Nested[] {
  const open = text.search(/[([{]/);
  if (open < 0 || /^['"]|^b['"]/.test(text)) return [];
  const head = text.slice(0, open);
  if (head && !/^[\w.]+$/.test(head)) return [];
  const last = text.endsWith("…") ? text.length : text.length - 1;
  if (last === text.length - 1 && !CLOSE.includes(text[last]!)) return [];
  const inside = text.slice(open + 1, last);
  const pieces = split(inside, ",").filter((piece) => piece !== "");
  // An object that says no more than its class.
  if (head && pieces.length === 1 && pieces[0]!.startsWith("<")) return [];
  return pieces.map((piece, i) => (text[open] === "{" || head ? named(piece) : { name: String(i), text: piece }));
}

function named(piece: string): Nested {
  const colon = split(piece, ":");
  if (colon.length > 1) return { name: colon[0]!, text: piece.slice(piece.indexOf(colon[0]!) + colon[0]!.length + 1).trim() };
  const equals = /^(\w+)=(.*)$/s.exec(piece);
  return equals ? { name: equals[1]!, text: equals[2]! } : { name: "", text: piece };
}

/** Splits where no bracket and no string is open. */
function split(text: string, separator: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === "'" || c === '"') quote = c;
    else if (OPEN.includes(c)) depth++;
    else if (CLOSE.includes(c)) depth--;
    else if (c === separator && depth === 0) {
      pieces.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  pieces.push(text.slice(start).trim());
  return pieces;
}
