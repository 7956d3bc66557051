import { expect, test, type Reader } from './page';

const TWO = `import asyncio


async def work(name, seconds):
    print(name, "starts")
    await asyncio.sleep(seconds)
    print(name, "ends")


async def main():
    first = asyncio.create_task(work("a", 1), name="first")
    second = asyncio.create_task(work("b", 2), name="second")
    await first
    second.cancel()
    try:
        await second
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
`;

const sees = (reader: Reader, text: string | RegExp) => expect(reader.sentence).toContainText(text);

test('to the next output, one after the other', async ({ reader }) => {
  await reader.open(TWO);
  for (const text of ['a starts', 'b starts', 'a ends', 'cancelled']) {
    await reader.button('To the next output').click();
    await sees(reader, `prints ${text}`);
    await expect(reader.output.last()).toContainText(text);
    await expect(reader.output.last().locator('xpath=.')).toHaveAttribute('aria-current', 'step');
  }
  await reader.button('To the next output').click();
  await sees(reader, 'Nothing more is printed');
});

test('over an await, to where the task goes on', async ({ reader }) => {
  await reader.open(TWO);
  await reader.button('To the next output').click();
  await reader.button('Over the await: to where this task goes on').click();
  await sees(reader, /first goes on: its sleep\(1\) ended at t = 1 s/);
  await expect(reader.clock).toHaveText('1 s');
});

test('to the next step of a task, by button and key', async ({ reader, page }) => {
  await reader.open(TWO);
  await reader.leaveEditor();
  await page.keyboard.press('p');
  await reader.button('To the next step of first').click();
  await sees(reader, 'first goes on');
  await page.keyboard.press('t');
  await sees(reader, 'This task has no further step');
});

test('the strides lead back with Shift, and by a button for those who have no keys', async ({ reader, page }) => {
  await reader.open(TWO);
  await reader.leaveEditor();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+p');
  await sees(reader, 'prints cancelled');
  await page.keyboard.press('Shift+p');
  await sees(reader, 'prints a ends');
  await reader.button('These four lead back').click();
  await reader.button('Back to the step before of first').click();
  await sees(reader, /first goes on: its sleep/);
  await reader.button('Back over the await: to where this task gave way').click();
  await sees(reader, 'first sleeps for 1 s');
  await reader.button('Back to the output before').click();
  await sees(reader, 'prints a starts');
  await page.keyboard.press('Shift+p');
  await sees(reader, 'Nothing was printed before');
});

test('to a breakpoint: a kind of event, then a line beside its number', async ({ reader, page }) => {
  await reader.open(TWO);
  await reader.button('Breakpoints').click();
  await page.getByLabel('a cancellation arrives').check();
  await page.keyboard.press('Escape');
  await reader.button('To the next breakpoint').click();
  await sees(reader, 'CancelledError reaches second');
  await reader.button('To the start').click();
  await page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^7$/ }).waitFor();
  const number = (await page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^7$/ }).boundingBox())!;
  await page.mouse.click(number.x - 8, number.y + number.height / 2);
  await expect(page.locator('.loopscope-breakpoint').last()).toBeVisible();
  await reader.button('To the next breakpoint').click();
  await expect(page.locator('.loopscope-next')).toContainText('"ends"');
  await expect(reader.clock).toHaveText('1 s');
  await reader.button('To the next breakpoint').click();
  await sees(reader, 'CancelledError reaches second');
  await reader.button('To the next breakpoint').click();
  await sees(reader, 'second ends cancelled');
  await reader.button('To the next breakpoint').click();
  await sees(reader, 'No breakpoint ahead');
});

test('a breakpoint moves with its line', async ({ reader, page }) => {
  await reader.open(TWO);
  await reader.editor.locator('.cm-line', { hasText: '"ends"' }).click();
  await page.keyboard.press('F9');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.insertText('import time\ntime.sleep(3)\n');
  await expect(reader.status).toContainText('Finished at 4 s');
  await reader.leaveEditor();
  await page.keyboard.press('b');
  await expect(page.locator('.loopscope-next')).toContainText('"ends"');
});

test('to a step by its number', async ({ reader, page }) => {
  await reader.open(TWO);
  await page.getByLabel('Step number').fill('5');
  await page.keyboard.press('Enter');
  await reader.at(5);
  await page.getByLabel('Step number').fill('9999');
  await page.keyboard.press('Enter');
  await sees(reader, 'The program has ended');
});

test('by virtual time an instant’s steps play quickly, and a stretch of time takes as long as it says', async ({ reader, page }) => {
  await reader.open(TWO);
  await page.getByLabel('What playing counts').selectOption('time');
  await page.getByLabel('Speed').selectOption('8');
  await reader.button('Play').click();
  await sees(reader, 'The program has ended');
  await expect(reader.button('Play')).toBeVisible();
});

test('the values of variables stand beside the lines on demand', async ({ reader, page }) => {
  await reader.open(TWO);
  await reader.button('To the next output').click();
  await expect(page.locator('.loopscope-values')).toHaveCount(0);
  await page.getByLabel('Values').check();
  await expect(page.locator('.loopscope-values')).toHaveText(['seconds = 1', "name = 'a'"]);
});
