/** What a lane, a bar and a moment are called. */
import type { Messages } from "../i18n";
import type { Lane } from "./lanes";

type NameOf = (task: number | null) => string;

export function laneName({ task, thread }: Lane, words: Messages): string {
  return task?.name ?? thread?.name ?? words.timeline.loop;
}

/** A bar's state and, for a handle of the loop's, whom it is about. */
export function barLook({ bars }: Lane, bar: number, words: Messages, nameOf: NameOf): string {
  const look = words.timeline.looks[bars.look(bar)];
  const about = nameOf(bars.about?.[bar] ?? null);
  return about ? `${look} · ${about}` : look;
}

/** A bar in words: whose, its state, from when to when. */
export function barName(lane: Lane, bar: number, words: Messages, nameOf: NameOf): string {
  const { start, end } = lane.bars;
  return words.timeline.bar(laneName(lane, words), barLook(lane, bar, words, nameOf), words.task.fromTo(start[bar]!, end[bar]!));
}
