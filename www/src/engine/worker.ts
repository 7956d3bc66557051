/** The engine's side of the protocol: one wasm instance, an engine for each playground, and the runs that it holds. */
import init, { edits, Engine, lastPanic, outline, setHost, version, type Run } from "./pkg/loopscope_wasm.js";
import { MissingPart } from "./missing";
import { hostOf } from "./parts";
import type { FromWorker, Inquiries, Inquiry, ToWorker } from "./protocol";
import type { Columns } from "./types";

const runs = new Map<number, Run>();
const engines = new Map<number, Engine>();

function engineOf(client: number): Engine {
  let engine = engines.get(client);
  if (!engine) engines.set(client, (engine = new Engine()));
  return engine;
}

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** After a trap the instance's memory is not to be trusted: say so, and leave the rest to the page. */
function crash(error: unknown, run: number | null = null): void {
  if (error instanceof MissingPart) return post({ type: "unloadable", message: error.message });
  let message = String(error);
  try {
    message = lastPanic() ?? message;
  } catch {
    // The instance can't even answer that.
  }
  post({ type: "crashed", run, message });
}

async function run(client: number, id: number, source: string, options: string): Promise<void> {
  let finished: Run;
  try {
    finished = await engineOf(client).run(source, options);
  } catch (error) {
    if (String(error).includes("superseded")) post({ type: "superseded", run: id });
    else crash(error, id);
    return;
  }
  runs.set(id, finished);
  const columns = finished.columns() as Columns;
  const buffers = Object.values(columns).map((column) => column.buffer as ArrayBuffer);
  post({ type: "ran", run: id, overview: finished.overview(), columns }, buffers);
}

function inquire(run: Run, inquiry: Inquiry): Inquiries[keyof Inquiries]["answer"] {
  switch (inquiry.kind) {
    case "find":
      return run.find(JSON.stringify(inquiry.place));
    case "question":
      return run.question(JSON.stringify(inquiry.prediction));
    case "quiz":
      return run.quiz(inquiry.event, inquiry.salt);
    case "check":
      return run.check(JSON.stringify(inquiry.checks));
  }
}

function answer(message: ToWorker): Promise<void> | void {
  switch (message.type) {
    case "run":
      return run(message.client, message.run, message.source, JSON.stringify(message.options));
    case "stop":
      return engines.get(message.client)?.stop();
    case "state": {
      const state = runs.get(message.run)?.state(message.event);
      if (state) post({ type: "state", request: message.request, state });
      return;
    }
    case "inquire": {
      const run = runs.get(message.run);
      if (run) post({ type: "answered", request: message.request, answer: inquire(run, message.inquiry) });
      return;
    }
    case "graph": {
      const graph = runs.get(message.run)?.graph();
      if (graph) post({ type: "drawn", request: message.request, graph });
      return;
    }
    case "edit":
      return post({ type: "edited", request: message.request, edited: edits(message.source, JSON.stringify(message.gesture)) });
    case "outline":
      return post({ type: "outlined", request: message.request, outline: outline(message.source) ?? null });
    case "forget":
      runs.get(message.run)?.free();
      runs.delete(message.run);
      return;
    case "leave":
      engines.get(message.client)?.stop();
      engines.delete(message.client);
  }
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  try {
    await answer(data);
  } catch (error) {
    crash(error);
  }
};

// A trap inside of a slice surfaces here, not at the promise of the run.
self.addEventListener("error", (event) => {
  event.preventDefault();
  crash(event.error ?? event.message);
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  crash(event.reason);
});

async function start(): Promise<void> {
  try {
    setHost(hostOf(await init()));
    post({ type: "ready", version: version() });
  } catch (error) {
    post({ type: "unloadable", message: String(error) });
  }
}

void start();
