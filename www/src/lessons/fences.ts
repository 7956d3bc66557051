/**
 * Directives in directives. Markdown's generic directives want an outer fence to be longer than an inner one; authors
 * write `:::` for all. So the fences are made as long as their depth asks for; no line comes or goes.
 */

/** As deep as anyone nests. */
const LONGEST = 9;

const CODE = /^ {0,3}(`{3,}|~{3,})/;
const OPENING = /^:{3,}(?=[a-z])/;
const CLOSING = /^:{3,}\s*$/;

export function levelFences(text: string, fault: (line: number, message: string) => void): string {
  const open: number[] = [];
  let code: string | null = null;
  const lines = text.split(/\r?\n/).map((line, i) => {
    const fence = CODE.exec(line)?.[1];
    if (code !== null) {
      if (fence?.startsWith(code) && line.trim() === fence) code = null;
      return line;
    }
    if (fence) {
      code = fence;
      return line;
    }
    if (OPENING.test(line)) {
      open.push(i + 1);
      return line.replace(OPENING, ":".repeat(Math.max(3, LONGEST + 1 - open.length)));
    }
    if (!CLOSING.test(line)) return line;
    if (open.length === 0) {
      fault(i + 1, "a `:::` that closes nothing");
      return "";
    }
    const fenceLength = Math.max(3, LONGEST + 1 - open.length);
    open.pop();
    return ":".repeat(fenceLength);
  });
  for (const line of open) fault(line, "this `:::` is never closed");
  return lines.join("\n");
}

