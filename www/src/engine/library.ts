/** The engine alone, for Node and for other tools: a program's run, and what holds at each of its events. */
import init, { Engine, version } from "./pkg/loopscope_wasm.js";
import address from "./pkg/loopscope_wasm_bg.wasm?url";
import type { RunOptions } from "./protocol";
import type { Columns, Overview, State } from "./types";

export type { Columns, Overview, RunOptions, State };

export interface FinishedRun {
  readonly overview: Overview;
  /** The events, as columns of numbers. */
  readonly columns: Columns;
  /** Everything that holds at an event. */
  state(event: number): State;
  /** The trace as bytes, the same on every machine. */
  trace(): Uint8Array;
  /** Frees its memory. */
  close(): void;
}

let loaded: Promise<unknown> | undefined;

async function load(): Promise<void> {
  const url = new URL(address, import.meta.url);
  // Named at a distance, so that no bundler looks for it: only Node finds itself at a file's address.
  const files = "node:fs/promises";
  await init({ module_or_path: url.protocol === "file:" ? (await import(/* @vite-ignore */ files)).readFile(url) : url });
}

/** Runs a program on the virtual clock. A program that can't run has `overview.problems`. */
export async function run(source: string, options: RunOptions = {}): Promise<FinishedRun> {
  await (loaded ??= load());
  const finished = await new Engine().run(source, JSON.stringify(options));
  return {
    overview: finished.overview(),
    columns: finished.columns(),
    state: (event) => finished.state(event),
    trace: () => finished.trace(),
    close: () => finished.free(),
  };
}

/** The engine's version. */
export async function engineVersion(): Promise<string> {
  await (loaded ??= load());
  return version();
}
