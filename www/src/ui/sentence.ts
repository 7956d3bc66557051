/** What the core says, worded by a language's table. */

interface Problem {
  kind: string;
  args: readonly string[];
  message: string;
}

/** The core words problems in English itself; a language's table has its own words for those it knows. */
export function problemText({ kind, args, message }: Problem, table: Record<string, (...args: string[]) => string>): string {
  return table[kind]?.(...args) ?? message;
}
