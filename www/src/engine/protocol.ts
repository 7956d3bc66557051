/** What the page and its worker say to each other. */
import type { CheckResult, Columns, Edited, Gesture, Graph, Outline, Overview, Phrase, Question, State } from "./types";

/** Limits and the seed; what is left out has the engine's default. */
export interface RunOptions {
  seed?: number;
  /** Virtual seconds. */
  horizon?: number;
  /** Instructions. */
  fuel?: number;
}

/** What an author asked for, or what is wrong with it. */
export type Answer<T> = { Ok: T } | { Err: Phrase };

/** What an author wrote at a directive: names and values. */
export type Attributes = Readonly<Record<string, string>>;

/** What a lesson asks of a run, and what comes back. */
export interface Inquiries {
  /** The event that a place names. */
  find: { asked: { place: Attributes }; answer: Answer<number> };
  /** A prediction; its `ask` and `of` stand among the attributes of its place. */
  question: { asked: { prediction: Attributes }; answer: Answer<Question> };
  /** A question that makes sense after an event, if there is one: always the same for the same salt, a whole number. */
  quiz: { asked: { event: number; salt: number }; answer: Question | null };
  /** A task's checks, as its author wrote them. */
  check: { asked: { checks: readonly unknown[] }; answer: Answer<CheckResult[]> };
}

export type Inquiry = { [Kind in keyof Inquiries]: { kind: Kind } & Inquiries[Kind]["asked"] }[keyof Inquiries];

/** A client is a playground: its newest run counts. The numbers of runs and requests are the page's, not a client's. */
export type ToWorker =
  | { type: "run"; client: number; run: number; source: string; options: RunOptions }
  | { type: "stop"; client: number }
  | { type: "state"; request: number; run: number; event: number }
  | { type: "inquire"; request: number; run: number; inquiry: Inquiry }
  /** A run as a graph. */
  | { type: "graph"; request: number; run: number }
  /** What a gesture means in a program. */
  | { type: "edit"; request: number; source: string; gesture: Gesture }
  /** What a program consists of. */
  | { type: "outline"; request: number; source: string }
  | { type: "forget"; run: number }
  /** There will be no more runs of this client. */
  | { type: "leave"; client: number };

export type FromWorker =
  | { type: "ready"; version: string }
  /** The wasm could not be fetched or compiled. */
  | { type: "unloadable"; message: string }
  | { type: "ran"; run: number; overview: Overview; columns: Columns }
  /** A newer text came before this one had run. */
  | { type: "superseded"; run: number }
  | { type: "state"; request: number; state: State }
  | { type: "answered"; request: number; answer: Inquiries[keyof Inquiries]["answer"] }
  | { type: "drawn"; request: number; graph: Graph }
  | { type: "edited"; request: number; edited: Edited }
  /** Null: the text has a syntax error. */
  | { type: "outlined"; request: number; outline: Outline | null }
  /** The instance trapped and must not be used again; the run that did it, if that is known. */
  | { type: "crashed"; run: number | null; message: string };
