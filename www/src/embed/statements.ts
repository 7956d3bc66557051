/** What a page's code blocks need of each other, read off their text without an engine. */
import { tokensOf, type Token } from "../model/python";

/** A statement that begins in the first column, with all its lines. */
export interface Statement {
  text: string;
  /** The names that it binds. */
  binds: ReadonlySet<string>;
  /** All names in it. */
  names: ReadonlySet<string>;
  /** It sets an event loop to work and does nothing else, or awaits outside of a function, as fragments do. */
  runs: boolean;
}

const RUN = /(?<![\w.])(?:asyncio\s*\.\s*)?(?:run|Runner)\s*\(|\.\s*run_(?:until_complete|forever)\s*\(/;
/** What a line begins with that goes on with the statement before. */
const GOES_ON = /^(?:[\s)\]}#]|$|(?:else|elif|except|finally)\b)/;
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

export function statementsOf(text: string): Statement[] {
  const strings = tokensOf(text).filter(({ kind }) => kind === "string");
  const chunks: string[] = [];
  let at = 0;
  let decorated = false;
  for (const line of text.split("\n")) {
    const inString = strings.some(({ from, to }) => from < at && at < to);
    if (chunks.length > 0 && (inString || decorated || GOES_ON.test(line))) chunks.push(`${chunks.pop()}\n${line}`);
    else chunks.push(line);
    decorated = line.startsWith("@") || (decorated && GOES_ON.test(line));
    at += line.length + 1;
  }
  return chunks.filter((chunk) => chunk.trim() !== "").map(statement);
}

function statement(text: string): Statement {
  const tokens = tokensOf(text);
  const code = bare(text, tokens);
  const main = /^if\s+__name__\b/.test(code);
  const loose = !/^(?:@|async\s+def\b|def\b|class\b)/.test(code) && /\bawait\b|^async\b/.test(code);
  const binds = boundBy(code);
  return { text, binds, names: new Set(code.match(new RegExp(NAME, "gu"))), runs: main || loose || (binds.size === 0 && RUN.test(code)) };
}

/** The text without its comments, and without its strings but for the names in those that are formatted. */
function bare(text: string, tokens: readonly Token[]): string {
  let code = "";
  let at = 0;
  for (const { from, to, kind } of tokens) {
    if (kind !== "comment" && kind !== "string") continue;
    const formatted = kind === "string" && /^[rt]?f/i.test(text.slice(from, to));
    const inner = formatted ? [...text.slice(from, to).matchAll(/\{([^{}]*)\}/g)].map(([, names]) => names).join(" ") : "";
    code += `${text.slice(at, from)}${kind === "string" ? `"" ${inner}` : ""}`;
    at = to;
  }
  return code + text.slice(at);
}

function boundBy(code: string): Set<string> {
  const head = code.replace(/^(?:@.*\n)+/, "");
  const defined = new RegExp(String.raw`^(?:async\s+)?(?:def|class)\s+(${NAME})`, "u").exec(head);
  if (defined) return new Set([defined[1]!]);
  const imported = /^(?:from\s+\S+\s+)?import\s+([^]*)$/.exec(head);
  if (imported) return new Set(imported[1]!.replace(/[()\\]/g, " ").split(",").map(boundByImport).filter(Boolean));
  const assigned = /^((?:[^=([!<>:+*/%&|^@-]|\*(?!\*))+?)(?::[^=]+)?=(?!=)/.exec(head);
  return new Set(assigned?.[1]?.match(new RegExp(`(?<![.\\w])${NAME}(?![\\w.([])`, "gu")) ?? []);
}

function boundByImport(part: string): string {
  const [name = "", as, alias] = part.trim().split(/\s+/);
  return as === "as" && alias ? alias : name.split(".")[0]!;
}

/** Whether a program sets an event loop to work. */
export function runsLoop(text: string): boolean {
  return RUN.test(bare(text, tokensOf(text)));
}

/** A text without what sets its event loop to work. */
export function withoutRuns(text: string): string {
  return joined(statementsOf(text).filter(({ runs }) => !runs));
}

/** Those statements of earlier texts that a text needs: what binds the names that it uses and does not bind itself. */
export function neededBy(text: string, earlier: readonly string[]): string {
  const own = statementsOf(text);
  const missing = new Set(own.flatMap(({ names }) => [...names]));
  for (const { binds } of own) for (const name of binds) missing.delete(name);
  const taken: Statement[] = [];
  for (const statement of earlier.flatMap(statementsOf).reverse()) {
    if (statement.runs || ![...statement.binds].some((name) => missing.has(name))) continue;
    taken.unshift(statement);
    for (const name of statement.names) missing.add(name);
    for (const name of statement.binds) missing.delete(name);
  }
  return joined(taken);
}

function joined(statements: readonly Statement[]): string {
  return statements.map(({ text }) => text.trimEnd()).join("\n\n");
}
