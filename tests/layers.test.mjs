import assert from 'node:assert/strict';
import { test } from 'node:test';
import { breaches, sources } from './layers.mjs';

const check = (path, text) => breaches([{ path, text }]);

test('every import of the project keeps to the layers', () => {
  assert.deepEqual(breaches(sources()), []);
});

test('the check reads the engine, the shell and the page', () => {
  const paths = sources().map(({ path }) => path);
  for (const part of ['crate/src/vm/', 'crate/wasm/src/', 'www/src/engine/', 'www/src/model/']) {
    assert.ok(paths.some((path) => path.startsWith(part)), part);
  }
});

test('a module that uses one above it is named, with the rule', () => {
  assert.deepEqual(check('crate/src/vm/frame.rs', 'use crate::asyncio::Task;'), [
    'crate/src/vm/frame.rs: vm uses asyncio, and may use compile, trace',
  ]);
});

test('a use is found in a group, in an expression, and through super', () => {
  assert.equal(check('crate/src/vm/frame.rs', 'use crate::{\n  trace::{Event, Kind},\n  view,\n};').length, 1);
  assert.equal(check('crate/src/trace/mod.rs', 'fn f() { crate::vm::run() }').length, 1);
  assert.equal(check('crate/src/view/lanes.rs', 'use super::super::vm::Heap;').length, 1);
  assert.equal(check('crate/src/vm/mod.rs', 'use loopscope_executor::Executor;').length, 1);
  assert.equal(check('crate/wasm/src/lib.rs', 'use loopscope::vm::Heap;').length, 1);
});

test('a module may use itself, what its rule names, and anything in a test or a comment', () => {
  assert.deepEqual(check('crate/src/view/lanes.rs', 'use super::Range;\nuse crate::view::State;\nuse crate::trace::Event;'), []);
  assert.deepEqual(check('crate/src/vm/mod.rs', '// unlike crate::asyncio\n#[cfg(test)]\nmod tests { use crate::session::Session; }'), []);
  assert.deepEqual(check('crate/src/vm/mod.rs', '#[cfg(test)]\nmod tests;\nuse crate::trace::Event;'), []);
  assert.deepEqual(check('crate/src/asyncio/task.rs', 'use loopscope_executor::Handle;'), []);
});

test('braces, quotes and slashes in literals do not hide a use', () => {
  const tests = `#[cfg(test)]\nmod tests { const A: char = '{'; const B: &str = "} // \\" {"; const C: &str = r#"{"#; }`;
  assert.equal(check('crate/src/vm/mod.rs', `${tests}\nuse crate::session::Session;`).length, 1);
  assert.equal(check('crate/src/vm/mod.rs', 'const A: &str = " // "; use crate::session::Session;').length, 1);
});

test('what stands after a test module is checked again', () => {
  const text = '#[cfg(test)]\nmod tests { fn f() { if true {} } }\nuse crate::session::Session;';
  assert.equal(check('crate/src/vm/mod.rs', text).length, 1);
});

test('a module without a rule is an error', () => {
  assert.match(check('crate/src/novelty.rs', '')[0], /novelty has no rule/);
});

test('only the engine’s folder imports the wasm package', () => {
  const text = 'import init from "../engine/pkg/loopscope_wasm.js";';
  assert.match(check('www/src/model/playground.svelte.ts', text)[0], /only engine imports the wasm package/);
  assert.deepEqual(check('www/src/engine/worker.ts', 'import init from "./pkg/loopscope_wasm.js";'), []);
});

test('a view reaches the engine through the model, and no other view', () => {
  assert.match(check('www/src/timeline/Timeline.svelte', '<script>import { run } from "../engine/client";</script>')[0], /may import model/);
  assert.match(check('www/src/timeline/Timeline.svelte', 'import Loop from "../loop/Loop.svelte";')[0], /may import model/);
  assert.match(check('www/src/model/steps.ts', 'const view = await import("../timeline/scale");')[0], /may import engine/);
  assert.deepEqual(check('www/src/timeline/Timeline.svelte', 'import type { State } from "../engine/types";'), []);
  assert.deepEqual(check('www/src/App.svelte', 'import Loop from "./loop/Loop.svelte";'), []);
});

test('drawing code imports no state and touches no page', () => {
  assert.match(check('www/src/timeline/draw.ts', 'import { playground } from "../model/playground.svelte";')[0], /drawing code is pure/);
  assert.match(check('www/src/timeline/draw.ts', 'document.querySelector("canvas");')[0], /drawing code is pure/);
  assert.deepEqual(check('www/src/timeline/draw.ts', 'import { scale } from "./scale";\nimport type { Bar } from "../model/bars";'), []);
});

test('only the model holds state', () => {
  assert.match(check('www/src/timeline/zoom.svelte.ts', '')[0], /only model holds state/);
  assert.deepEqual(check('www/src/model/zoom.svelte.ts', ''), []);
});
