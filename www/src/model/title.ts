/** What a program is called, by what stands in it. */

const LONGEST = 60;

/** Its docstring's or first comment's first line, or else what its functions are called; empty for a program without any of these. */
export function titleOf(program: string): string {
  const said = /^\s*(?:[rR]?("""|''')\s*([^\n]*?)\s*(?:\1|\n)|#(?!!|\s*loopscope:)\s*([^\n]+))/.exec(program);
  const names = [...program.matchAll(/^(?:async )?def (\w+)/gm)].map(([, name]) => name!);
  const telling = names.filter((name) => name !== "main");
  return short((said?.[2] || said?.[3] || telling.slice(0, 4).join(", ") || names[0] || firstLine(program)).trim());
}

function firstLine(program: string): string {
  return program.split("\n").find((line) => line.trim() !== "" && !/^(import|from)\b/.test(line)) ?? "";
}

function short(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
}

/** The name of the file that a program is saved as. Without signs that some system refuses. */
export function fileNameOf(program: string, file: string | null, ending = ".py"): string {
  const name = (file?.replace(/\.\w{1,5}$/, "") ?? titleOf(program))
    .replace(/[^\p{L}\p{N}._-]+/gu, "_")
    .replace(/^[._-]+|[._-]+$/g, "")
    .slice(0, 50);
  return (name || "program") + ending;
}
