/** What the reader sees of the timeline: how far it is zoomed in, what is open or folded, what is chosen on it. */
import { Axis, grain, instantsOf, type Place } from "./axis";
import type { Playground } from "./playground.svelte";
import type { Settings } from "./settings.svelte";
import { firstAtOrAfter } from "./steps";

/** Gaps on both sides of an instant at least this wide: there is room to open it. */
const ROOMY = 320;
/** A step's column in an open instant, at least. */
const COLUMN = 16;
/** The width that a folded gap has when all is in sight, at most. */
const FOLD = 64;
/** What waits for ever is drawn so far beyond the run's end. */
const TAIL = 48;
/** A selection clings to an instant that is so near. */
const NEAR = 6;
/** Nothing happens between two nanoseconds. */
const MAX_SCALE = 1e12;

/** A stretch of the run, ascending. */
export interface Selection {
  from: Place;
  to: Place;
}

export class TimelineView {
  /** Width of the plot. */
  room = $state(600);
  /** Pixels for a second, or for a step; null: all is in sight. */
  private scale = $state<number | null>(null);
  /** What is scrolled out to the left, in pixels. */
  private scrolled = $state(0);
  folded = $state(false);
  selection = $state.raw<Selection | null>(null);
  /** Instants that the reader opened or closed, by their time. */
  private chosen = $state.raw<ReadonlyMap<number, boolean>>(new Map());
  /** Zoomed in, by steps or in time: what is valid for the one is not for the other. */
  private scaledBySteps = $state(false);

  constructor(
    private readonly playground: Playground,
    private readonly settings: Settings,
  ) {}

  readonly bySteps = $derived.by(() => this.settings.axis === "steps");
  readonly duration = $derived.by(() => Math.max(this.playground.extent, this.playground.run?.overview.duration ?? 0));
  private readonly tail = $derived.by(() => (this.playground.run?.overview.end.kind === "deadlock" ? TAIL : 0));
  /** The width for the run itself, when all is in sight. */
  private readonly inside = $derived.by(() => this.room - this.tail);
  private readonly ground = $derived.by(() => {
    const times = this.playground.run?.columns.time ?? new Float64Array();
    return { times, stops: this.playground.stops, instants: instantsOf(times), whole: false };
  });
  /** By steps across, the whole run is one open instant. */
  private readonly stepGround = $derived.by(() => {
    const { times, stops } = this.ground;
    const zero = new Float64Array(times.length);
    return { times: zero, stops, instants: { time: Float64Array.of(0), first: Uint32Array.of(0, times.length) }, whole: true };
  });
  readonly instants = $derived.by(() => this.ground.instants);

  /** The longest gap, in seconds. */
  private readonly longest = $derived.by(() => {
    const { time } = this.instants;
    let longest = 0;
    for (let i = 1; i < time.length; i++) longest = Math.max(longest, time[i]! - time[i - 1]!);
    return longest;
  });

  /** The gaps that fold: those far longer than the others; all, when none stands out. */
  private readonly fold = $derived.by(() => {
    const { time } = this.instants;
    if (!this.folded || time.length < 2) return null;
    const gaps = Float64Array.from({ length: time.length - 1 }, (_, i) => time[i + 1]! - time[i]!).sort();
    const usual = 4 * gaps[gaps.length >> 1]!;
    const seconds = gaps.at(-1)! > usual ? usual : 0;
    const long = gaps.filter((gap) => gap > seconds);
    const rest = gaps.reduce((sum, gap) => sum + (gap > seconds ? 0 : gap), 0);
    const width = rest > 0 ? Math.min(FOLD, (this.inside * 0.6) / long.length) : this.inside / long.length;
    return { seconds, width, folds: long.length, rest, shortest: long[0] ?? 0 };
  });

  /** Pixels for a second, or for a step, when all is in sight. */
  private readonly fit = $derived.by(() => {
    if (this.bySteps) return this.room / Math.max(1, this.playground.stops.length);
    if (this.duration === 0) return 1;
    const opened = Math.min(this.openedSteps * COLUMN, this.inside * 0.6);
    if (!this.fold) return (this.inside - opened) / this.duration;
    const { rest, width, folds, shortest } = this.fold;
    const left = this.inside - opened - width * folds;
    // When all gaps fold, even the shortest is to be longer than its place.
    return rest > 0 ? Math.max(left, this.inside * 0.2) / rest : (1.01 * width) / shortest;
  });

  /** How many steps lie in the instants that the reader opened. */
  private readonly openedSteps = $derived.by(() => {
    const { time, first } = this.instants;
    let steps = 0;
    for (let i = 0; this.chosen.size > 0 && i < time.length; i++) {
      if (this.chosen.get(time[i]!)) steps += this.playground.stops.reduce((n, stop) => n + Number(stop >= first[i]! && stop < first[i + 1]!), 0);
    }
    return steps;
  });

  /** What held before the scale was. */
  private held = $state.raw<{ fit: number; scale: number | null } | null>(null);
  private readonly valid = $derived.by(() => this.scaledBySteps === this.bySteps);
  readonly fits = $derived.by(() => !this.valid || this.scale === null);
  private readonly now = $derived.by(() => (this.fits ? this.fit : this.scale!));
  readonly axis = $derived.by(() => this.axisAt(this.now));
  readonly left = $derived.by(() => (this.valid ? Math.max(0, Math.min(this.scrolled, this.axis.width - this.room)) : 0));
  readonly canPan = $derived.by(() => this.axis.width > this.room + 1);

  private axisAt(scale: number): Axis {
    if (this.bySteps) return new Axis(this.stepGround, { perSecond: 0, column: scale, fold: null, open: () => true });
    const zoom = scale / (this.held?.fit ?? this.fit);
    const alone = this.instants.time.length === 1;
    const column = alone ? Math.max(COLUMN, (this.inside * zoom) / Math.max(1, this.playground.stops.length)) : COLUMN * Math.min(3, Math.max(1, Math.sqrt(zoom / 4)));
    const roomy = zoom > 1.2 && this.longest * scale >= ROOMY;
    const opens = alone || roomy || this.chosen.size > 0;
    return new Axis(this.ground, {
      perSecond: scale,
      column,
      tail: this.tail,
      fold: this.fold && { seconds: this.fold.seconds, width: this.fold.width * zoom },
      open: !opens ? null : (instant, before, after) => this.chosen.get(this.instants.time[instant]!) ?? (alone || (roomy && before >= ROOMY && after >= ROOMY)),
    });
  }

  /** Zooms by a factor; what is at `x` in the plot stays there. */
  zoom(factor: number, x = this.room / 2): void {
    const place = this.axis.placeAt(this.left + x);
    const scale = Math.min(MAX_SCALE, this.now * factor);
    this.scaledBySteps = this.bySteps;
    this.scale = scale <= this.fit * 1.001 ? null : scale;
    this.scrolled = this.axis.ofPlace(place) - x;
  }

  pan(by: number): void {
    this.scaledBySteps = this.bySteps;
    this.scrolled = Math.max(0, Math.min(this.left + by, this.axis.width - this.room));
  }

  showAll(): void {
    this.scale = null;
    this.scrolled = 0;
  }

  /** Makes a stretch as wide as the plot. */
  zoomTo({ from, to }: Selection): void {
    const width = this.axis.ofPlace(to) - this.axis.ofPlace(from);
    if (width < 1) return;
    const middle = (this.axis.ofPlace(from) + this.axis.ofPlace(to)) / 2 - this.left;
    this.zoom((this.room * 0.96) / width, middle);
    const start = this.axis.ofPlace(from);
    this.scrolled = start - (this.room - (this.axis.ofPlace(to) - start)) / 2;
  }

  /** Keeps the scale as it is, whatever happens to the run, until it is released. */
  hold(): void {
    this.held = { fit: this.fit, scale: this.scale };
    this.scaledBySteps = this.bySteps;
    this.scale = this.now;
  }

  release(): void {
    if (this.held) this.scale = this.held.scale;
    this.held = null;
  }

  /** Opens or closes an instant; it stays where it is. */
  toggle(instant: number): void {
    const time = this.instants.time[instant];
    if (time === undefined) return;
    const x = this.axis.ofTime(time) - this.left;
    const open = this.axis.open.some((stretch) => stretch.instant === instant);
    this.chosen = new Map(this.chosen).set(time, !open);
    this.scaledBySteps = this.bySteps;
    this.scrolled = this.axis.ofTime(time) - x;
  }

  /** Selects what lies between two places of the axis. */
  select(from: number, to: number): void {
    const [a, b] = [from, to].sort((a, b) => a - b).map((x) => this.snapped(Math.max(0, Math.min(x, this.axis.width))));
    this.selection = { from: a!, to: b! };
  }

  /** The instant that is near a place, or a round time. */
  private snapped(x: number): Place {
    const place = this.axis.placeAt(x);
    if (place.steps > 0) return { ...place, steps: Math.round(place.steps) };
    const { time } = this.instants;
    const next = firstAtOrAfter(time, place.time);
    for (const instant of [time[next], time[next - 1]]) {
      if (instant !== undefined && Math.abs(this.axis.ofTime(instant) - x) < NEAR) return { time: instant, steps: 0 };
    }
    const least = grain(2 * this.axis.secondsPerPixel(x) || 1);
    return { time: Number((Math.round(place.time / least) * least).toPrecision(12)), steps: 0 };
  }

  /** The events and the times of the selected stretch. */
  readonly selected = $derived.by(() => {
    if (!this.selection) return null;
    const { from, to } = this.selection;
    const events = { from: this.axis.eventAt(from), to: this.axis.eventAt(to) };
    const time = (place: Place, event: number) => (this.bySteps ? (this.ground.times[event] ?? this.duration) : place.time);
    return { events, time: { from: time(from, events.from), to: time(to, events.to) } };
  });

  /** Scrolls so far that a place is in sight. */
  reveal(x: number, width = 0): void {
    if (x >= this.left && x + width <= this.left + this.room) return;
    this.pan(x + width / 2 - this.left - this.room / 2);
  }
}
