import { expect, test } from './page';

test('the page opens on a program that has run, at its first step', async ({ reader }) => {
  await reader.open();
  await expect(reader.editor).toContainText('asyncio.gather(');
  await expect(reader.status).toContainText('Finished at 1.6 s');
  await expect(reader.output).toHaveCount(0);
  await expect(reader.clock).toHaveText('0 s');
  expect(await reader.step()).toBe(1);
});

test('each task has a lane, children under their creator', async ({ reader }) => {
  await reader.open();
  await expect(reader.lanes).toHaveText([/Loop/, /Task-1 main/, /clock/, /Task-2 forecast/, /Task-3 forecast/, /Task-4 forecast/]);
});

const CANCELLED = `import asyncio


async def download(name, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "stops")
        raise


async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.gather(download("a", 0.5), download("b", 3))
    except TimeoutError:
        print("late")


asyncio.run(main())
`;

const SHARED = `import asyncio
import time


async def worker(queue, lock):
    async with lock:
        print(await queue.get())


async def main():
    queue, lock = asyncio.Queue(1), asyncio.Lock()
    both = asyncio.gather(worker(queue, lock), worker(queue, lock))
    await asyncio.to_thread(time.sleep, 1)
    await queue.put(1)
    await queue.put(2)
    await both


asyncio.run(main())
`;

const WAYS = { 'the example': undefined, 'a timeout that cancels': CANCELLED, 'a lock, a queue and a thread': SHARED };

for (const [name, program] of Object.entries(WAYS)) {
  for (const level of ['Story', 'Internals']) {
    test(`going back from the end of ${name} passes through the states that going forward did: ${level}`, async ({ reader, page }) => {
      test.slow();
      await reader.open(program);
      await reader.button(level).click();
      await page.getByRole('heading', { level: 2 }).first().click();
      const last = Number(await reader.slider.getAttribute('max')) + 1;
      const forward: string[] = [];
      for (let step = 1; step <= last; step++) {
        await reader.at(step);
        forward.push(await reader.shown());
        if (step < last) await page.keyboard.press('ArrowRight');
      }
      // asyncio.run runs a loop to its end three times, which looks the same.
      expect(new Set(forward).size).toBeGreaterThanOrEqual(level === 'Story' ? last : last - 2);
      for (let step = last; step >= 1; step--) {
        await reader.at(step);
        expect(await reader.shown(), `step ${step}`).toBe(forward[step - 1]);
        if (step > 1) await page.keyboard.press('ArrowLeft');
      }
    });
  }
}

test('while the program runs, the loop panel shows who runs, who is next, and who waits for what', async ({ reader }) => {
  await reader.open();
  while (!/Lima: asking/.test(await reader.sentence.innerText())) {
    const step = await reader.step();
    await reader.button('Step on').click();
    await reader.at(step + 1);
  }
  await expect(reader.stage('running')).toContainText('Task-3');
  await expect(reader.stage('running')).toContainText(/city\s*'Lima'/);
  await expect(reader.stage('ready')).toContainText('Task-4 takes a step');
  await expect(reader.stage('ready')).toContainText('put here by Task-1');
  await expect(reader.stage('timers')).toContainText(/0.5 s\s*clock/);
  await expect(reader.stage('timers')).toContainText(/1.2 s\s*Task-2/);
  await expect(reader.stage('waiting')).toContainText(/Task-1.*for gather.*\(Task-2, Task-3, Task-4\)/);
});

test('the line about to run and the awaits of suspended tasks are marked in the program', async ({ reader, page }) => {
  await reader.open();
  await page.locator('[data-output]', { hasText: 'Lima: sunny' }).click();
  await expect(page.locator('.loopscope-next')).toContainText('print(f"{city}: sunny")');
  const sleep = page.locator('.cm-line', { hasText: 'asyncio.sleep(seconds)' });
  await expect(sleep.locator('.loopscope-tags span')).toHaveText(['Task-2', 'Task-4']);
  const gather = page.locator('.cm-line', { hasText: 'asyncio.gather(' });
  await expect(gather.locator('.loopscope-tags')).toHaveAttribute('aria-label', 'Suspended here: Task-1');
});

test('jumping by turns of the loop changes the turn each time', async ({ reader, page }) => {
  await reader.open();
  const turn = page.getByTestId('turn');
  const seen: number[] = [];
  for (let i = 0; i < 5; i++) {
    const step = await reader.step();
    await reader.button('On to the next turn of the loop').click();
    await expect.poll(() => reader.step()).toBeGreaterThan(step);
    await reader.at(await reader.step());
    seen.push(Number(await turn.innerText()));
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(new Set(seen).size).toBe(5);
});

test('the internals have more steps than the story, and the cursor stays where it was', async ({ reader, page }) => {
  await reader.open();
  await page.locator('[data-output]', { hasText: 'Lima: sunny' }).click();
  const story = Number(await reader.slider.getAttribute('max'));
  const sentence = await reader.sentence.innerText();
  await page.getByText('Internals', { exact: true }).click();
  await expect.poll(async () => Number(await reader.slider.getAttribute('max'))).toBeGreaterThan(story);
  await expect(reader.sentence).toHaveText(sentence);
});

test('a click on a line of output goes to its step', async ({ reader, page }) => {
  await reader.open();
  const line = page.locator('[data-output]', { hasText: 'Cairo: sunny' });
  await line.click();
  await expect(reader.clock).toHaveText('0.9 s');
  await expect(reader.sentence).toContainText('Cairo: sunny');
  await expect(line).not.toHaveClass(/later/);
  await expect(reader.output.last()).toContainText('Cairo: sunny');
});

test('the slider and the timeline can be dragged', async ({ reader, page }) => {
  await reader.open();
  await reader.slider.fill('12');
  await reader.at(13);

  const box = (await reader.plot.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 40);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 14, box.y + 40, { steps: 8 });
  await page.mouse.up();
  await expect(reader.clock).toHaveText('1.6 s');
  await expect.poll(() => reader.step()).toBeGreaterThan(30);
});

test('play steps on by itself, and pause stops it', async ({ reader }) => {
  await reader.open();
  await reader.page.getByLabel('Speed').selectOption('8×');
  await reader.button('Play').click();
  await expect.poll(() => reader.step()).toBeGreaterThan(4);
  await reader.button('Pause').click();
  const step = await reader.step();
  await reader.page.waitForTimeout(300);
  expect(await reader.step()).toBe(step);
});
