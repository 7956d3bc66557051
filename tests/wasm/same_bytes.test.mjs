import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { load } from './package.mjs';

const root = join(import.meta.dirname, '..', '..');
const programs = readdirSync(join(root, 'tests/python')).filter((file) => file.endsWith('.py'));

/** The trace of the native command. Exit status 1, a program that did not end well, is no matter here. */
async function native(file, out) {
  await promisify(execFile)(join(root, 'target/release/loopscope'), ['run', file, '--trace', out]).catch((error) => {
    if (error.code !== 1) throw error;
  });
  return readFileSync(out);
}

test('every program leaves the same trace natively and in wasm, byte for byte', async () => {
  const { Engine } = await load();
  const engine = new Engine();
  const scratch = mkdtempSync(join(tmpdir(), 'loopscope-traces-'));
  const different = [];
  try {
    for (const name of programs) {
      const file = join(root, 'tests/python', name);
      const expected = await native(file, join(scratch, name));
      const run = await engine.run(readFileSync(file, 'utf8'), JSON.stringify({ filename: name }));
      if (!expected.equals(run.trace())) different.push(name);
      run.free();
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
  assert.deepEqual(different, []);
});
