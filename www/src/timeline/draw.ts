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

/** A stretch of the horizontal axis. */
export interface Stretch {
  from: number;
  to: number;
}

/**
 * The boxes of a lane that are seen in a stretch, wide ones first so that the narrow stand on top. `zero` says whether bars
 * without any length are drawn. However many bars there are, there are never more boxes than the stretch has room for.
 */
export function boxesOf(bars: readonly Bar[], scale: Scale, zero: boolean, { from, to }: Stretch): Box[] {
  const wide: Box[] = [];
  const narrow = new Map<number, Box>();
  for (let i = firstEndingAfter(bars, scale, from); i < bars.length; i++) {
    const bar = bars[i]!;
    const x = scale.left(bar);
    if (x > to) break;
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

/** A lane's bars follow each other, so that the first one in sight can be searched for. */
function firstEndingAfter(bars: readonly Bar[], scale: Scale, x: number): number {
  let low = 0;
  let high = bars.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scale.right(bars[middle]!) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The bar that is drawn at a place. */
export function boxAt(boxes: readonly Box[], x: number): Box | null {
  return boxes.findLast((box) => x >= box.x - 1 && x <= box.x + box.width + 1) ?? null;
}

/** Round values for the stretch of an axis, at least `apart` from one another. */
export function ticks({ from, to }: Stretch, apart: number): number[] {
  if (!(to > from && apart > 0)) return [0];
  const power = 10 ** Math.floor(Math.log10(apart));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= apart * 0.999) ?? apart;
  const first = Math.ceil(from / unit - 1e-9);
  const last = Math.floor(to / unit + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * unit).toPrecision(12)));
}
