/** Which arrows are drawn, and how they run. Lengths are CSS pixels. */
import type { ArrowKind } from "../model/states";

/** Each kind by a colour and by dashes. */
export const INKS: Record<ArrowKind, { ink: string; dash: string }> = {
  spawn: { ink: "good", dash: "1.5 3" },
  wake: { ink: "waiting-ink", dash: "none" },
  cancel: { ink: "cancelling-ink", dash: "6 3" },
};

export interface Arrow {
  key: number;
  kind: ArrowKind;
  path: string;
  /** The head's place and direction: down or up. */
  x: number;
  y: number;
  down: boolean;
}

/** A curve from one lane to another: down or up its own side, so that it can be told from its neighbours. */
export function arrow(key: number, kind: ArrowKind, from: { x: number; y: number }, to: { x: number; y: number }): Arrow {
  const down = to.y > from.y;
  const bend = Math.min(14, Math.abs(to.y - from.y) / 3) * (down ? 1 : -1);
  const away = to.x - from.x < 4 ? 10 : 0;
  const path = `M${from.x} ${from.y}C${from.x + away} ${from.y + bend} ${to.x + away} ${to.y - 2 * bend} ${to.x} ${to.y}`;
  return { key, kind, path, x: to.x, y: to.y, down };
}
