import { expect, test } from './page';

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('the page speaks the browser’s language, and so does its program', async ({ reader, page }) => {
    await reader.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(reader.editor).toContainText('三个同时进行');
    await expect(reader.status).toContainText('在 1.6 秒时结束');
    await reader.button('前进一步').click();
    await expect(reader.sentence).toContainText(/[\u4e00-\u9fff]/);
  });
});

test('the language can be switched at any step, which stays, and is kept', async ({ reader, page }) => {
  await reader.open();
  await reader.slider.fill('8');
  await reader.button('中文').click();
  await expect(page.getByRole('region', { name: '时间线' })).toBeVisible();
  await expect(reader.editor).toContainText('三个同时进行');
  await expect(reader.clock).toHaveText('0 s');
  await reader.at(9);
  await page.reload();
  await expect(page.getByRole('region', { name: '时间线' })).toBeVisible();
  await reader.button('English').click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
});

test('a program of the reader’s own is not translated', async ({ reader }) => {
  await reader.open('print("mine")\n');
  await reader.button('中文').click();
  await expect(reader.status).toContainText('秒时结束');
  await expect(reader.editor).toContainText('print("mine")');
});

test('keys step, jump and play, and do not while typing', async ({ reader, page }) => {
  await reader.open();
  await reader.leaveEditor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await reader.at(3);
  await page.keyboard.press('ArrowLeft');
  await reader.at(2);
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => reader.step()).toBeGreaterThan(2);
  await page.keyboard.press('End');
  await expect(reader.sentence).toContainText('The program has ended');
  await page.keyboard.press('Home');
  await reader.at(1);
  await page.keyboard.press('+');
  await expect(page.getByLabel('Speed')).toHaveValue('2');
  await page.keyboard.press('Space');
  await expect(reader.button('Pause')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(reader.button('Play')).toBeVisible();
  await page.keyboard.press('Home');

  await reader.editor.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await reader.at(1);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(reader.sentence).toContainText('The program has ended');
});

test('the help opens and closes by keys, and lists them', async ({ reader, page }) => {
  await reader.open();
  await reader.leaveEditor();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('one step back, one step on');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('everything can be reached with the Tab key and has a name', async ({ reader, page }) => {
  await reader.open();
  await reader.slider.fill('5');
  await reader.leaveEditor();
  const name = () =>
    page.locator(':focus').last().evaluate((element) => {
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      return (element.ariaLabel || labels.map((label) => label.textContent).join() || element.textContent || '').trim();
    });
  await page.keyboard.press('Shift+Tab');
  const names = [await name()];
  // Round the page, up to the editor, where the Tab key indents.
  while (!names.at(-1)?.startsWith('Python program') && names.length < 150) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').count()) > 0) names.push(await name());
  }
  expect(names).not.toContain('');
  const wanted = ['Width of the program', 'Step on', 'Step back', 'Play', 'Step', 'Speed', 'Internals', 'Program', 'Help and keys'];
  for (const each of wanted) expect(names.some((found) => found.startsWith(each)), each).toBe(true);
});

test('light and dark can be chosen', async ({ reader, page }) => {
  await reader.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await reader.button('Colours: Automatic').click();
  const light = await background();
  await reader.button('Colours: Light').click();
  await expect.poll(background).not.toBe(light);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('nothing overflows, and every view is a tap away', async ({ reader, page }) => {
    await reader.open();
    for (const pane of ['Timeline', 'Loop', 'Output']) {
      await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: pane }).tap();
      await reader.button('Step on').tap();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow, pane).toBe(0);
    }
    await expect(page.getByRole('region', { name: 'Output' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Timeline' })).toBeHidden();
    expect(await reader.step()).toBe(4);
  });

  test('what is to be touched is large enough', async ({ reader, page }) => {
    await reader.open();
    for (const button of await page.getByRole('button').all()) {
      if (!(await button.isVisible())) continue;
      const box = (await button.boundingBox())!;
      expect(Math.min(box.width, box.height), await button.innerText()).toBeGreaterThanOrEqual(24);
    }
  });
});
