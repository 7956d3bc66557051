/** What the page and its worker say to each other. */
import type { Columns, Gesture, Outline, Overview, State, TextEdit } from "./types";

/** Limits and the seed; what is left out has the engine's default. */
export interface RunOptions {
  seed?: number;
  /** Virtual seconds. */
  horizon?: number;
  /** Instructions. */
  fuel?: number;
}

/** A client is a playground: its newest run counts. The numbers of runs and requests are the page's, not a client's. */
export type ToWorker =
  | { type: "run"; client: number; run: number; source: string; options: RunOptions }
  | { type: "stop"; client: number }
  | { type: "state"; request: number; run: number; event: number }
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
  /** Null: it can't be done there. */
  | { type: "edited"; request: number; edits: TextEdit[] | null }
  /** Null: the text has a syntax error. */
  | { type: "outlined"; request: number; outline: Outline | null }
  /** The instance trapped and must not be used again; the run that did it, if that is known. */
  | { type: "crashed"; run: number | null; message: string };
