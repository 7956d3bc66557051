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

test('the engine in one piece and in parts leave the same trace', async () => {
  const source = 'import asyncio, dataclasses, re\nprint(re.sub("a+", "b", f"caat {2 ** 100:,}"), asyncio.run(asyncio.sleep(1, "x")))\n';
  const [whole, parts] = await Promise.all([load({ whole: true }), load()]);
  const runs = await Promise.all([whole, parts].map(({ Engine }) => new Engine().run(source, '{}')));
  assert.equal(runs[0].overview().end.kind, 'ok');
  assert.deepEqual(runs[0].trace(), runs[1].trace());
});

test('a module whose text can’t be had raises an ImportError', async () => {
  const { Engine } = await load({ files: {} });
  const run = await new Engine().run('try:\n    import enum\nexcept ImportError as error:\n    print("no network")\n', '{}');
  assert.deepEqual(run.overview().outputs.map(({ text }) => text), ['no network\n']);
});
