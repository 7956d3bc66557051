/** One playground: a text, its run, and where in the run the reader is. */
import { EngineClient, EngineFailure, Superseded, type Run } from "../engine/client";
import { EVENT_KINDS, type Edited, type Gesture, type Graph, type Outline, type Part, type Problem, type Range, type State } from "../engine/types";
import { cutColumns, cutOverview } from "./cut";
import { whereto, type BreakKind, type Stride, type Way } from "./navigate";
import { shownFor } from "./pace";
import type { Settings } from "./settings.svelte";
import { applied } from "./text";
import { carryOver, clampIndex, firstAtOrAfter, indexAt, indexAtTime, nextTurn, previousTurn } from "./steps";

export type { Run };

/** Typing pauses this long before the text runs, in milliseconds. */
const PAUSE = 120;
/** Instructions that a run may take, two or three seconds' worth: long enough for a lesson, short enough to wait for. */
const FUEL = 100_000_000;
/** A run that takes longer is announced, and can be stopped. */
const LONG = 300;

/** Up to which event of a run the reader may look; `covered`: there, only into the program. */
export interface Curtain {
  event: number;
  covered: boolean;
}

const NO_STOPS = new Uint32Array();

export class Playground {
  text = $state("");
  /** The last text that ran, with its run. Shown until a newer one is there. */
  run = $state.raw<Run | null>(null);
  /** That run with all that the curtain hides. */
  whole = $state.raw<Run | null>(null);
  /** A question has been asked, and what comes after it is hidden. */
  curtain = $state.raw<Curtain | null>(null);
  /** Finds the curtain of a run before anything of it is shown. */
  curtainOf: ((run: Run) => Promise<Curtain | null>) | null = null;
  /** What holds at the cursor; a moment behind it. */
  state = $state.raw<State | null>(null);
  /** What held at the step that was shown before, if that is next to this one. */
  before = $state.raw<State | null>(null);
  /** The event at which the reader stands. */
  cursor = $state(0);
  /** Why the present text can't run. */
  problems = $state.raw<readonly Problem[]>([]);
  /** The engine itself failed. */
  failure = $state.raw<EngineFailure | null>(null);
  /** A run has been under way for long. */
  busy = $state(false);
  playing = $state(false);
  /** A task that the reader pointed at. */
  selected = $state<number | null>(null);
  /** The lines and the kinds of events that stop a run to the next breakpoint. */
  lines = $state.raw<ReadonlySet<number>>(new Set());
  breaks = $state.raw<ReadonlySet<BreakKind>>(new Set());
  /** A stride found nothing: which one, and whereto. */
  vain = $state.raw<{ stride: Stride; way: Way } | null>(null);
  /** A place in the text that the reader asked for. */
  pointed = $state.raw<Pick<Range, "start" | "end"> | null>(null);
  /** The time axis goes on at least so far, in virtual seconds: beside a run that takes longer. */
  extent = $state(0);
  /** A step through the editor's history that the reader asked for elsewhere. */
  travelled = $state.raw<{ way: "undo" | "redo" } | null>(null);
  /** While a number is dragged: the text before. What is in between is no step of the editor's history. */
  base = $state<string | null>(null);

  readonly stops: Uint32Array = $derived.by(() => this.run?.columns[this.settings.level] ?? NO_STOPS);
  readonly index = $derived(indexAt(this.stops, this.cursor));
  readonly last = $derived(Math.max(0, this.stops.length - 1));
  /** What the loop and the tasks do here would tell the answer. */
  readonly covered = $derived(this.curtain?.covered === true && this.index === this.last);
  /** The text is not the one that ran: places in it may have moved. */
  readonly stale = $derived(this.run !== null && this.run.source !== this.text);

  private typing: ReturnType<typeof setTimeout> | undefined;
  private tick: ReturnType<typeof setTimeout> | undefined;
  private asking = false;
  /** The newest gesture that has not been tried. */
  private wanted: Gesture | null = null;
  private trying: Promise<void> | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly engine: EngineClient,
    /** Keeps the text, so that a reload finds it. */
    private readonly keep: (text: string) => void,
  ) {}

  /** The text changed: it is kept at once, and runs when typing pauses. */
  edit(text: string): void {
    if (text === this.text) return;
    this.text = text;
    this.keep(text);
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.restart(), PAUSE);
  }

  /** Shows another program, at a step from 1 or at its end. It is not kept: nobody typed it. */
  async load(text: string, step: number | "end" = 1): Promise<void> {
    this.toStart();
    this.text = text;
    await this.restart();
    if (this.run?.source !== text) return;
    if (step === "end") this.toEnd();
    else this.goTo(step - 1);
  }

  /** Begins to change the text by a gesture: see {@link preview}, {@link commit}, {@link cancel}. */
  begin(): void {
    this.pause();
    clearTimeout(this.typing);
    this.base = this.text;
  }

  /** Shows what a gesture means: the text with it, and its run. Of several in short time the newest counts. */
  preview(gesture: Gesture): void {
    if (this.base === null) return;
    this.wanted = gesture;
    this.trying ??= this.tryAll().finally(() => (this.trying = null));
  }

  private async tryAll(): Promise<void> {
    for (let gesture = this.wanted; gesture && this.base !== null; gesture = this.wanted) {
      this.wanted = null;
      const base = this.base;
      const edited = await this.engine.edits(base, gesture).catch(() => null);
      const text = edited?.kind === "change" ? applied(base, edited.edits) : null;
      if (text === null || text === this.text || this.base !== base) continue;
      this.text = text;
      await this.restart();
    }
  }

  /** The text stays as the last gesture made it, as one step of the editor's history. */
  async commit(): Promise<void> {
    await this.trying;
    if (this.base === null) return;
    this.base = null;
    this.keep(this.text);
  }

  /** The text is what it was. */
  cancel(): void {
    if (this.base === null) return;
    const changed = this.text !== this.base;
    this.wanted = null;
    this.text = this.base;
    this.base = null;
    if (changed) void this.restart();
  }

  /** What a gesture would make of the text, or why it can't be made; null when that can't be said now. */
  propose(gesture: Gesture): Promise<Edited | null> {
    return this.engine.edits(this.text, gesture).catch(() => null);
  }

  /** Makes a gesture at once, as one step of the editor's history, and runs the text with it. */
  async make(gesture: Gesture): Promise<Edited | null> {
    const base = this.text;
    const made = await this.propose(gesture);
    if (made?.kind !== "change") return made;
    if (this.text !== base || this.base !== null) return null;
    this.begin();
    this.text = applied(base, made.edits);
    await this.restart();
    await this.commit();
    return made;
  }

  /** Takes the last step of the editor's history back, or makes it again. */
  travel(way: "undo" | "redo"): void {
    this.travelled = { way };
  }

  /** Shows a place of the text to the reader. */
  point({ start, end }: Pick<Range, "start" | "end">): void {
    this.pointed = { start, end };
  }

  /** Runs the text as it stands. */
  async restart(): Promise<void> {
    clearTimeout(this.typing);
    let long: ReturnType<typeof setTimeout> | undefined;
    const started = () => (long = setTimeout(() => (this.busy = true), LONG));
    try {
      const run = await this.engine.run(this.text, { fuel: FUEL }, started).finally(() => clearTimeout(long));
      await this.accept(run);
    } catch (error) {
      this.fail(error);
    }
  }

  /** The run of the text as it stands, with all that is hidden of it; null when it can't run. */
  async settled(): Promise<Run | null> {
    if (this.whole?.source !== this.text) await this.restart();
    return this.whole?.source === this.text ? this.whole : null;
  }

  /** Runs the text again, from its first step. */
  startOver(): Promise<void> {
    this.toStart();
    return this.restart();
  }

  stop(): void {
    this.engine.stop();
  }

  /** Nobody looks at it any more. */
  close(): void {
    this.pause();
    clearTimeout(this.typing);
    this.run?.close();
    this.engine.close();
  }

  private async accept(run: Run): Promise<void> {
    this.busy = false;
    this.failure = null;
    this.problems = run.overview.problems;
    if (run.overview.end.kind === "rejected" || run.overview.events === 0) return run.close();
    const curtain = (await this.curtainOf?.(run)) ?? null;
    const stops = run.columns[this.settings.level];
    await this.put(run, curtain, stops[carryOver(this.stops, this.index, stops)] ?? 0);
    if (this.base !== null) return;
    this.selected = null;
    this.pointed = null;
  }

  /** Draws the curtain, or another one, or lifts it. */
  async draw(curtain: Curtain | null): Promise<void> {
    if (!this.whole) return;
    this.pause();
    await this.put(this.whole, curtain, this.cursor).catch((error) => this.fail(error));
  }

  /** Takes back what was drawn, as far as nothing else hides the run. */
  async lift(): Promise<void> {
    if (this.whole) await this.draw((await this.curtainOf?.(this.whole)) ?? null);
  }

  /** Run and state change together, so that no view ever mixes two runs. */
  private async put(whole: Run, curtain: Curtain | null, at: number): Promise<void> {
    const { overview, columns } = whole;
    const run = curtain ? whole.showing(cutOverview(overview, columns, curtain.event), cutColumns(columns, curtain.event)) : whole;
    const cursor = curtain ? Math.min(at, run.columns[this.settings.level].at(-1) ?? 0) : at;
    const state = await whole.state(cursor);
    if (this.whole !== whole) this.whole?.close();
    this.whole = whole;
    this.curtain = curtain;
    this.run = run;
    this.cursor = cursor;
    this.before = null;
    this.vain = null;
    this.state = state;
  }

  private fail(error: unknown): void {
    if (error instanceof Superseded) return;
    this.busy = false;
    this.pause();
    this.failure = error instanceof EngineFailure ? error : new EngineFailure("crashed", String(error));
  }

  /** Shows what a word of a sentence names: a step, a place in the text, a task. */
  follow({ task, event, range }: Part): void {
    if (task !== null) this.selected = task;
    if (range !== null) this.pointed = { ...range };
    if (event !== null) this.seek(event);
  }

  /** Moves the cursor to the step at or before an event. */
  seek(event: number): void {
    this.goTo(indexAt(this.stops, event));
  }

  /** Moves the cursor to an event, be it a step of this level or not, as far as it may be seen. */
  visit(event: number): void {
    this.pause();
    this.moveTo(Math.min(event, this.curtain?.event ?? event));
  }

  /** Moves the cursor to a step, by its index. */
  goTo(index: number): void {
    const event = this.stops[clampIndex(this.stops.length, index)];
    if (event !== undefined) this.moveTo(event);
  }

  goToTime(seconds: number): void {
    if (this.run) this.goTo(indexAtTime(this.stops, this.run.columns.time, seconds));
  }

  step(by: 1 | -1): void {
    this.pause();
    // A breakpoint may have stopped between two steps: back is then to the one before it.
    const between = by < 0 && this.stops[this.index]! < this.cursor;
    this.goTo(between ? this.index : this.index + by);
  }

  /** Moves the cursor to an event, be it a step of this level or not. */
  private moveTo(event: number): void {
    if (event === this.cursor) return;
    this.vain = null;
    this.cursor = event;
    void this.show();
  }

  /** Goes on, or back, to what is looked for; where there is none the reader stays, and is told. */
  stride(stride: Stride, way: Way = 1): void {
    this.pause();
    const { columns } = this.run ?? {};
    const search = { way, byLines: this.settings.level === "internals", task: this.selected, lines: this.lines, breaks: this.breaks };
    const event = columns ? whereto(stride, columns, this.cursor, search) : null;
    if (event === null) this.vain = { stride, way };
    else if (stride === "break") this.moveTo(event);
    else this.goTo(firstAtOrAfter(this.stops, event));
  }

  /** Begins or ceases to stop at events of a kind. */
  toggleBreak(kind: BreakKind): void {
    const breaks = new Set(this.breaks);
    if (!breaks.delete(kind)) breaks.add(kind);
    this.breaks = breaks;
  }

  turn(by: 1 | -1): void {
    this.pause();
    if (!this.run || this.stops.length === 0) return;
    const move = by > 0 ? nextTurn : previousTurn;
    this.goTo(move(this.stops, this.run.columns.turns, this.index));
  }

  toStart(): void {
    this.pause();
    this.goTo(0);
  }

  toEnd(): void {
    this.pause();
    this.goTo(this.last);
  }

  /** At the end it starts over. */
  play(): void {
    if (this.playing || this.stops.length === 0) return;
    if (this.index === this.last) this.goTo(0);
    this.playing = true;
    this.schedule();
  }

  pause(): void {
    clearTimeout(this.tick);
    this.playing = false;
  }

  private schedule(): void {
    this.tick = setTimeout(() => {
      this.goTo(this.index + 1);
      if (this.index === this.last) this.pause();
      else this.schedule();
    }, shownFor(this.settings.pace, this.run!.columns.time, this.cursor, this.stops[this.index + 1]) / this.settings.speed);
  }

  taskName(task: number | null): string {
    return (task !== null && this.run?.overview.tasks[task]?.name) || "";
  }

  /** A run's graph, and the outline of its text; null when they can't be had now. */
  async drawn(run: Run): Promise<{ graph: Graph; outline: Outline | null } | null> {
    try {
      const [graph, outline] = await Promise.all([run.graph(), this.engine.outline(run.source)]);
      return { graph, outline };
    } catch {
      return null;
    }
  }

  /** What holds at any event; null when that can't be said now. */
  async stateAt(event: number): Promise<State | null> {
    try {
      return (await this.run?.state(event)) ?? null;
    } catch {
      return null;
    }
  }

  /** The event that tells why something begins at another: of a task that is run, why it goes on. */
  telling(event: number): number {
    const kind = (at: number) => EVENT_KINDS[this.run?.columns.kind[at] ?? -1];
    if (kind(event) !== "handleRun" || kind(event + 1) !== "taskResumed") return event;
    return kind(event + 2) === "cancelDelivered" ? event + 2 : event + 1;
  }

  /** Whether a state is that of the next step or the one before: only then is it seen what has moved. */
  private follows(state: State): boolean {
    if (!this.state) return false;
    return Math.abs(indexAt(this.stops, state.event) - indexAt(this.stops, this.state.event)) <= 1;
  }

  /** Fetches the state at the cursor. While the cursor is dragged one question is out at a time, and the last one counts. */
  private async show(): Promise<void> {
    if (this.asking) return;
    this.asking = true;
    try {
      while (this.run && this.state?.event !== this.cursor) {
        const run = this.run;
        const state = await run.state(this.cursor);
        if (this.run !== run) continue;
        this.before = this.follows(state) ? this.state : null;
        this.state = state;
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.asking = false;
    }
  }
}
