// The engine as the npm package gives it to Node.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../dist/npm/engine.js';

const PROGRAM = `import asyncio


async def main():
    await asyncio.sleep(1.5)
    print("done")


asyncio.run(main())
`;

test('the package runs a program and answers from its trace', async () => {
  const finished = await run(PROGRAM);
  assert.equal(finished.overview.end.kind, 'ok');
  assert.equal(finished.overview.duration, 1.5);
  assert.deepEqual(finished.overview.outputs.map(({ text }) => text), ['done\n']);
  assert.equal(finished.columns.time.at(-1), 1.5);
  assert.equal(finished.state(0).event, 0);
  assert.ok(finished.trace().length > 0);
  finished.close();
});

test('a text that is no program has problems, and throws nothing', async () => {
  const { overview } = await run('async def (');
  assert.equal(overview.end.kind, 'rejected');
  assert.ok(overview.problems.length > 0);
});
