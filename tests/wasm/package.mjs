// The built wasm package, loaded as often as a test wants: every load is an instance of its own.
import { readFileSync } from 'node:fs';

const folder = new URL('../../www/src/engine/pkg/', import.meta.url);
let loads = 0;

/** A fresh instance of the engine: its exported functions and classes. */
export async function load() {
  const engine = await import(new URL(`loopscope_wasm.js?load=${++loads}`, folder));
  engine.initSync({ module: readFileSync(new URL('loopscope_wasm_bg.wasm', folder)) });
  return engine;
}
