/** What a lane, a bar and a moment are called. */
import type { Messages } from "../i18n";
import type { Lane } from "./lanes";

export function laneName({ task, thread }: Lane, words: Messages): string {
  return task?.name ?? thread?.name ?? words.timeline.loop;
}

export function barLook({ bars }: Lane, bar: number, words: Messages): string {
  return words.timeline.looks[bars.look(bar)];
}

/** A bar in words: whose, its state, from when to when. */
export function barName(lane: Lane, bar: number, words: Messages): string {
  const { start, end } = lane.bars;
  return words.timeline.bar(laneName(lane, words), barLook(lane, bar, words), words.task.fromTo(start[bar]!, end[bar]!));
}
