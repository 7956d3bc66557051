/** Starts the engine's worker where there is one file for all: it stands in this script. */
import Inline from "./worker?worker&inline";

export function spawnWorker(): Worker {
  return new Inline({ name: "loopscope" });
}
