/** Colours a program without the editor: enough of Python's tokens for the eye. */
export type Kind = "keyword" | "string" | "number" | "comment" | "function";

export interface Token {
  from: number;
  to: number;
  kind: Kind;
}

const KEYWORDS = new Set(
  (
    "False None True and as assert async await break case class continue def del elif else except finally for from global if " +
    "import in is lambda match nonlocal not or pass raise return try type while with yield"
  ).split(" "),
);
/** Those that are names elsewhere. */
const SOFT = new Set(["case", "match", "type"]);

const TOKEN =
  /(?<comment>#.*)|(?<string>(?:\b[rbuft]{1,2})?(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?))|(?<number>(?<![\w.])\.?\d[\w.]*)|(?<name>[\p{L}_][\p{L}\p{N}_]*)/giu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [whole] = found;
    const to = found.index + whole.length;
    const kind = kindOf(found, text.slice(0, found.index), text.slice(to, to + 3));
    if (kind) tokens.push({ from: found.index, to, kind });
  }
  return tokens;
}

function kindOf({ groups = {} }: RegExpMatchArray, before: string, after: string): Kind | null {
  if (groups["comment"]) return "comment";
  if (groups["string"]) return "string";
  if (groups["number"]) return "number";
  const name = groups["name"] ?? "";
  const startsLine = /(^|\n)[ \t]*$/.test(before);
  if (SOFT.has(name)) return startsLine && /^ +[^=\s]/.test(after) ? "keyword" : null;
  if (KEYWORDS.has(name)) return "keyword";
  return after.startsWith("(") || /\b(def|class)\s+$/.test(before.slice(-12)) ? "function" : null;
}
