import { readFile } from 'node:fs/promises';
import { expect, test, type Reader } from './page';
import type { Page } from '@playwright/test';

const PROGRAM = `import asyncio


async def work(name, seconds):
    await asyncio.sleep(seconds)
    print(name, "<done> & ; # \\"end\\"")
    return name


async def main():
    loser = asyncio.create_task(work("slow", 9), name="</svg><x>")
    async with asyncio.timeout(5):
        await asyncio.gather(work("a", 1), work("b", 1), asyncio.to_thread(print, "thread"))
    loser.cancel()


asyncio.run(main())
`;

async function taken(reader: Reader, page: Page, name: string): Promise<{ file: string; contents: Buffer }> {
  await reader.choose('Take away…');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  await page.keyboard.press('Escape');
  return { file: download.suggestedFilename(), contents: await readFile(await download.path()) };
}

test('the timeline is a drawing that an XML parser reads, and a picture', async ({ reader, page }) => {
  await reader.open(PROGRAM);
  const svg = await taken(reader, page, 'Timeline, SVG');
  expect(svg.file).toBe('work.svg');
  const parsed = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    const all = [...root.querySelectorAll('*')];
    const ids = new Set(all.map(({ id }) => id));
    const used = all.flatMap((element) => [...(element.getAttribute('fill') ?? '').matchAll(/url\(#(\w+)\)/g)].map(([, id]) => id!));
    const numbers = all.flatMap((element) => ['x', 'y', 'width', 'height', 'd'].map((name) => element.getAttribute(name) ?? '')).join(' ');
    return { root: root.localName, names: [...new Set(all.map(({ localName }) => localName))].sort(), missing: used.filter((id) => !ids.has(id)), bad: /NaN|undefined|Infinity/.test(numbers), text: root.textContent ?? '' };
  }, svg.contents.toString());
  expect(parsed).toMatchObject({ root: 'svg', missing: [], bad: false });
  expect(parsed.names).toEqual(['defs', 'path', 'pattern', 'rect', 'text', 'title']);
  expect(parsed.text).toContain('</svg><x>');
  const graph = await taken(reader, page, 'Task graph, SVG');
  expect(graph.file).toBe('work.graph.svg');
  const texts = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return [root.localName, ...[...root.querySelectorAll('text')].map(({ textContent }) => textContent)];
  }, graph.contents.toString());
  expect(texts).toEqual(expect.arrayContaining(['svg', 'Task-1', '</svg><x>', 'gather']));
  const png = await taken(reader, page, 'Timeline, PNG');
  expect(png.contents.subarray(1, 4).toString()).toBe('PNG');
  expect(png.contents.readUInt32BE(16)).toBeGreaterThan(1000);
});

interface TraceEvent {
  ph: string;
  pid: number;
  tid: number;
  name: string;
  ts: number;
  dur: number;
  id: number;
  bp?: string;
  s?: string;
  args?: Record<string, unknown>;
}

test('the trace keeps to the rules of the Trace Event Format', async ({ reader, page }) => {
  await reader.open(PROGRAM);
  const { contents } = await taken(reader, page, 'Trace, JSON');
  const { traceEvents: all } = JSON.parse(contents.toString()) as { traceEvents: TraceEvent[] };
  const of = (phase: string) => all.filter(({ ph }) => ph === phase);
  expect(new Set(all.map(({ ph }) => ph))).toEqual(new Set(['M', 'X', 'i', 's', 'f']));
  for (const { pid, tid, name } of all) expect([Number.isInteger(pid), Number.isInteger(tid), typeof name]).toEqual([true, true, 'string']);
  const named = new Map(of('M').filter(({ name }) => name === 'thread_name').map(({ tid, args }) => [tid, args?.['name']]));
  expect([...named.values()]).toEqual(expect.arrayContaining(['Loop', 'Task-1', '</svg><x>']));
  for (const { tid } of all) expect(named.has(tid)).toBe(true);

  // The slices of a thread follow one another: a nanosecond is a thousandth of what the format counts in.
  const nano = (ts: number) => Math.round(ts * 1000);
  for (const tid of named.keys()) {
    const slices = of('X').filter((slice) => slice.tid === tid).sort((a, b) => a.ts - b.ts);
    slices.forEach((slice, i) => {
      expect(slice.dur).toBeGreaterThan(0);
      if (i > 0) expect(nano(slice.ts)).toBeGreaterThanOrEqual(nano(slices[i - 1]!.ts) + nano(slices[i - 1]!.dur));
    });
  }
  // Each arrow has its two ends in order, and each end a slice around it.
  const around = ({ tid, ts }: TraceEvent) => of('X').some((slice) => slice.tid === tid && nano(slice.ts) <= nano(ts) && nano(ts) <= nano(slice.ts) + nano(slice.dur));
  expect(of('s').length).toBeGreaterThan(5);
  expect(of('s').map(({ id }) => id)).toEqual(of('f').map(({ id }) => id));
  for (const start of of('s')) {
    const end = of('f').find(({ id }) => id === start.id)!;
    expect(end.ts).toBeGreaterThanOrEqual(start.ts);
    expect([end.name, end.bp]).toEqual([start.name, 'e']);
    expect([around(start), around(end)], JSON.stringify([start, end])).toEqual([true, true]);
  }
  expect(of('i').map(({ name, s }) => [name, s])).toContainEqual(['a <done> & ; # "end"', 't']);
  expect(of('X').find(({ tid, name, ts }) => named.get(tid) === 'Task-1' && name === 'waiting' && ts < 1000)).toBeDefined();
});

test('the sequence diagram has a line for each happening, and nothing in it that means something else', async ({ reader, page }) => {
  await reader.open(PROGRAM);
  const { contents, file } = await taken(reader, page, 'Sequence diagram');
  expect(file).toBe('work.mmd');
  const [head, ...lines] = contents.toString().trimEnd().split('\n').map((line) => line.trim());
  expect(head).toBe('sequenceDiagram');
  const text = String.raw`(?:[\p{L}\p{N} .,!?'()*+/=_-]|#\d+;|<br/>)+`;
  const line = new RegExp(`^(participant (L|T\\d+) as ${text}|(L|T\\d+)(->>|-->>|-x)(L|T\\d+): ${text}|Note over (L|T\\d+)(,T\\d+)?: ${text})$`, 'u');
  for (const each of lines) expect(each).toMatch(line);
  expect(lines).toContain('T0->>T1: makes');
  expect(lines.some((each) => /-x/.test(each))).toBe(true);
});

test('the run as data has the program, and columns of equal length', async ({ reader, page }) => {
  await reader.open(PROGRAM);
  const { contents } = await taken(reader, page, 'Run, JSON');
  const run = JSON.parse(contents.toString()) as { format: string; version: number; program: string; overview: { events: number }; columns: Record<string, number[]> };
  expect(run).toMatchObject({ format: 'loopscope-run', version: 1, program: PROGRAM });
  for (const name of ['kind', 'time', 'iteration', 'task', 'line']) expect(run.columns[name]).toHaveLength(run.overview.events);
});
