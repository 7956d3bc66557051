/** The page's one worker, for however many playgrounds: started when it is first needed, replaced when it dies. */
import type { FromWorker, RunOptions, ToWorker } from "./protocol";
import type { Columns, Overview } from "./types";
import { spawnWorker } from "./spawn";

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

/** What the host needs of a worker. */
export interface Port {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** A program that is to run. */
export interface Job {
  readonly client: number;
  readonly run: number;
  readonly source: string;
  readonly options: RunOptions;
  /** Called once, when the worker, loaded and ready, gets the program. */
  started?: () => void;
  resolve(overview: Overview, columns: Columns): void;
  reject(reason: Error): void;
}

/** An answer by its message's type. */
type Answer = Extract<FromWorker, { request: number }>;
type Asking = Extract<ToWorker, { request: number }>;
/** A message without its number, which the host gives. */
type Unnumbered<T> = T extends unknown ? Omit<T, "request"> : never;

interface Question {
  resolve(answer: Answer): void;
  reject(reason: Error): void;
}

export class EngineHost {
  private port: Port | null = null;
  private isReady = false;
  private lastId = 0;
  /** The runs under way by their clients, oldest first; and those of them that the present worker was given. */
  private readonly jobs = new Map<number, Job>();
  private readonly posted = new Set<Job>();
  /** One of several runs broke the last worker, and nobody knows which: they run one after the other. */
  private careful = false;
  private readonly questions = new Map<number, Question>();
  /** The runs that the present worker holds. */
  private readonly held = new Set<number>();

  constructor(private readonly spawn: () => Port = spawnWorker) {}

  /** A number that nothing else has. */
  number(): number {
    return ++this.lastId;
  }

  get ready(): boolean {
    return this.isReady;
  }

  holds(run: number): boolean {
    return this.held.has(run);
  }

  isUnderWay(client: number): boolean {
    return this.jobs.has(client);
  }

  /** Runs a program. It supersedes the client's program before, if that has not finished. */
  submit(job: Job): void {
    this.drop(job.client);
    this.jobs.set(job.client, job);
    if (this.isReady) this.handOut();
    else this.start();
  }

  /** Ends a client's run early. A worker that does not obey in `patience` milliseconds is replaced. */
  stop(client: number, patience: number): void {
    const job = this.jobs.get(client);
    if (!job) return;
    if (this.posted.has(job)) this.port?.postMessage({ type: "stop", client });
    setTimeout(() => {
      if (this.jobs.get(client) === job) this.fail(new EngineFailure("hung", ""), job.run);
    }, patience);
  }

  /** Asks the worker something. Rejects with an {@link EngineFailure} when it dies over it. */
  ask<T extends Answer["type"]>(message: Unnumbered<Asking>): Promise<Extract<Answer, { type: T }>> {
    return new Promise((resolve, reject) => {
      const request = this.number();
      this.questions.set(request, { resolve: resolve as Question["resolve"], reject });
      this.port?.postMessage({ ...message, request });
    });
  }

  forget(run: number): void {
    if (this.held.delete(run)) this.port?.postMessage({ type: "forget", run });
  }

  /** A client is gone for good. */
  leave(client: number): void {
    this.drop(client);
    if (this.isReady) this.port?.postMessage({ type: "leave", client });
  }

  private drop(client: number): void {
    const job = this.jobs.get(client);
    if (!job) return;
    this.jobs.delete(client);
    this.posted.delete(job);
    job.reject(new Superseded());
  }

  private start(): void {
    if (this.port) return;
    let port: Port;
    try {
      port = this.spawn();
    } catch (error) {
      return this.fail(new EngineFailure("unloadable", String(error)));
    }
    this.port = port;
    port.onmessage = ({ data }) => {
      if (this.port === port) this.receive(data);
    };
    port.onerror = (event) => {
      event.preventDefault?.();
      if (this.port === port) this.fail(new EngineFailure(this.isReady ? "crashed" : "unloadable", event.message ?? ""));
    };
  }

  /** Gives the worker what waits. */
  private handOut(): void {
    if (this.jobs.size === 0) this.careful = false;
    for (const job of this.jobs.values()) {
      if (!this.posted.has(job)) this.post(job);
      if (this.careful) return;
    }
  }

  private post(job: Job): void {
    const { client, run, source, options } = job;
    this.posted.add(job);
    this.port?.postMessage({ type: "run", client, run, source, options });
    job.started?.();
    delete job.started;
  }

  private receive(message: FromWorker): void {
    switch (message.type) {
      case "ready":
        this.isReady = true;
        return this.handOut();
      case "unloadable":
        return this.fail(new EngineFailure("unloadable", message.message));
      case "crashed":
        return this.fail(new EngineFailure("crashed", message.message), message.run);
      case "ran":
        return this.finish(message.run, message.overview, message.columns);
      case "superseded":
        return;
      default:
        this.questions.get(message.request)?.resolve(message);
        this.questions.delete(message.request);
    }
  }

  private finish(run: number, overview: Overview, columns: Columns): void {
    this.held.add(run);
    const job = this.jobOf(run);
    if (!job) return this.forget(run);
    this.jobs.delete(job.client);
    this.posted.delete(job);
    job.resolve(overview, columns);
    this.handOut();
  }

  private jobOf(run: number | null): Job | undefined {
    return [...this.jobs.values()].find((job) => job.run === run);
  }

  /**
   * Throws the worker away. The run that broke it is told so, and everyone who asked; what else was under way runs
   * again in a new worker.
   */
  private fail(failure: EngineFailure, run: number | null = null): void {
    this.port?.terminate();
    this.port = null;
    this.isReady = false;
    this.held.clear();
    const guilty = this.guilty(failure, run);
    this.careful = guilty.length === 0 && this.jobs.size > 1;
    const waiting = [...this.questions.values(), ...guilty];
    this.questions.clear();
    this.posted.clear();
    for (const { client } of guilty) this.jobs.delete(client);
    for (const { reject } of waiting) reject(failure);
    if (this.jobs.size > 0) this.start();
  }

  private guilty({ kind }: EngineFailure, run: number | null): Job[] {
    const jobs = [...this.jobs.values()];
    if (kind === "unloadable") return jobs;
    const known = this.jobOf(run);
    if (known) return [known];
    return this.posted.size === 1 ? jobs.filter((job) => this.posted.has(job)) : [];
  }
}
