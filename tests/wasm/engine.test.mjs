import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { load } from './package.mjs';

const ENDLESS = 'while True:\n    pass\n';
const TWO_TASKS = `
import asyncio

async def say(delay, word):
    await asyncio.sleep(delay)
    print(word)

async def main():
    await asyncio.gather(say(2, "late"), say(1, "早"))

asyncio.run(main())
`;

async function engine() {
  const { Engine } = await load();
  return new Engine();
}

const run = async (source, options = {}) => (await engine()).run(source, JSON.stringify(options));

test('a run says what was printed, and when', async () => {
  const { end, duration, outputs } = (await run(TWO_TASKS)).overview();
  assert.equal(end.kind, 'ok');
  assert.equal(duration, 2);
  assert.deepEqual(outputs.map(({ t, text }) => [t, text.trim()]), [[1, '早'], [2, 'late']]);
});

test('every column of the events has an entry for each event', async () => {
  const finished = await run(TWO_TASKS);
  const { events } = finished.overview();
  const columns = finished.columns();
  assert.ok(events > 0);
  for (const name of ['kind', 'time', 'iteration', 'task', 'line']) assert.equal(columns[name].length, events, name);
  assert.ok(columns.time instanceof Float64Array && columns.kind instanceof Uint8Array);
  assert.ok(columns.barTask.length > 0);
  for (const name of ['barState', 'barFrom', 'barTo', 'barStart', 'barEnd']) {
    assert.equal(columns[name].length, columns.barTask.length, name);
  }
});

test('the columns are copies: they stay when the run is freed', async () => {
  const finished = await run(TWO_TASKS);
  const columns = finished.columns();
  const before = [...columns.time];
  finished.free();
  assert.deepEqual([...columns.time], before);
});

test('every event has a state, and the last one has seen all the output', async () => {
  const finished = await run(TWO_TASKS);
  const { events, outputs } = finished.overview();
  for (let event = 0; event < events; event++) assert.equal(finished.state(event).event, event);
  assert.equal(finished.state(events - 1).outputs, outputs.length);
});

test('the same program and seed give the same run in two instances', async () => {
  const everything = (finished) => {
    const states = Array.from({ length: finished.overview().events }, (_, event) => finished.state(event));
    return [finished.overview(), finished.columns(), states];
  };
  const source = `import random\nprint(random.random())\n${TWO_TASKS}`;
  assert.deepEqual(everything(await run(source, { seed: 7 })), everything(await run(source, { seed: 7 })));
  assert.notDeepEqual((await run(source, { seed: 7 })).overview().outputs, (await run(source, { seed: 8 })).overview().outputs);
});

test('a program that can’t be parsed resolves to a run that says why', async () => {
  const { end, problems } = (await run('def (:\n')).overview();
  assert.equal(end.kind, 'rejected');
  assert.equal(problems[0].range.line, 1);
});

test('an endless program ends at its limit', async () => {
  assert.equal((await run(ENDLESS)).overview().end.kind, 'fuel');
});

test('a run gives way to what waits in the queue', async () => {
  let finished = false;
  const running = run(ENDLESS).then(() => (finished = true));
  for (let turn = 0; turn < 3; turn++) await nextTurn();
  assert.equal(finished, false);
  await running;
});

test('a stopped run resolves with what has happened so far', async () => {
  const stoppable = await engine();
  const running = stoppable.run(`print("begun")\n${ENDLESS}`, '{}');
  await nextTurn();
  stoppable.stop();
  const { end, outputs } = (await running).overview();
  assert.equal(end.kind, 'stopped');
  assert.equal(outputs[0].text.trim(), 'begun');
});

test('a newer run supersedes the one under way', async () => {
  const busy = await engine();
  const older = busy.run(ENDLESS, '{}');
  const newer = busy.run('print("newer")', '{}');
  await assert.rejects(older, (reason) => reason === 'superseded');
  assert.equal((await newer).overview().outputs[0].text.trim(), 'newer');
});

test('two engines of one instance do not disturb each other', async () => {
  const { Engine } = await load();
  const endless = new Engine().run(ENDLESS, '{}');
  const short = await new Engine().run('print(1)', '{}');
  assert.equal(short.overview().end.kind, 'ok');
  assert.equal((await endless).overview().end.kind, 'fuel');
});

test('options that are not JSON are refused with a reason, and the engine goes on', async () => {
  const asked = await engine();
  await assert.rejects(asked.run('print(1)', '{seed'), (reason) => /line 1/.test(reason));
  assert.equal((await asked.run('print(1)', '{}')).overview().end.kind, 'ok');
});

test('a run answers what a lesson asks of it, and says what its author got wrong', async () => {
  const finished = await run(TWO_TASKS);
  const ask = (name, question) => finished[name](JSON.stringify(question));
  const { Ok: event } = ask('find', { output: 'late' });
  assert.equal(finished.state(event).t, 2);
  assert.equal(ask('find', { output: 'never' }).Err.kind, 'mistake:nothing');
  assert.equal(ask('question', { ask: 'time', output: 'late' }).Ok.seconds, 2);
  assert.equal(ask('question', { ask: 'why' }).Err.kind, 'mistake:value');
  assert.deepEqual(ask('check', [{ takes: 2 }, { prints: ['late', '早'] }]).Ok.map(({ passed }) => passed), [true, false]);
  assert.equal(ask('check', [{ takes: 'two' }]).Err.kind, 'mistake:type');
  assert.equal(finished.quiz(event - 20, 0).shown, event - 20);
  assert.equal(finished.quiz(finished.overview().events - 1, 0), null);
});

test('a gesture on what the outline lists is a change of the text, or a refusal', async () => {
  const { edits, outline } = await load();
  const { joins, spawns } = outline(TWO_TASKS);
  const change = edits(TWO_TASKS, JSON.stringify({ kind: 'switchJoin', join: joins[0].span, to: 'taskGroup' }));
  assert.equal(change.kind, 'change');
  assert.ok(change.edits.some(({ text }) => text.includes('asyncio.TaskGroup()')));
  const main = spawns.find(({ kind }) => kind === 'run').span;
  const refusal = edits(TWO_TASKS, JSON.stringify({ kind: 'deleteTask', task: main }));
  assert.deepEqual(refusal, { kind: 'refusal', reason: 'mainTask', parts: [], at: main });
  assert.equal(outline('async def'), undefined);
});
