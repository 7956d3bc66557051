/**
 * The timeline's horizontal axis: from a run's moments to places across, and back. Lengths are CSS pixels.
 *
 * Everything in a run happens at some instant; between two instants nothing does. So the axis is made of instants and the
 * gaps between them. A gap is as wide as it is long, or folded to a fixed width. An instant has no width, or it is
 * open: then it has a column for each of its steps.
 */
import { firstAtOrAfter } from "./steps";

/** The instants of a run, ascending. `first` has the first event of each and, at its end, the number of events. */
export interface Instants {
  time: Float64Array;
  first: Uint32Array;
}

export function instantsOf(times: Float64Array): Instants {
  const first: number[] = [];
  for (let event = 0; event < times.length; event++) {
    if (event === 0 || times[event] !== times[event - 1]) first.push(event);
  }
  const time = Float64Array.from(first, (event) => times[event]!);
  first.push(times.length);
  return { time, first: Uint32Array.from(first) };
}

/** What the axis is made from: a run's times, its stops at the level of detail, its instants. */
export interface Ground {
  times: Float64Array;
  stops: Uint32Array;
  instants: Instants;
  /** By steps across: the whole run counts as one instant, and only the order of events. */
  whole: boolean;
}

export interface Shape {
  /** Pixels for a second, and for a step. */
  perSecond: number;
  column: number;
  /** Gaps longer than `seconds` take `width`. */
  fold: { seconds: number; width: number } | null;
  /** Whether an instant is open, from its number and the widths of the gaps before and after it; null: none is. */
  open: ((instant: number, before: number, after: number) => boolean) | null;
  /** Room behind the run's end, for what goes on for ever. */
  tail?: number;
}

/** A moment: a time and, where its instant is open, how many columns into it. */
export interface Place {
  time: number;
  steps: number;
}

/** An open instant, or a folded gap, in its place. */
export interface Stretch {
  instant: number;
  x: number;
  width: number;
}

export class Axis {
  readonly width: number;
  /** Where the run ends: the width without the tail. */
  readonly ends: number;
  readonly open: readonly Stretch[];
  readonly folds: readonly Stretch[];
  /** Where the scale changes: at a time, which is at `x` and open for `widths`; behind it a second takes `slopes`. */
  private readonly at: number[] = [];
  private readonly x: number[] = [];
  private readonly widths: number[] = [];
  private readonly slopes: number[] = [];
  private readonly firstStop: number[] = [];

  constructor(
    private readonly ground: Ground,
    readonly shape: Shape,
  ) {
    const { time } = ground.instants;
    const bends = shape.fold !== null || shape.open !== null;
    const open: Stretch[] = [];
    const folds: Stretch[] = [];
    let x = 0;
    let before = Infinity;
    // To scale all along, one entry is enough; else there is one wherever the scale changes.
    for (let i = 0, bent = true; i < (bends ? time.length : Math.min(1, time.length)); i++) {
      const seconds = (time[i + 1] ?? time[i]!) - time[i]!;
      const last = i === time.length - 1;
      const after = last ? Infinity : this.gap(seconds);
      const folded = !last && after !== seconds * shape.perSecond;
      const width = shape.open?.(i, before, after) ? this.steps(i) * shape.column : 0;
      if (width > 0) open.push({ instant: i, x, width });
      if (folded) folds.push({ instant: i, x: x + width, width: after });
      if (bent || width > 0 || folded) this.bend(i, x, width, folded ? after / seconds : shape.perSecond);
      x += width + (last ? 0 : after);
      before = after;
      bent = folded;
    }
    this.ends = bends ? x : this.end * shape.perSecond;
    this.width = this.ends + (shape.tail ?? 0);
    this.open = open;
    this.folds = folds;
  }

  private gap(seconds: number): number {
    const { perSecond, fold } = this.shape;
    const width = seconds * perSecond;
    return fold && seconds > fold.seconds && width > fold.width ? fold.width : width;
  }

  /** How many steps an instant has. */
  private steps(instant: number): number {
    const { stops, instants } = this.ground;
    return firstAtOrAfter(stops, instants.first[instant + 1]!) - firstAtOrAfter(stops, instants.first[instant]!);
  }

  private bend(instant: number, x: number, width: number, slope: number): void {
    const { stops, instants } = this.ground;
    this.at.push(instants.time[instant]!);
    this.x.push(x);
    this.widths.push(width);
    this.slopes.push(slope);
    this.firstStop.push(firstAtOrAfter(stops, instants.first[instant]!));
  }

  /** Where an event is: in an open instant at the column of its step. Behind the last event is the end of all. */
  ofEvent(event: number): number {
    const { times, stops } = this.ground;
    if (event >= times.length) return this.width;
    const time = times[event]!;
    const k = this.before(this.at, time);
    if (this.at[k] !== time || this.widths[k] === 0) return this.ofTime(time);
    return this.x[k]! + (firstAtOrAfter(stops, event) - this.firstStop[k]!) * this.shape.column;
  }

  /** Where a time is: of an open instant the start. */
  ofTime(time: number): number {
    const k = this.before(this.at, time);
    if (k < 0) return 0;
    if (this.at[k] === time) return this.x[k]!;
    return this.x[k]! + this.widths[k]! + (time - this.at[k]!) * this.slopes[k]!;
  }

  /** Where something begins or ends, that has both: the event counts, unless the time has come before it. */
  ofEdge(event: number, time: number): number {
    const { times, whole } = this.ground;
    return whole || event >= times.length || times[event] === time ? this.ofEvent(event) : this.ofTime(time);
  }

  /** The first event at or behind a place. */
  eventAt({ time, steps }: Place): number {
    const { stops, times, instants } = this.ground;
    const k = this.before(this.at, time);
    if (steps > 0 && k >= 0 && this.at[k] === time) return stops[this.firstStop[k]! + Math.round(steps)] ?? times.length;
    return instants.first[firstAtOrAfter(instants.time, time)] ?? times.length;
  }

  ofPlace({ time, steps }: Place): number {
    const k = this.before(this.at, time);
    const inside = k >= 0 && this.at[k] === time ? Math.min(steps * this.shape.column, this.widths[k]!) : 0;
    return this.ofTime(time) + inside;
  }

  placeAt(x: number): Place {
    const k = Math.max(0, this.before(this.x, x));
    const inside = x - (this.x[k] ?? 0);
    const width = this.widths[k] ?? 0;
    const time = this.at[k] ?? 0;
    if (width > 0 && inside <= width) return { time, steps: Math.max(0, inside) / this.shape.column };
    const slope = this.slopes[k] ?? 0;
    const next = this.at[k + 1] ?? this.end;
    return { time: slope > 0 ? Math.min(next, time + (inside - width) / slope) : time, steps: 0 };
  }

  /** The step whose column is at a place; null where no instant is open. */
  stopAt(x: number): number | null {
    const k = this.before(this.x, x);
    const inside = x - (this.x[k] ?? 0);
    if (k < 0 || inside >= this.widths[k]!) return null;
    return this.firstStop[k]! + Math.floor(inside / this.shape.column);
  }

  /** Whether an event stands in an open instant: there what takes no step has no width. */
  isOpen(event: number): boolean {
    const time = this.ground.times[Math.min(event, this.ground.times.length - 1)] ?? 0;
    const k = this.before(this.at, time);
    return k >= 0 && this.at[k] === time && this.widths[k]! > 0;
  }

  /** How many seconds a pixel is worth at a place. */
  secondsPerPixel(x: number): number {
    const k = Math.max(0, this.before(this.x, x));
    const slope = this.slopes[k] || this.shape.perSecond;
    return slope > 0 ? 1 / slope : 0;
  }

  /** The stretches between what is open or folded, that are to scale: their times and where they begin. */
  *straight(from: number, to: number): Iterable<{ start: number; end: number; x: number; width: number }> {
    for (let k = Math.max(0, this.before(this.x, from)); k < this.at.length && this.x[k]! <= to; k++) {
      const end = this.at[k + 1] ?? this.end;
      const x = this.x[k]! + this.widths[k]!;
      const width = (this.x[k + 1] ?? this.ends) - x;
      if (Math.abs(this.slopes[k]! - this.shape.perSecond) <= 1e-9 * this.shape.perSecond) yield { start: this.at[k]!, end, x, width };
    }
  }

  private get end(): number {
    return this.ground.times[this.ground.times.length - 1] ?? 0;
  }

  /** The last one of the ascending values that is not above, or -1. */
  private before(values: readonly number[], value: number): number {
    let low = 0;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

/** A round number of seconds, no less than so many. */
export function grain(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return Number(([1, 5, 10].map((factor) => factor * power).find((step) => step >= least * 0.999) ?? least).toPrecision(3));
}
