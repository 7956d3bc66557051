/** One playground's side of the engine: its newest run counts. All playgrounds of a page share one worker. */
import { EngineHost, Superseded } from "./host";
import type { Answer, Attributes, Inquiries, Inquiry, RunOptions } from "./protocol";
import type { CheckResult, Columns, Edited, Gesture, Graph, Outline, Overview, Question, State } from "./types";

export { EngineFailure, Superseded, type FailureKind } from "./host";

/** How long a worker may take to obey "stop", in milliseconds. */
const PATIENCE = 2000;

/** The host that the page's playgrounds share. */
const shared = new EngineHost();

/** A finished run: its figures here, all else with the worker. What it is asked for throws {@link Superseded} or {@link EngineFailure}. */
export class Run {
  constructor(
    private readonly client: EngineClient,
    readonly id: number,
    readonly source: string,
    readonly options: RunOptions,
    readonly overview: Overview,
    readonly columns: Columns,
  ) {}

  /** Everything that holds at an event. */
  state(event: number): Promise<State> {
    return this.client.state(this, event);
  }

  /** The event that a place of a lesson names. */
  find(place: Attributes): Promise<Answer<number>> {
    return this.client.inquire<"find">(this, { kind: "find", place });
  }

  /** The prediction that an author asks for. */
  question(prediction: Attributes): Promise<Answer<Question>> {
    return this.client.inquire<"question">(this, { kind: "question", prediction });
  }

  /** A question that makes sense after an event, if there is one: always the same for the same salt, a whole number. */
  quiz(event: number, salt: number): Promise<Question | null> {
    return this.client.inquire<"quiz">(this, { kind: "quiz", event, salt });
  }

  /** What comes of a task's checks. */
  check(checks: readonly unknown[]): Promise<Answer<CheckResult[]>> {
    return this.client.inquire<"check">(this, { kind: "check", checks });
  }

  /** Its tasks, what they meet at, and who concerns whom. Throws as `state` does. */
  graph(): Promise<Graph> {
    return this.client.graph(this);
  }

  /** The same run, with less of it to be seen. */
  showing(overview: Overview, columns: Columns): Run {
    return new Run(this.client, this.id, this.source, this.options, overview, columns);
  }

  close(): void {
    this.client.forget(this.id);
  }
}

export class EngineClient {
  private readonly id: number;
  /** Where a run went whose worker died: same text, same run. */
  private readonly revived = new Map<number, number>();

  constructor(private readonly host: EngineHost = shared) {
    this.id = host.number();
  }

  /**
   * Runs a program. A call supersedes the one before, if that has not finished. `started` is called when the worker,
   * loaded and ready, gets the program.
   */
  run(source: string, options: RunOptions = {}, started?: () => void): Promise<Run> {
    return new Promise((resolve, reject) => {
      const run = this.host.number();
      const finish = (overview: Overview, columns: Columns) => resolve(new Run(this, run, source, options, overview, columns));
      this.host.submit({ client: this.id, run, source, options, started, resolve: finish, reject });
    });
  }

  /** Ends the run under way early. Its result comes as ever, with the end "stopped". */
  stop(): void {
    this.host.stop(this.id, PATIENCE);
  }

  async state(run: Run, event: number): Promise<State> {
    return (await this.host.ask<"state">({ type: "state", run: await this.held(run), event })).state;
  }

  async inquire<Kind extends keyof Inquiries>(run: Run, inquiry: Inquiry & { kind: Kind }): Promise<Inquiries[Kind]["answer"]> {
    return (await this.host.ask<"answered">({ type: "inquire", run: await this.held(run), inquiry })).answer;
  }

  async graph(run: Run): Promise<Graph> {
    return (await this.host.ask<"drawn">({ type: "graph", run: await this.held(run) })).graph;
  }

  /** What a gesture makes of a program; null before the engine is ready. */
  async edits(source: string, gesture: Gesture): Promise<Edited | null> {
    if (!this.host.ready) return null;
    return (await this.host.ask<"edited">({ type: "edit", source, gesture })).edited;
  }

  /** What a program consists of, read off its text; null while it has a syntax error, or before the engine is ready. */
  async outline(source: string): Promise<Outline | null> {
    if (!this.host.ready) return null;
    return (await this.host.ask<"outlined">({ type: "outline", source })).outline;
  }

  forget(id: number): void {
    this.host.forget(this.revived.get(id) ?? id);
    this.revived.delete(id);
  }

  /** There will be no more runs. */
  close(): void {
    this.host.leave(this.id);
  }

  /** The run as the worker holds it. */
  private async held(run: Run): Promise<number> {
    return this.host.holds(run.id) ? run.id : this.revive(run);
  }

  private async revive(run: Run): Promise<number> {
    const known = this.revived.get(run.id);
    if (known !== undefined && this.host.holds(known)) return known;
    if (this.host.isUnderWay(this.id)) throw new Superseded();
    const { id } = await this.run(run.source, run.options);
    this.revived.set(run.id, id);
    return id;
  }
}
