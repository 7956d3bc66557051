/** Starts the engine's worker in the package: written so that a bundler finds the file beside this one. */
export function spawnWorker(): Worker {
  return new Worker(new URL(/* @vite-ignore */ "./worker.js", import.meta.url), { type: "module", name: "loopscope" });
}
