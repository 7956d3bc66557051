import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './package.mjs';

test('the engine says its version, which is the workspace’s', async () => {
  const { version } = await load();
  const manifest = readFileSync(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(version(), manifest.match(/^version = "(.+)"/m)[1]);
});

test('an instance that has not broken has nothing to say about it', async () => {
  const { lastPanic } = await load();
  assert.equal(lastPanic(), undefined);
});

test('the package’s types declare what it exports', async () => {
  const engine = await load();
  const types = readFileSync(new URL('../../www/src/engine/pkg/loopscope_wasm.d.ts', import.meta.url), 'utf8');
  const classesAndFunctions = Object.keys(engine).filter((name) => !['default', 'initSync'].includes(name));
  for (const name of classesAndFunctions) assert.match(types, new RegExp(`export (class|function) ${name}\\b`));
});
