/** A run as a sequence diagram in Mermaid's language. */
import type { Columns, Overview } from "../engine/types";
import type { Messages } from "../i18n";
import { ARROW_KINDS, NONE, type ArrowKind } from "../model/states";

/** A diagram with more lines than this is no longer read, and no longer drawn by the pages that show it. */
const MOST = 300;

/** Solid, dashed, and with a cross at its end. */
const ARROWS: Record<ArrowKind, string> = { spawn: "->>", wake: "-->>", cancel: "-x" };

interface Line {
  event: number;
  who: number[];
  text: string;
}

export function diagramOf(overview: Overview, columns: Columns, words: Messages): string {
  const { tasks, threads } = overview;
  const all = [...happenings(columns, words, tasks.length + threads.length), ...outputsOf(overview)].sort((a, b) => a.event - b.event);
  const lines = all.slice(0, MOST);
  const seen = new Set(lines.flatMap(({ who }) => who));
  const people = [NONE, ...tasks.map((_, i) => i), ...threads.map((_, i) => tasks.length + i)].filter((who) => seen.has(who));
  const nameOf = (who: number) => (who === NONE ? words.timeline.loop : (tasks[who] ?? threads[who - tasks.length])!.name);
  const body: string[] = [];
  const across = [people[0], people.at(-1)].filter((who) => who !== undefined).map(idOf);
  const note = (text: string) => body.push(`Note over ${[...new Set(across)].join(",")}: ${text}`);
  let time: number | undefined;
  for (const { event, text } of lines) {
    if (columns.time[event] !== time) note(escaped(words.timeline.secondsOf((time = columns.time[event]!))));
    body.push(text);
  }
  if (all.length > MOST) note(escaped(words.share.folded(all.length - MOST)));
  return ["sequenceDiagram", ...people.map((who) => `participant ${idOf(who)} as ${escaped(nameOf(who)) || "-"}`), ...body].join("\n  ") + "\n";
}

function happenings({ arrowKind, arrowSource, arrowTarget, arrowTo }: Columns, words: Messages, known: number): Line[] {
  const isKnown = (who: number) => who === NONE || who < known;
  return Array.from(arrowKind).flatMap((number, i): Line[] => {
    const [kind, source, target] = [ARROW_KINDS[number]!, arrowSource[i]!, arrowTarget[i]!];
    if (!isKnown(source) || !isKnown(target)) return [];
    return [{ event: arrowTo[i]!, who: [source, target], text: `${idOf(source)}${ARROWS[kind]}${idOf(target)}: ${escaped(words.share.does[kind])}` }];
  });
}

function outputsOf({ outputs }: Overview): Line[] {
  return outputs
    .filter(({ text }) => text.trim() !== "")
    .map(({ event, task, text }) => ({ event, who: [task ?? NONE], text: `Note over ${idOf(task ?? NONE)}: ${escaped(text.trim())}` }));
}

const idOf = (who: number) => (who === NONE ? "L" : `T${who}`);

/** What may mean something in Mermaid, or in the page that shows it, becomes the number of its sign. */
function escaped(text: string): string {
  return text
    .replace(/[^\p{L}\p{N}\s.,!?'()*+/=_-]/gu, (sign) => `#${sign.codePointAt(0)};`)
    .trim()
    .replace(/\s*\n\s*/g, "<br/>")
    .replace(/\s+/g, " ");
}
