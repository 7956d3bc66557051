import AxeBuilder from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { expect, test } from './page';

const HELLO = 'import asyncio\n\n\nasync def main():\n    await asyncio.sleep(2)\n    print("hello")\n\n\nasyncio.run(main())\n';
const OTHER = 'async def second():\n    return 2\n\n\nprint("something else", 1 + 1)\n';

test('a link opens the program at the step, on any machine', async ({ reader, page, browser }) => {
  await reader.open();
  await reader.write(HELLO);
  await expect(reader.status).toContainText('Finished at 2 s');
  await reader.button('Step on').click();
  await reader.button('Step on').click();
  await reader.at(3);
  await expect.poll(() => page.url()).toMatch(/#v1\.[\w-]+&step=3$/);
  const other = await browser.newPage();
  await other.goto(page.url());
  await expect(other.locator('.cm-content')).toContainText('print("hello")');
  await expect(other.getByRole('slider', { name: 'Step' })).toHaveValue('2');
  await other.close();
});

test('the share dialog has a link, code for a page, and warns of a long link', async ({ reader, page }) => {
  await reader.open(HELLO);
  await reader.choose('Share…');
  const link = page.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(/#v1\./);
  const code = page.getByRole('textbox', { name: 'Code for your page' });
  await expect(code).toHaveValue(/<script type="module" src="[^"]+loopscope\.js"><\/script>\n<loop-scope><pre>\nimport asyncio[\s\S]*&quot;hello&quot;/);
  await page.getByRole('button', { name: 'iframe' }).click();
  await expect(code).toHaveValue(/^<iframe src="[^"]+embed\.html#v1\.[\w-]+" title="main"/);
  await page.getByLabel('In English').check();
  await expect(link).toHaveValue(/&lang=en$/);
  await expect(page.getByText('Many chat programs cut links')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await reader.write(Array.from({ length: 400 }, (_, i) => `print(${(i * 7919) % 10007}, "${((i + 3) * 104729).toString(36)}")`).join('\n'));
  await reader.choose('Share…');
  await expect(page.getByText('Many chat programs cut links')).toBeVisible();
});

test('Back leads from one program to the one before, and nothing typed is lost', async ({ reader, page }) => {
  await reader.open(HELLO);
  await reader.choose('Begin with…');
  await page.getByRole('button', { name: /^The weather/ }).click();
  await expect(reader.status).toContainText('Finished at 1.6 s');
  await reader.write(OTHER);
  await page.goBack();
  await expect(reader.editor).toContainText('print("hello")');
  await page.goForward();
  await expect(reader.editor).toContainText('something else');
});

test('a reload finds what was typed a moment ago', async ({ reader, page }) => {
  await reader.open();
  await reader.write(HELLO);
  await page.reload();
  await expect(reader.editor).toContainText('print("hello")');
});

test('two tabs on one program never write over each other', async ({ reader, page, context }) => {
  await reader.open(HELLO);
  const second = await context.newPage();
  await second.goto('./');
  await expect(second.locator('.cm-content')).toContainText('hello');
  const type = async (on: typeof page, text: string) => {
    await on.locator('.cm-content').click();
    await on.keyboard.press('ControlOrMeta+End');
    await on.keyboard.insertText(text);
  };
  await type(page, '# from the first');
  await type(second, '# from the second');
  await type(page, ' again');
  await reader.choose('Recent programs…');
  const kept = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('loopscope.program.')).map(([, entry]) => JSON.parse(entry as string).text));
  await expect.poll(async () => (await kept()).some((text) => text.includes('# from the first again'))).toBe(true);
  expect((await kept()).some((text) => text.includes('# from the second'))).toBe(true);
});

test('what is pasted over a program leaves that among the recent ones', async ({ reader, page }) => {
  await reader.open(HELLO);
  await reader.write(OTHER);
  await expect(reader.status).toContainText('Finished at 0 s');
  await reader.choose('Recent programs…');
  const dialog = page.getByRole('dialog', { name: 'Recent programs' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog.getByRole('listitem').first()).toContainText('second');
  await dialog.getByRole('button', { name: /^main/ }).click();
  await expect(reader.editor).toContainText('print("hello")');
});

test('a damaged link says what to do, and the reader keeps their program', async ({ reader, page }) => {
  await reader.open(HELLO);
  for (const [hash, words] of [
    ['#v1.AAAA', 'This link is incomplete'],
    ['#v1.<img src=x onerror=alert(1)>', 'This link is incomplete'],
    ['#v7.AAAA&step=1', 'made by a newer version'],
  ] as const) {
    // Another query: with the same one it would be a step within the page.
    await page.goto(`./?${hash.length}${hash}`);
    await expect(page.getByText(words)).toBeVisible();
    await expect(reader.editor).toContainText('print("hello")');
  }
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByText('made by a newer version')).toHaveCount(0);
});

test('a step beyond the end is the end', async ({ reader, page }) => {
  await page.goto('./#v1.y8wtyC8qUUgsrsxLzszn4gIzFFJS0xRyEzPzNDStuBQUFBQKijLzSjSUnuxd8HTpXiVNqLLMfL2i0jwNiEJNLgA&step=999999999&lang=zh');
  await expect(reader.sentence).toContainText('程序在 0 秒时结束');
});

test('a file is opened, by choosing or dropping it, and saved as it is', async ({ reader, page }) => {
  await reader.open();
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'lesson 3.py', mimeType: 'text/x-python', buffer: Buffer.from(HELLO.replaceAll('\n', '\r\n')) });
  await expect(reader.status).toContainText('Finished at 2 s');
  const [download] = await Promise.all([page.waitForEvent('download'), reader.choose('Save as a .py file')]);
  expect(download.suggestedFilename()).toBe('lesson_3.py');
  expect(await readFile(await download.path(), 'utf8')).toBe(HELLO);
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.py'));
    return transfer;
  }, OTHER);
  await reader.editor.dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the file to open it')).toBeVisible();
  await reader.editor.dispatchEvent('drop', { dataTransfer: data });
  await expect(reader.editor).toContainText('something else');
  await expect(reader.editor).not.toContainText('hello');
});

test('what is no program is refused with words', async ({ reader, page }) => {
  await reader.open(HELLO);
  const input = page.locator('input[type=file]');
  await input.setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]) });
  await expect(page.getByText('cat.png is no text in UTF-8')).toBeVisible();
  await input.setInputFiles({ name: 'big.py', mimeType: 'text/x-python', buffer: Buffer.alloc(600_000, '#') });
  await expect(page.getByText('big.py is too large')).toBeVisible();
  await expect(reader.editor).toContainText('print("hello")');
});

test('?url= fetches a program, and says why when it can not', async ({ reader, page }) => {
  await page.route('https://example.com/**', async (route) => {
    const headers = { 'access-control-allow-origin': '*' };
    if (route.request().url().endsWith('program.py')) await route.fulfill({ body: HELLO, headers });
    else await route.abort();
  });
  await page.goto('./?url=https://example.com/a/program.py');
  await expect(reader.status).toContainText('Finished at 2 s');
  await reader.write(OTHER);
  await expect.poll(() => page.url()).toMatch(/#v1\./);
  expect(page.url()).not.toContain('?url=');
  for (const [url, words] of [
    ['javascript:alert(1)', 'is no address of the web'],
    ['file:///etc/passwd', 'is no address of the web'],
  ] as const) {
    await page.goto(`./?url=${encodeURIComponent(url)}`);
    await expect(page.getByText(words)).toBeVisible();
    await expect(reader.editor).not.toBeEmpty();
  }
});

test.describe('with the keyboard', () => {
  test('the menu opens, moves and closes as menus do', async ({ reader, page }) => {
    await reader.open(HELLO);
    const button = page.getByRole('button', { name: 'Program', exact: true });
    await button.focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('menuitem', { name: 'Share…' })).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('menuitem', { name: 'Recent programs…' })).toBeFocused();
    await page.keyboard.press('o');
    await expect(page.getByRole('menuitem', { name: 'Open a file…' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await reader.at(1);
  });
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in the menu and its dialogs, ${scheme}, on a phone`, async ({ reader, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 390, height: 844 });
    await reader.open(HELLO);
    await page.getByRole('button', { name: 'Program', exact: true }).click();
    const faults = async () => (await new AxeBuilder({ page }).analyze()).violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    expect(await faults(), 'menu').toEqual([]);
    await page.keyboard.press('Escape');
    for (const item of ['Share…', 'Take away…', 'Recent programs…']) {
      await reader.choose(item);
      expect(await faults(), item).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.keyboard.press('Escape');
    }
  });
}
