// The built wasm package, loaded as often as a test wants: every load is an instance of its own.
import { readFileSync } from 'node:fs';

const folder = new URL('../../www/src/engine/pkg/', import.meta.url);
const read = (file) => readFileSync(new URL(file, folder));
const library = JSON.parse(read('library.json'));
let loads = 0;

/** A fresh instance of the engine, as a page has it or in one piece: its exported functions and classes. */
export async function load({ whole = false, files = library } = {}) {
  const engine = await import(new URL(`loopscope_wasm.js?load=${++loads}`, folder));
  const first = engine.initSync({ module: read(whole ? 'whole.wasm' : 'loopscope_wasm_bg.wasm') });
  engine.setHost({
    library: (file) => files[file],
    part: (number) => void new WebAssembly.Instance(new WebAssembly.Module(read(`part${number}.wasm`)), { first }),
  });
  return engine;
}
