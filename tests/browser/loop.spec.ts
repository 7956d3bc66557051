import { expect, test } from './page';

const QUEUE = `import asyncio


async def consume(queue):
    while True:
        item = await queue.get()
        await asyncio.sleep(1)
        queue.task_done()


async def main():
    jobs = asyncio.Queue(3)
    gate = asyncio.Semaphore(2)
    go = asyncio.Event()
    future = asyncio.get_running_loop().create_future()
    nested = {"name": "x", "list": [1, 2, {"deep": True}]}
    worker = asyncio.create_task(consume(jobs), name="worker")
    for n in range(3):
        await jobs.put({"job": n})
    print("full", nested["name"])
    async with gate:
        go.set()
        await jobs.join()
    worker.cancel()
    future.cancel()


asyncio.run(main())
`;

test('locks and queues show what they hold, with the names that the program gave them', async ({ reader, page }) => {
  await reader.open(QUEUE);
  await page.locator('[data-output]', { hasText: 'full' }).click();
  const objects = reader.stage('objects');
  await expect(objects).toContainText(/queue\s*jobs\s*3 of 3 places taken\s*3 not done yet/);
  await expect(objects).toContainText("{'job': 0}");
  await expect(objects).toContainText(/semaphore\s*gate\s*2 of 2 free/);
  await expect(objects).toContainText(/event\s*go\s*not set/);
  await expect(reader.stage('futures')).toContainText(/a future\s*made by Task-1/);
  await reader.button('Step on').click();
  await expect(objects).toContainText(/event\s*go\s*set/);
  await expect(objects).toContainText(/semaphore\s*gate\s*1 of 2 free\s*held by Task-1/);
});

test('who waits for a queue wants to get, to put, or to see all done', async ({ reader, page }) => {
  await reader.open(QUEUE);
  await page.locator('[data-output]', { hasText: 'full' }).click();
  await page.keyboard.press('Shift+ArrowRight');
  await expect(reader.stage('objects')).toContainText('waiting in join: Task-1');
  await expect(reader.stage('waiting')).toContainText(/Task-1\s*for every item of the queue jobs to be done/);
});

test('a long list is shown in part, and the rest when it is asked for', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def work(n):\n    await asyncio.sleep(n / 1000)\n\n\nasync def main():\n    await asyncio.gather(*(work(n) for n in range(1, 151)))\n\n\nasyncio.run(main())\n');
  await reader.leaveEditor();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  const timers = reader.stage('timers');
  await expect(timers.getByRole('heading')).toContainText('150');
  await expect(timers.getByRole('listitem')).toHaveCount(10);
  await timers.getByRole('button', { name: 'and 140 more' }).click();
  await expect(timers.getByRole('listitem')).toHaveCount(110);
});

test('values open into what is in them', async ({ reader, page }) => {
  await reader.open(QUEUE);
  await page.locator('[data-output]', { hasText: 'full' }).click();
  const running = reader.stage('running');
  await running.getByText("{'name': 'x'", { exact: false }).first().click();
  await expect(running.locator('dt', { hasText: "'list'" })).toBeVisible();
});

test('what has moved says from where, without movement too', async ({ reader }) => {
  await reader.open();
  await reader.page.getByText('Internals', { exact: true }).click();
  while (!/is due and moves/.test(await reader.sentence.innerText())) {
    const step = await reader.step();
    await reader.button('Step on').click();
    await reader.at(step + 1);
  }
  await expect(reader.stage('ready').locator('[data-from=timers]')).toHaveText('was a timer');
  await reader.button('Step on').click();
  await expect(reader.stage('running').locator('[data-from=ready]')).toHaveText('was in the queue');
});

test('equal deadlines are marked, with a note', async ({ reader }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(1))\n\n\nasyncio.run(main())\n');
  while ((await reader.stage('timers').locator('.tie').count()) < 2) await reader.button('Step on').click();
  await expect(reader.stage('timers')).toContainText('Python leaves open which comes first');
});

test('an await where many are suspended counts them', async ({ reader, page }) => {
  await reader.open(
    'import asyncio\n\n\nasync def one():\n    await asyncio.sleep(1)\n\n\nasync def main():\n    await asyncio.gather(*(one() for _ in range(20)))\n    print("done")\n\n\nasyncio.run(main())\n',
  );
  await reader.page.locator('[data-output]').click();
  for (let i = 0; i < 3; i++) await reader.page.keyboard.press('ArrowLeft');
  while ((await page.locator('.loopscope-tags', { hasText: '×20' }).count()) === 0) await reader.button('Step back').click();
  await expect(page.locator('.loopscope-tags', { hasText: '×20' })).toBeVisible();
});

test('warnings of Python’s own stand apart from the program’s output', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    asyncio.sleep(1)\n    print("by itself")\n\n\nasyncio.run(main())\n');
  await expect(page.locator('[data-output].report').first()).toContainText('never awaited');
  await expect(page.locator('[data-output]', { hasText: 'by itself' })).not.toHaveClass(/report/);
});

test('a traceback leads to its lines', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    raise ValueError("no")\n\n\nasyncio.run(main())\n' + '# more\n'.repeat(100));
  await reader.editor.click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.getByRole('group', { name: 'Traceback' }).getByRole('button', { name: /line 5, in main/ }).click();
  await expect(page.locator('.cm-line', { hasText: 'raise ValueError' })).toBeInViewport();
});

test('nothing is lost when the language or the width changes', async ({ reader, page }) => {
  await reader.open(QUEUE);
  await page.locator('[data-output]', { hasText: 'full' }).click();
  const step = await reader.step();
  await reader.button('中文').click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.setViewportSize({ width: 1280, height: 720 });
  await reader.button('English').click();
  await reader.at(step);
  await expect(reader.stage('objects')).toContainText('3 of 3 places taken');
});
