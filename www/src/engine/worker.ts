/** The engine's side of the protocol: one wasm instance and the runs that it holds. */
import init, { edits, Engine, lastPanic, version, type Run } from "./pkg/loopscope_wasm.js";
import type { FromWorker, ToWorker } from "./protocol";
import type { Columns } from "./types";

const runs = new Map<number, Run>();
let engine: Engine | undefined;

function post(message: FromWorker, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

/** After a trap the instance's memory is not to be trusted: say so, and leave the rest to the page. */
function crash(error: unknown): void {
  let message = String(error);
  try {
    message = lastPanic() ?? message;
  } catch {
    // The instance can't even answer that.
  }
  post({ type: "crashed", message });
}

async function run(id: number, source: string, options: string): Promise<void> {
  if (!engine) return;
  let finished: Run;
  try {
    finished = await engine.run(source, options);
  } catch (error) {
    if (String(error).includes("superseded")) post({ type: "superseded", run: id });
    else crash(error);
    return;
  }
  runs.set(id, finished);
  const columns = finished.columns() as Columns;
  const buffers = Object.values(columns).map((column) => column.buffer as ArrayBuffer);
  post({ type: "ran", run: id, overview: finished.overview(), columns }, buffers);
}

function answer(message: ToWorker): Promise<void> | void {
  switch (message.type) {
    case "run":
      return run(message.run, message.source, JSON.stringify(message.options));
    case "stop":
      return engine?.stop();
    case "state": {
      const state = runs.get(message.run)?.state(message.event);
      if (state) post({ type: "state", request: message.request, state });
      return;
    }
    case "edit": {
      const found = edits(message.source, JSON.stringify(message.gesture)) ?? null;
      return post({ type: "edited", request: message.request, edits: found });
    }
    case "forget":
      runs.get(message.run)?.free();
      runs.delete(message.run);
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

try {
  await init();
  engine = new Engine();
  post({ type: "ready", version: version() });
} catch (error) {
  post({ type: "unloadable", message: String(error) });
}
