/** A lesson under way: its programs, each in a playground of its own, its questions, and what the reader has done. */
import { EngineClient, type Run } from "../engine/client";
import type { CheckResult, Phrase, Question, State } from "../engine/types";
import { shapeOf, type LessonPlan, type Part } from "./lesson";
import { Playground, type Curtain } from "./playground.svelte";
import { textKey, type Answer, type Progress } from "./progress.svelte";
import type { Settings } from "./settings.svelte";
import { load, save } from "./storage";

type Show = Extract<Part, { kind: "show" }>;
type Prediction = Extract<Part, { kind: "predict" }>;
export type Task = Extract<Part, { kind: "task" }>;
type Comparison = Extract<Part, { kind: "compare" }>;

/** What stands beside the prose. */
export type Shown = { kind: "program"; file: string } | { kind: "comparison"; part: Comparison };

/** Why a way to a step led nowhere: the question that hides it, what the engine did not find, or that the reader's program is another. */
export type Obstacle = { kind: "question"; part: Prediction } | { kind: "missing"; phrase: Phrase } | { kind: "changed" };

export type Checked = { kind: "results"; results: CheckResult[] } | { kind: "problems" } | { kind: "mistake"; phrase: Phrase };

export class LessonModel {
  shown = $state.raw<Shown | null>(null);
  /** On a narrow screen: what stands beside the prose is in front of it. */
  raised = $state(false);
  obstacle = $state.raw<Obstacle | null>(null);
  private checked = $state.raw<ReadonlyMap<string, { text: string; outcome: Checked }>>(new Map());
  private playgrounds = $state.raw<ReadonlyMap<string, Playground>>(new Map());
  private readonly originals = new Map<string, Promise<Run>>();
  private readonly questions = new Map<Prediction, Promise<Question>>();
  /** The programs that have been opened, in the order of the lesson. */
  private opened = $state.raw<ReadonlySet<string>>(new Set());

  constructor(
    /** Its folder's name, or its address. */
    readonly id: string,
    readonly plan: LessonPlan,
    readonly settings: Settings,
    readonly progress: Progress,
  ) {
    const first = plan.parts.find((part) => part.kind === "program" || part.kind === "task");
    if (!first) return;
    this.shown = { kind: "program", file: first.file };
    this.opened = new Set([first.file]);
  }

  /** The programs that can be opened: a solution only once it has been looked at. */
  readonly files = $derived.by(() => {
    const named = this.plan.parts.flatMap((part) => (part.kind === "program" || part.kind === "task" ? [part.file] : []));
    return [...new Set([...named, ...this.opened])];
  });

  readonly file = $derived.by(() => (this.shown?.kind === "program" ? this.shown.file : null));
  /** The one that is open, once something has asked for it: see {@link playgroundOf}. */
  readonly playground = $derived.by(() => (this.file === null ? null : (this.playgrounds.get(this.file) ?? null)));

  isEdited(file: string): boolean {
    const playground = this.playgrounds.get(file);
    return playground !== undefined && playground.text !== this.original(file);
  }

  taskOf(file: string): Task | null {
    return this.plan.parts.find((part): part is Task => part.kind === "task" && part.file === file) ?? null;
  }

  original(file: string): string {
    return this.plan.programs[file] ?? "";
  }

  /** The playground of a program, made when it is first asked for: by an act of the reader's, never by drawing. */
  playgroundOf(file: string): Playground {
    const known = this.playgrounds.get(file);
    if (known) return known;
    const playground = this.make(file);
    this.playgrounds = new Map(this.playgrounds).set(file, playground);
    void playground.restart();
    return playground;
  }

  /** The playground outlives the view that asked for it first: what it derives must not end with that view. */
  private make(file: string): Playground {
    const key = textKey(this.id, file);
    const keep = (text: string) => save(key, text === this.original(file) ? null : text);
    let playground!: Playground;
    $effect.root(() => {
      playground = new Playground(this.settings, new EngineClient(), keep);
    });
    playground.text = load(key) ?? this.original(file);
    playground.curtainOf = (run) => this.curtainOf(file, run);
    return playground;
  }

  /** Shows a program beside the prose. */
  open(file: string, raise = true): Playground {
    this.obstacle = null;
    this.opened = new Set([...this.opened, file]);
    this.shown = { kind: "program", file };
    if (raise) this.raised = true;
    return this.playgroundOf(file);
  }

  compare(part: Comparison): void {
    this.shown = { kind: "comparison", part };
    this.raised = true;
  }

  /** The program as it came. */
  startAgain(file: string): void {
    const playground = this.playgroundOf(file);
    playground.edit(this.original(file));
    playground.toStart();
  }

  /** Goes to the step that a link names, or says what is in the way. */
  async follow(part: Show): Promise<void> {
    const playground = this.open(part.file);
    const run = await playground.settled();
    if (!run) return;
    const found = await run.find(part.place);
    if ("Err" in found) {
      this.obstacle = { kind: "missing", phrase: found.Err };
      return;
    }
    const { curtain } = playground;
    if (curtain && found.Ok > curtain.event) {
      const question = this.openQuestion(part.file);
      if (question) this.obstacle = { kind: "question", part: question };
    } else playground.visit(found.Ok);
  }

  /** The question of a prediction, from a run of the program as it came. Rejects when the engine is not there. */
  question(part: Prediction): Promise<Question> {
    const known = this.questions.get(part);
    if (known) return known;
    const asked = this.originalRun(part.file).then(async (run) => {
      const told = await run.question(part.question);
      if ("Err" in told) throw new Error(`${told.Err.kind} ${told.Err.args.map(({ text }) => text).join(" ")}`);
      return told.Ok;
    });
    this.questions.set(part, asked);
    asked.catch(() => this.questions.delete(part));
    return asked;
  }

  answerOf(part: Prediction): Answer | null {
    return this.progress.of(this.id).answers[shapeOf(part)] ?? null;
  }

  /** Notes an answer, or takes it back, and lets as much of the run be seen as that allows. */
  async answer(part: Prediction, answer: Answer | null): Promise<void> {
    this.obstacle = null;
    this.progress.answer(this.id, shapeOf(part), answer);
    const playground = this.playgroundOf(part.file);
    if (await playground.settled()) await playground.lift();
  }

  /** Goes to where a prediction is asked. */
  async ask(part: Prediction, raise: boolean): Promise<void> {
    const { shown } = await this.question(part);
    await this.go(part.file, shown, raise);
  }

  /** What holds at an event of a program as it came. */
  async stateAt(file: string, event: number): Promise<State | null> {
    try {
      return await (await this.originalRun(file)).state(event);
    } catch {
      return null;
    }
  }

  /** Goes to an event of a program as it came; where the reader has changed it, it may be none of this one's. */
  async go(file: string, event: number, raise: boolean): Promise<void> {
    const playground = this.open(file, raise);
    await playground.settled();
    if (playground.text === this.original(file)) playground.visit(event);
    else this.obstacle = { kind: "changed" };
  }

  hasPassed(part: Task): boolean {
    return this.progress.of(this.id).passed.includes(shapeOf(part));
  }

  /** What came of checking a task, as long as its program is the one that was checked. */
  checkedOf(part: Task): Checked | null {
    const checked = this.checked.get(part.file);
    return checked && checked.text === this.playgrounds.get(part.file)?.text ? checked.outcome : null;
  }

  async check(part: Task): Promise<void> {
    const playground = this.playgroundOf(part.file);
    const { text } = playground;
    const outcome = await this.outcome(part, playground);
    this.checked = new Map(this.checked).set(part.file, { text, outcome });
    if (outcome.kind === "results" && outcome.results.every(({ passed }) => passed)) this.progress.pass(this.id, shapeOf(part));
  }

  private async outcome(part: Task, playground: Playground): Promise<Checked> {
    const run = await playground.settled();
    if (!run) return { kind: "problems" };
    const told = await run.check(this.plan.checks[part.file] ?? []);
    return "Err" in told ? { kind: "mistake", phrase: told.Err } : { kind: "results", results: told.Ok };
  }

  /** Forgets what was done in this lesson, and puts its programs back. */
  reset(): void {
    this.progress.reset(this.id);
    for (const [file, playground] of this.playgrounds) {
      playground.toStart();
      playground.edit(this.original(file));
      void playground.restart();
    }
  }

  private originalRun(file: string): Promise<Run> {
    const known = this.originals.get(file);
    if (known) return known;
    const run = new EngineClient().run(this.original(file));
    this.originals.set(file, run);
    run.catch(() => this.originals.delete(file));
    return run;
  }

  private openQuestion(file: string): Prediction | null {
    const predictions = this.plan.parts.filter((part): part is Prediction => part.kind === "predict" && part.file === file);
    return predictions.find((part) => !this.answerOf(part)) ?? null;
  }

  /** What the first open question of a program hides; nothing that the answer to another one has shown. */
  private async curtainOf(file: string, run: Run): Promise<Curtain | null> {
    const open = this.openQuestion(file);
    if (!open || run.source !== this.original(file)) return null;
    try {
      const { shown, covered } = await this.question(open);
      const answered = this.plan.parts.filter((part): part is Prediction => part.kind === "predict" && part.file === file && this.answerOf(part) !== null);
      const seen = await Promise.all(answered.map((part) => this.question(part)));
      return seen.some(({ event }) => event > shown) ? null : { event: shown, covered };
    } catch {
      return null;
    }
  }
}
