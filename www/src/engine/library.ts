/** The engine alone, for Node and for other tools: a program's run, and what holds at each of its events. */
import libraryAddress from "./pkg/library.json?url";
import init, { Engine, setHost, version } from "./pkg/loopscope_wasm.js";
import wasmAddress from "./pkg/whole.wasm?url";
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

/** Node's own way to a module, which no bundler follows. */
const node = (globalThis as { process?: { getBuiltinModule?(name: string): { readFile(url: URL): Promise<Uint8Array<ArrayBuffer>> } } }).process;

/** What lies beside this file, in Node or on a server. */
async function beside(address: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(address, import.meta.url);
  const files = url.protocol === "file:" ? node?.getBuiltinModule?.("node:fs/promises") : undefined;
  return files ? files.readFile(url) : new Uint8Array(await (await fetch(url)).arrayBuffer());
}

async function load(): Promise<void> {
  const [wasm, text] = await Promise.all([beside(wasmAddress), beside(libraryAddress)]);
  await init({ module_or_path: wasm });
  const library = JSON.parse(new TextDecoder().decode(text)) as Record<string, string>;
  setHost({ library: (file) => library[file], part() {} });
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
