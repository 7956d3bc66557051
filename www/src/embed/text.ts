/** A program as it stands in a page's markup: without the markup's line breaks around it, and its indentation. */
export function programIn(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").replace(/^(?:[ \t]*\n)+|\s+$/g, "").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^[ \t]*/.exec(line)![0]);
  let common = indents[0] ?? "";
  for (const indent of indents) while (!indent.startsWith(common)) common = common.slice(0, -1);
  return lines.map((line) => line.slice(common.length)).join("\n") + "\n";
}
