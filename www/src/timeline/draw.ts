/** What the timeline draws of a lane: never more than there are pixels. Lengths are CSS pixels. */
import type { Axis } from "../model/axis";
import type { Lane } from "./lanes";

/** A bar in its place. */
export interface Box {
  /** Its number in the lane's bars. */
  bar: number;
  x: number;
  width: number;
}

/** Bars narrower than this are drawn this wide, and at most one of them to such a place. */
export const MIN_WIDTH = 3;

/** A part of the horizontal axis. */
export interface Sight {
  from: number;
  to: number;
}

/**
 * The boxes of a lane that are in sight, wide ones first so that the narrow stand on top. However many bars there are, it
 * takes time for those in sight alone, and of many in one place the one that tells most is found without looking at all.
 */
export function boxesOf({ bars, low, high }: Lane, axis: Axis, { from, to }: Sight): Box[] {
  const left = (bar: number) => axis.ofEdge(bars.from[bar]!, bars.start[bar]!);
  const right = (bar: number) => axis.ofEdge(bars.to[bar]!, bars.end[bar]!);
  const wide: Box[] = [];
  const narrow: Box[] = [];
  let bar = search(low, high, (i) => right(i) < from);
  while (bar < high) {
    const x = left(bar);
    if (x > to) break;
    const width = right(bar) - x;
    if (width >= MIN_WIDTH) {
      wide.push({ bar, x, width });
      bar++;
      continue;
    }
    // All that begin in this place. Of these only the last can reach beyond it.
    const place = (Math.floor(x / MIN_WIDTH) + 1) * MIN_WIDTH;
    let end = gallop(bar + 1, high, (i) => left(i) < place);
    if (end > bar + 1 && right(end - 1) - left(end - 1) >= MIN_WIDTH) end--;
    const top = end > bar + 1 ? bars.tops.of(bar, end) : bar;
    if (end > bar + 1 || width > 0 || !axis.isOpen(bars.from[bar]!)) narrow.push({ bar: top, x, width: MIN_WIDTH });
    bar = end;
  }
  return [...wide, ...narrow];
}

/** The first of `low..high` for which it does not hold; it holds for those before and none behind. */
function search(low: number, high: number, holds: (i: number) => boolean): number {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The same, quick when it is near. */
function gallop(low: number, high: number, holds: (i: number) => boolean): number {
  let step = 1;
  while (low + step < high && holds(low + step - 1)) {
    low += step;
    step *= 2;
  }
  return search(low, Math.min(high, low + step), holds);
}

/** The box that is drawn on top at a place. */
export function boxAt(boxes: readonly Box[], x: number): Box | null {
  return boxes.findLast((box) => x >= box.x - 1 && x <= box.x + box.width + 1) ?? null;
}

/** Round values for a stretch of an axis, at least `apart` from one another. */
export function ticks({ from, to }: Sight, apart: number): number[] {
  if (!(to > from && apart > 0)) return [from];
  const power = 10 ** Math.floor(Math.log10(apart));
  const unit = [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= apart * 0.999) ?? apart;
  const first = Math.ceil(from / unit - 1e-9);
  const last = Math.floor(to / unit + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * unit).toPrecision(12)));
}

/** A broken line down the lanes: time is folded here. */
export function zigzag(x: number, height: number): string {
  let path = `M${x - 2} 0`;
  for (let y = 0, side = 1; y < height; y += 6, side = -side) path += `l${4 * side} 6`;
  return path;
}
