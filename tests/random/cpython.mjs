// CPython on a virtual clock, for many small programs: an oracle's interpreter is loaded once in each of a few processes, and
// runs program after program. What differs is to be asked again of a fresh interpreter.

import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const self = fileURLToPath(import.meta.url);

// An interpreter grows with each program: after so many a new one takes its place.
const PROGRAMS_PER_PROCESS = 400;

export class CPython {
  constructor(oracle) {
    this.oracle = oracle;
    this.waiting = [];
    this.slots = Array.from({ length: availableParallelism() }, () => ({ process: null, left: 0, busy: null }));
  }

  // The JSON lines that the oracle prints of this program, or null where the interpreter itself breaks (its own stack has an end).
  run(source) {
    return new Promise((resolve) => {
      this.waiting.push({ source, resolve });
      this.next();
    });
  }

  close() {
    for (const { process } of this.slots) process?.kill();
  }

  next() {
    const slot = this.slots.find(({ busy }) => busy === null);
    if (slot === undefined || this.waiting.length === 0) return;
    slot.busy = this.waiting.shift();
    if (slot.left === 0) this.renew(slot);
    slot.left--;
    slot.process.send(slot.busy.source);
  }

  renew(slot) {
    slot.process?.kill();
    // What a program says when it is taken apart after its end is of no interest.
    const child = fork(self, [this.oracle], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    child.on('message', (answer) => this.answered(slot, ({ resolve }) => resolve(answer)));
    child.on('exit', () => {
      if (slot.process !== child) return;
      slot.left = 0;
      this.answered(slot, ({ resolve }) => resolve(null));
    });
    slot.process = child;
    slot.left = PROGRAMS_PER_PROCESS;
  }

  answered(slot, tell) {
    const { busy } = slot;
    slot.busy = null;
    if (busy !== null) tell(busy);
    this.next();
  }
}

// In the process of its own ------------------------------------------------------------------------------------------

const OPTIONS = JSON.stringify({ quantum: 1e-9, schedule: true, simulated: '/oracle/simulated' });

const ONE_RUN = `
import contextvars, gc, virtual_asyncio
def one_run(source, options):
    text = contextvars.Context().run(virtual_asyncio.run_json, source, "main.py", options)
    gc.collect()
    return text
# What is loaded by now is not gone through again at every collection.
gc.freeze()
one_run`;

async function serve(oracle) {
  const { loadPyodide } = await import(pathToFileURL(join(oracle, 'node_modules/pyodide/pyodide.mjs')).href);
  const python = await loadPyodide({ env: { HOME: '/home/oracle', TZ: 'UTC', PYTHONHASHSEED: '0', PYTHONUTF8: '1' } });
  copy(python.FS, oracle, '/oracle');
  python.runPython("import sys; sys.path.insert(0, '/oracle')");
  const oneRun = python.runPython(ONE_RUN);
  process.on('message', (source) => process.send(oneRun(source, OPTIONS)));
}

function copy(fs, from, to) {
  fs.mkdirTree(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), `${to}/${entry.name}`];
    if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '__pycache__') copy(fs, source, target);
    else if (entry.name.endsWith('.py')) fs.writeFile(target, readFileSync(source));
  }
}

if (process.argv[1] === self) await serve(process.argv[2]);
