import { expect, test } from './page';

const main = (body: string) => `import asyncio\n\n\nasync def main():\n${body.replace(/^/gm, '    ')}\n\n\nasyncio.run(main())\n`;

test('a syntax error shows its line, a caret and a sentence, and the last run stays', async ({ reader, page }) => {
  await reader.open();
  await reader.write('import asyncio\n\nasync def main(:\n    pass\n');
  await expect(reader.problems).toContainText('Line 3');
  await expect(reader.problems.locator('pre')).toContainText('async def main(:');
  await expect(reader.problems.locator('pre')).toContainText('^');
  await expect(page.locator('.loopscope-problem')).toBeVisible();
  await expect(page.locator('[data-output]', { hasText: 'Lima: sunny' })).toBeAttached();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(reader.problems).toHaveCount(0);
  await expect(reader.status).toContainText('Finished at 1.6 s');
});

test('a click on a problem goes to its place', async ({ reader, page }) => {
  await reader.open('x = 1\ny = (\n');
  await expect(reader.problems).toContainText('Line 2');
  await reader.problems.getByRole('button').click();
  await expect(reader.editor).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.insertText('2)');
  await expect(reader.problems).toHaveCount(0);
});

test('an uncaught exception is told, with its line and the traceback', async ({ reader, page }) => {
  await reader.open(main('await asyncio.sleep(0.5)\nprint(1 / 0)'));
  await expect(reader.status).toContainText('Ended by an exception (line 6): ZeroDivisionError: division by zero');
  await reader.button('Show the end').click();
  await expect(reader.sentence).toContainText('ZeroDivisionError');
  await expect(page.locator('.traceback')).toContainText(/Traceback \(most recent call last\):[\s\S]*line 6, in main[\s\S]*ZeroDivisionError/);
});

test('a deadlock names who waits', async ({ reader }) => {
  await reader.open(main('task = asyncio.current_task()\nawait asyncio.get_running_loop().create_future()'));
  await expect(reader.status).toContainText('Deadlock at 0 s');
  await expect(reader.status).toContainText('Still waiting: Task-1.');
});

test('an endless loop ends with the name of its limit, and its steps remain', async ({ reader }) => {
  test.slow();
  await reader.open(main('print("before")\nwhile True:\n    pass'));
  await expect(reader.status).toContainText(/Stopped after [\d,]+ instructions/);
  await expect(reader.status).toContainText('Every step up to here can be looked at');
  await reader.button('Step on').click();
  await reader.at(2);
  await reader.button('To the end').click();
  await expect(reader.output.first()).toContainText('before');
  await expect(reader.sentence).toContainText('100,000,000 instructions');
});

test('a program that sleeps without end is stopped at the horizon', async ({ reader }) => {
  await reader.open(main('while True:\n    await asyncio.sleep(60)'));
  await expect(reader.status).toContainText('Stopped at 3600 virtual seconds');
});

test('more memory than there is ends the run with the name of that limit', async ({ reader }) => {
  await reader.open(main('print("before")\nx = [0] * 10**12'));
  await expect(reader.status).toContainText(/memory|MemoryError/);
  await reader.button('To the end').click();
  await expect(reader.output.first()).toContainText('before');
});

test('an endless recursion is Python’s own error', async ({ reader }) => {
  await reader.open('def f():\n    return f()\n\n\nf()\n');
  await expect(reader.status).toContainText('RecursionError');
});

test('a run that takes long can be stopped, and what it did can be stepped', async ({ reader }) => {
  await reader.open();
  await reader.write(main('print("before")\nn = 0\nwhile True:\n    n += 1'));
  await reader.button('Stop').click();
  await expect(reader.status).toContainText('Stopped by you');
  await reader.button('To the end').click();
  await expect(reader.output.first()).toContainText('before');
});

test('a trap in the engine is told, the text is kept, and the next text runs on a new engine', async ({ reader, page }) => {
  await page.route('**/worker-*.js', async (route) => {
    const response = await route.fetch();
    const trap = `self.addEventListener("message", ({ data }) => {
      if (data.source?.includes("trap")) setTimeout(() => { throw new WebAssembly.RuntimeError("unreachable"); });
    });`;
    await route.fulfill({ response, body: trap + (await response.text()) });
  });
  await reader.open();
  await reader.write('print("trap")\nwhile True:\n    pass\n');
  await expect(reader.status).toContainText('The engine broke down, and was started anew');
  await expect(reader.editor).toContainText('print("trap")');
  await reader.button('Step on').click();
  await reader.at(2);
  await reader.write('print("well again")\n');
  await expect(reader.status).toContainText('Finished at 0 s');
  await expect(page.locator('[data-output]')).toContainText('well again');
});

test.describe('without the engine', () => {
  test('the page says so and what to do, keeps the text, and tries again when asked', async ({ page }) => {
    let broken = true;
    await page.route('**/*.wasm', (route) => (broken ? route.abort() : route.continue()));
    await page.goto('./');
    await expect(page.getByText('The engine could not be loaded')).toBeVisible();
    await expect(page.locator('.cm-content')).toContainText('asyncio.gather(');
    broken = false;
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText('Finished at 1.6 s')).toBeVisible();
  });
});
