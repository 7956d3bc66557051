/** What the timeline draws, computed from its lanes alone. Lengths are CSS pixels. */
import type { TaskState } from "../engine/types";
import type { Bar } from "./lanes";
import type { Scale } from "./scale";

/** A bar in its place. */
export interface Box {
  bar: Bar;
  x: number;
  width: number;
}

/** Bars narrower than this are drawn this wide, and at most one of them to such a place. */
const MIN_WIDTH = 3;

/** Which of several states that share a place is shown. */
const WEIGHT: Record<TaskState, number> = {
  ready: 0, waiting: 1, sleeping: 1, running: 3, blocked: 3, cancelling: 2, done: 4, failed: 4, cancelled: 4,
};

/**
 * The boxes of a lane, wide ones first so that the narrow stand on top. `zero` says whether bars without any length are
 * drawn. However many bars there are, there are never more boxes than the width has room for.
 */
export function boxesOf(bars: readonly Bar[], scale: Scale, zero: boolean): Box[] {
  const wide: Box[] = [];
  const narrow = new Map<number, Box>();
  for (const bar of bars) {
    const x = scale.left(bar);
    const width = scale.right(bar) - x;
    if (width >= MIN_WIDTH) {
      wide.push({ bar, x, width });
    } else if (zero || width > 0) {
      const place = Math.round(x / MIN_WIDTH);
      const there = narrow.get(place);
      if (!there || WEIGHT[bar.state] >= WEIGHT[there.bar.state]) narrow.set(place, { bar, x, width: MIN_WIDTH });
    }
  }
  return [...wide, ...narrow.values()];
}

/** The bar that is drawn at a place. */
export function boxAt(boxes: readonly Box[], x: number): Box | null {
  return boxes.findLast((box) => x >= box.x - 1 && x <= box.x + box.width + 1) ?? null;
}

/** Round values for an axis up to `max`, about `wanted` of them. */
export function ticks(max: number, wanted: number): number[] {
  if (!(max > 0)) return [0];
  const rough = max / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough * 0.999) ?? rough;
  return Array.from({ length: Math.floor(max / unit + 1e-9) + 1 }, (_, i) => Number((i * unit).toPrecision(12)));
}
