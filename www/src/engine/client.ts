/** The page's side of the protocol. Knows one worker, and replaces it when it dies. */
import type { FromWorker, RunOptions, ToWorker } from "./protocol";
import type { Columns, Gesture, Overview, State, TextEdit } from "./types";

/** A newer text took this one's place. Nothing is wrong. */
export class Superseded extends Error {}

export type FailureKind = "crashed" | "unloadable" | "hung";

/** The engine itself failed: a bug, or it is not there. Never the program's fault. */
export class EngineFailure extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What the client needs of a worker. */
export interface Port {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Job {
  id: number;
  source: string;
  options: RunOptions;
  started?: () => void;
  resolve(run: Run): void;
  reject(reason: Error): void;
}

interface Question<T> {
  resolve(answer: T): void;
  reject(reason: Error): void;
}

/** How long a worker may take to obey "stop", in milliseconds. */
const PATIENCE = 2000;

/** A finished run: its figures here, its states with the worker. */
export class Run {
  constructor(
    private readonly client: EngineClient,
    readonly id: number,
    readonly source: string,
    readonly options: RunOptions,
    readonly overview: Overview,
    readonly columns: Columns,
  ) {}

  /** Everything that holds at an event. Throws {@link Superseded} or {@link EngineFailure}. */
  state(event: number): Promise<State> {
    return this.client.state(this, event);
  }

  close(): void {
    this.client.forget(this.id);
  }
}

export class EngineClient {
  private port: Port | null = null;
  private ready = false;
  private lastId = 0;
  /** The only run under way. It is posted once the worker is ready; until then a newer one just takes its place. */
  private job: Job | null = null;
  private readonly questions = new Map<number, Question<State>>();
  private readonly gestures = new Map<number, Question<TextEdit[] | null>>();
  /** The runs that the present worker holds. */
  private readonly held = new Set<number>();

  constructor(private readonly spawn: () => Port = spawnWorker) {}

  /**
   * Runs a program. A call supersedes the one before, if that has not finished. `started` is called when the worker,
   * loaded and ready, gets the program.
   */
  run(source: string, options: RunOptions = {}, started?: () => void): Promise<Run> {
    this.job?.reject(new Superseded());
    return new Promise((resolve, reject) => {
      this.job = { id: ++this.lastId, source, options, started, resolve, reject };
      if (this.ready) this.submit();
      else this.start();
    });
  }

  /** Ends the run under way early. Its result comes as ever, with the end "stopped". */
  stop(): void {
    const stopping = this.job;
    if (!stopping) return;
    this.port?.postMessage({ type: "stop" });
    setTimeout(() => {
      if (this.job === stopping) this.fail(new EngineFailure("hung", ""));
    }, PATIENCE);
  }

  async state(run: Run, event: number): Promise<State> {
    let id = run.id;
    if (!this.held.has(id)) id = await this.revive(run);
    return new Promise((resolve, reject) => {
      const request = ++this.lastId;
      this.questions.set(request, { resolve, reject });
      this.port?.postMessage({ type: "state", request, run: id, event });
    });
  }

  /** The text edits that a gesture means in a program; null when it can't be done there. */
  edits(source: string, gesture: Gesture): Promise<TextEdit[] | null> {
    return new Promise((resolve, reject) => {
      if (!this.ready) return resolve(null);
      const request = ++this.lastId;
      this.gestures.set(request, { resolve, reject });
      this.port?.postMessage({ type: "edit", request, source, gesture });
    });
  }

  forget(id: number): void {
    id = this.revived.get(id) ?? id;
    if (this.held.delete(id)) this.port?.postMessage({ type: "forget", run: id });
  }

  /** Where a run went whose worker died: same text, same run. */
  private readonly revived = new Map<number, number>();

  private async revive(run: Run): Promise<number> {
    const known = this.revived.get(run.id);
    if (known !== undefined && this.held.has(known)) return known;
    if (this.job) throw new Superseded();
    const { id } = await this.run(run.source, run.options);
    this.revived.set(run.id, id);
    return id;
  }

  private start(): void {
    if (this.port) return;
    let port: Port;
    try {
      port = this.spawn();
    } catch (error) {
      this.fail(new EngineFailure("unloadable", String(error)));
      return;
    }
    this.port = port;
    port.onmessage = ({ data }) => {
      if (this.port === port) this.receive(data);
    };
    port.onerror = (event) => {
      event.preventDefault?.();
      if (this.port === port) this.fail(new EngineFailure(this.ready ? "crashed" : "unloadable", event.message ?? ""));
    };
  }

  private submit(): void {
    if (!this.job) return;
    const { id, source, options, started } = this.job;
    this.port?.postMessage({ type: "run", run: id, source, options });
    started?.();
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        this.ready = true;
        return this.submit();
      case "unloadable":
      case "crashed":
        return this.fail(new EngineFailure(message.type, message.message));
      case "ran":
        return this.finish(message.run, message.overview, message.columns);
      case "superseded":
        return;
      case "state":
        this.questions.get(message.request)?.resolve(message.state);
        this.questions.delete(message.request);
        return;
      case "edited":
        this.gestures.get(message.request)?.resolve(message.edits);
        this.gestures.delete(message.request);
    }
  }

  private finish(id: number, overview: Overview, columns: Columns): void {
    this.held.add(id);
    const job = this.job;
    if (job?.id !== id) return this.forget(id);
    this.job = null;
    job.resolve(new Run(this, id, job.source, job.options, overview, columns));
  }

  /** Throws the worker away and tells everyone who waits for it. The next run starts a new one. */
  private fail(failure: EngineFailure): void {
    this.port?.terminate();
    this.port = null;
    this.ready = false;
    this.held.clear();
    const waiting = [...this.questions.values(), ...this.gestures.values(), ...(this.job ? [this.job] : [])];
    this.questions.clear();
    this.gestures.clear();
    this.job = null;
    for (const { reject } of waiting) reject(failure);
  }
}

function spawnWorker(): Port {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "loopscope" });
}
