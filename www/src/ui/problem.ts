import type { ProblemWording } from "../i18n/rich";

interface Problem {
  kind: string;
  args: readonly string[];
  message: string;
}

/** The core words problems in English itself; a language's table has its own words for those it knows. */
export function problemText({ kind, args, message }: Problem, table: Record<string, ProblemWording>): string {
  return table[kind]?.(message, ...args) ?? message;
}
