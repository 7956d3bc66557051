/** Starts the engine's worker, wherever its file lies. */
import address from "./worker?worker&url";

export function spawnWorker(): Worker {
  const url = new URL(address, import.meta.url);
  const options = { type: "module", name: "loopscope" } as const;
  if (url.origin === location.origin) return new Worker(url, options);
  // A page may not start a worker of another site, but one of its own that imports it.
  const own = URL.createObjectURL(new Blob([`import ${JSON.stringify(url.href)};`], { type: "text/javascript" }));
  return new Worker(own, options);
}
