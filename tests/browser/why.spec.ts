import { expect, test, type Reader } from './page';

const main = (before: string, body: string) =>
  `import asyncio, time\n\n\n${before.trim()}\n\n\nasync def main():\n${body.trim().replace(/^/gm, '    ')}\n\n\nasyncio.run(main())\n`;

const WORK = `
async def work(seconds, error=None):
    await asyncio.sleep(seconds)
    if error:
        raise error
`;

/** Steps on until the explanation says something. */
async function until(reader: Reader, text: RegExp): Promise<string> {
  const last = Number(await reader.slider.getAttribute('max')) + 1;
  for (let step = await reader.step(); step <= last; step++) {
    await reader.at(step);
    const said = await reader.sentence.innerText();
    if (text.test(said)) return said;
    await reader.page.keyboard.press('ArrowRight');
  }
  throw new Error(`nobody said ${text}`);
}

async function open(reader: Reader, program: string): Promise<void> {
  await reader.open(program);
  await reader.leaveEditor();
}

test('a task that goes on says what ended and behind whom it stood', async ({ reader }) => {
  await open(reader, main(WORK, 'await asyncio.gather(work(0.5), work(0.5))'));
  const said = await until(reader, /Task-3 goes on/);
  expect(said).toContain('its sleep(0.5) ended at t = 0.5 s');
  expect(said).toContain('It was second in the ready queue, behind Task-2.');
});

test('a cancellation says who asked, at which await it arrives, what it skips and who takes it', async ({ reader }) => {
  const stubborn = `
async def stubborn():
    try:
        await asyncio.sleep(9)
        print("never")
    except asyncio.CancelledError:
        print("no")
`;
  await open(reader, main(stubborn, 'task = asyncio.create_task(stubborn())\nawait asyncio.sleep(1)\ntask.cancel()\nawait task'));
  expect(await until(reader, /asks for/)).toContain('It stands at its await in line 6, and CancelledError will be raised there.');
  const said = await until(reader, /CancelledError reaches/);
  expect(said).toContain('CancelledError reaches Task-2 at its await in line 6. Task-1 asked for it at 1 s.');
  expect(said).toContain('Line 7 is skipped.');
  expect(said).toContain('The except of stubborn takes it, in line 8.');
  expect(said).toContain('It is caught');
});

test('a gather that fails says with whom, and that the siblings run on', async ({ reader }) => {
  await open(reader, main(WORK, 'try:\n    await asyncio.gather(work(1), work(0.5, ValueError("no")))\nexcept ValueError:\n    await asyncio.sleep(2)'));
  const said = await until(reader, /its gather failed/);
  expect(said).toContain('its gather failed with Task-3, so ValueError: no is raised at its await.');
  expect(said).toContain('The gather cancels nothing: Task-2 runs on.');
});

test('a timeout says its deadline, who set it and what it cancels', async ({ reader }) => {
  await open(reader, main('', 'try:\n    async with asyncio.timeout(0.5):\n        await asyncio.sleep(2)\nexcept TimeoutError:\n    pass'));
  expect(await until(reader, /has come to its deadline/)).toContain('The timeout in line 9 has come to its deadline, 0.5 s, and asks for Task-1 to be cancelled.');
  expect(await until(reader, /reaches/)).toContain('The timeout will turn it into TimeoutError.');
});

test('a deadlock says who waits for whom', async ({ reader }) => {
  const eat = `
forks = [asyncio.Lock() for _ in range(2)]


async def eat(one, other):
    async with one:
        await asyncio.sleep(1)
        async with other:
            pass
`;
  await open(reader, main(eat, 'await asyncio.gather(eat(*forks), eat(*reversed(forks)))'));
  await reader.button('To the end').click();
  await expect(reader.sentence).toContainText('Task-2 waits for forks[1], which Task-3 holds. Task-3 waits for forks[0], which Task-2 holds.');
  await expect(reader.stage('waiting')).toContainText('a deadlock');
  await expect(reader.stage('objects')).toContainText(/lock\s*forks\[0\]\s*held by Task-2\s*waiting: Task-3/);
});

test('a loop that is held says who is late, and by how much', async ({ reader }) => {
  await open(reader, main(WORK, 'task = asyncio.create_task(work(0.5))\nawait asyncio.sleep(0)\ntime.sleep(2)\nawait task'));
  expect(await until(reader, /holds the whole loop/)).toContain('The timer of Task-2 is late by 1.5 s.');
});

test('words lead to the code and to the task', async ({ reader, page }) => {
  await open(reader, main(WORK, 'task = asyncio.create_task(work(9))\nawait asyncio.sleep(1)\ntask.cancel()\n' + 'await asyncio.sleep(0)\n'.repeat(60) + 'await task'));
  await until(reader, /CancelledError reaches/);
  const why = page.getByTestId('why');
  await why.getByRole('button', { name: 'line 5' }).click();
  await expect(page.locator('.cm-line', { hasText: 'asyncio.sleep(seconds)' })).toBeInViewport();
  await why.getByRole('button', { name: 'Task-2' }).first().click();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the same is said', async ({ reader }) => {
    await open(reader, main(WORK, 'await asyncio.gather(work(0.5), work(0.5))'));
    const said = await until(reader, /Task-3 继续/);
    expect(said).toContain('它的 sleep(0.5) 在 t = 0.5 秒时结束。');
    expect(said).toContain('它在就绪队列里排第 2，前面是 Task-2。');
  });
});
