import { expect, test } from './page';

const HELLO = 'import asyncio\n\n\nasync def main():\n    print("hello")\n    await asyncio.sleep(2)\n    print("bye")\n\n\nasyncio.run(main())\n';

test('an edit runs at once, and every view shows the new run', async ({ reader, page }) => {
  await reader.open();
  await reader.write(HELLO);
  await expect(reader.status).toContainText('Finished at 2 s');
  await expect(page.locator('[data-output]')).toHaveText([/0 s\s*Task-1\s*hello/, /2 s\s*Task-1\s*bye/]);
  await expect(reader.lanes).toHaveText([/Loop/, /Task-1 main/]);
});

test('an edit can be undone', async ({ reader, page }) => {
  await reader.open();
  await reader.write(HELLO);
  await expect(reader.status).toContainText('Finished at 2 s');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(reader.editor).toContainText('asyncio.gather(');
  await expect(reader.status).toContainText('Finished at 1.6 s');
});

test('the text survives a reload', async ({ reader, page }) => {
  await reader.open();
  await reader.write(HELLO);
  await page.reload();
  await expect(reader.editor).toContainText('print("hello")');
  await expect(reader.status).toContainText('Finished at 2 s');
});

test('without storage the page works, and keeps nothing', async ({ reader, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('denied', 'SecurityError'); } });
  });
  await reader.open();
  await reader.write(HELLO);
  await expect(reader.status).toContainText('Finished at 2 s');
  await expect(reader.problems).toContainText('Your browser keeps nothing for this page');
});

test('a program to begin with takes the place of the one that is there, which is a step back', async ({ reader, page }) => {
  await reader.open(HELLO);
  await reader.choose('Begin with…');
  await page.getByRole('button', { name: /^The weather/ }).click();
  await expect(reader.status).toContainText('Finished at 1.6 s');
  await page.goBack();
  await expect(reader.editor).toContainText('print("hello")');
});

test('every program to begin with runs, in both languages', async ({ reader, page }) => {
  test.slow();
  await reader.open(HELLO);
  for (const language of ['en', 'zh']) {
    const starts = page.getByRole('dialog').getByRole('listitem');
    await reader.choose(/^(Begin with…|从哪里开始)$/);
    const count = await starts.count();
    expect(count).toBe(12);
    for (let i = 1; i < count; i++) {
      if (i > 1) await reader.choose(/^(Begin with…|从哪里开始)$/);
      await starts.nth(i).getByRole('button').click();
      await expect(reader.status).toContainText(i === count - 1 ? /deadlock|死锁/i : /^\s*(Finished|在)/);
    }
    if (language === 'en') await reader.button('中文').click();
  }
});

test('the reader at the end stays at the end of the new run', async ({ reader }) => {
  await reader.open(HELLO);
  await reader.button('To the end').click();
  await expect(reader.clock).toHaveText('2 s');
  await reader.write(HELLO.replace('2', '3'));
  await expect(reader.clock).toHaveText('3 s');
  await expect(reader.sentence).toContainText('The program has ended');
});
