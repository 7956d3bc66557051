import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './page';

const here = import.meta.dirname;
const course = readdirSync(join(here, '../../www/content')).filter((name) => /^\d\d-/.test(name)).sort();

/** A lesson that another server has. */
const ELSEWHERE = 'https://lessons.example/naps/';
const files = new Map(readdirSync(join(here, 'lesson')).map((name) => [name, readFileSync(join(here, 'lesson', name), 'utf8')]));

async function serve(page: Page, changed: Record<string, string | null> = {}): Promise<void> {
  await page.route(`${ELSEWHERE}**`, (route) => {
    const name = new URL(route.request().url()).pathname.split('/').pop() ?? '';
    const body = name in changed ? changed[name] : files.get(name);
    const headers = { 'access-control-allow-origin': '*' };
    return body == null ? route.fulfill({ status: 404, headers }) : route.fulfill({ body, headers });
  });
}

async function openElsewhere(page: Page): Promise<void> {
  await serve(page);
  await page.goto(`lessons/?lesson=${encodeURIComponent(ELSEWHERE)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Naps|小睡/);
}

const section = (page: Page, kind: string, nth = 0) => page.locator(`section.${kind}`).nth(nth);
const playground = (page: Page) => page.getByRole('complementary', { name: /^(Playground|演练场)$/ });
const output = (page: Page) => playground(page).locator('[data-output]');

for (const language of ['en', 'zh']) {
  for (const lesson of course) {
    test(`${language}: ${lesson} opens, and what it asks can be answered`, async ({ reader, page }) => {
      await page.goto(`lessons/${language}/${lesson}/`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(reader.editor).toBeVisible({ timeout: 20_000 });
      const questions = page.locator('section.predict');
      for (let i = 0; i < (await questions.count()); i++) {
        await questions.nth(i).scrollIntoViewIfNeeded();
        await expect(questions.nth(i).locator('form')).toBeVisible();
      }
    });
  }
}

test('a lesson can be read without a script, with its programs, hints and links', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
  const page = await context.newPage();
  await page.goto(`lessons/en/`);
  await page.getByRole('listitem').first().getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('figure pre').first()).toContainText('import asyncio');
  await page.getByRole('link', { name: /^Next/ }).click();
  await expect(page).toHaveURL(new RegExp(`/${course[1]}/$`));
  await context.close();
});

test('a walk through a lesson: a wrong and a right prediction, a link, a comparison, a task', async ({ reader, page }) => {
  test.slow();
  await openElsewhere(page);
  await expect(reader.editor).toBeVisible();
  await expect(reader.status).toContainText('hidden until you have answered');
  await expect(output(page)).toHaveCount(0);

  // A link to what a question hides leads to the question.
  await page.getByRole('button', { name: 'here', exact: true }).click();
  await expect(playground(page)).toContainText('comes after a question');

  // Wrong: the run goes to the step that decides, and says why.
  const total = section(page, 'predict');
  await total.getByRole('spinbutton').fill('1');
  await total.getByRole('button', { name: 'Answer' }).click();
  await expect(total).toContainText('Not quite');
  await expect(total).toContainText('takes 2 s');
  await expect(total).toContainText('The step that decides it');
  await expect(output(page)).toHaveCount(3);

  // Right.
  const next = section(page, 'predict', 1);
  await next.getByRole('button', { name: 'second', exact: true }).click();
  await next.getByRole('button', { name: 'Answer' }).click();
  await expect(next).toContainText('Right.');

  await page.getByRole('button', { name: 'here', exact: true }).click();
  await expect(reader.sentence.last()).not.toBeEmpty();
  await expect(reader.slider).toHaveValue(await reader.slider.getAttribute('max') ?? '');

  // Both runs on one axis: they are moved together.
  await page.getByRole('button', { name: 'Compare their runs' }).click();
  const both = page.getByRole('group', { name: 'Both runs' });
  await expect(both).toContainText('t = 2 s');
  await both.getByRole('button', { name: 'To the moment before' }).click();
  await expect(both).toContainText('t = 1 s');
  await expect(playground(page).locator('.console').nth(1).locator('[data-output]:not(.later)')).toHaveCount(3);

  // The task: the start fails, the solution passes.
  const task = section(page, 'task');
  await task.getByRole('button', { name: 'Open naps.py' }).click();
  await task.getByRole('button', { name: 'Check' }).click();
  await expect(task).toContainText('It took 2 s');
  await expect(task).toContainText('Is anything waiting');
  await expect(task.getByText('It takes several coroutines.')).toBeHidden();
  await task.getByText('Hint').first().click();
  await task.getByText('Hint').nth(1).click();
  await expect(task.getByText('It takes several coroutines.')).toBeVisible();
  await task.getByText('A solution').click();
  await task.getByRole('button', { name: 'Open together.py in the playground' }).click();
  await expect(reader.editor).toContainText('gather');
  await task.getByRole('button', { name: 'Open naps.py' }).click();
  await expect(reader.editor).not.toContainText('gather');
  await reader.write(files.get('together.py')!);
  await task.getByRole('button', { name: 'Check' }).click();
  await expect(task).toContainText('Done. Your program does all of it.');

  // All of it is still there after a reload.
  await page.reload();
  await expect(section(page, 'predict')).toContainText('Not quite');
  await expect(reader.editor).toContainText('gather');
  await expect(section(page, 'task')).toContainText('You have done this task before.');
  await task.getByRole('button', { name: 'Start again' }).click();
  await expect(reader.editor).not.toContainText('gather');

  await page.getByRole('button', { name: 'Start this lesson anew' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(section(page, 'predict').getByRole('spinbutton')).toBeEnabled();
});

test('the whole walk is in Chinese where the reader is', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('loopscope.settings', '{"language":"zh"}'));
  await openElsewhere(page);
  const total = section(page, 'predict');
  await total.getByRole('spinbutton').fill('2');
  await total.getByRole('button', { name: '回答' }).click();
  await expect(total).toContainText('答对了');
});

test('a lesson elsewhere that is not there, or has mistakes, is told so', async ({ page }) => {
  await serve(page, { 'en.md': null, 'zh.md': null });
  await page.goto(`lessons/?lesson=${encodeURIComponent(ELSEWHERE)}`);
  await expect(page.locator('main')).toContainText('could not be loaded');
  await expect(page.locator('main')).toContainText('en.md: 404');
  await page.unrouteAll();
  await serve(page, { 'en.md': '# Title\n\nSummary.\n\n::programme{file="naps.py"}\n' });
  await page.reload();
  await expect(page.locator('main')).toContainText('en.md:5: there is no directive programme');
});

test('the contents show what was done, and where to go on; it can be forgotten', async ({ reader, page }) => {
  await page.goto(`lessons/en/${course[0]}/`);
  await expect(reader.editor).toBeVisible();
  const question = section(page, 'predict');
  await question.scrollIntoViewIfNeeded();
  await question.getByRole('button', { name: 'Tell me' }).click();
  await expect(question).toContainText('This is what the run does');
  await page.getByRole('link', { name: 'All lessons' }).click();
  await expect(page.getByRole('link', { name: /^Go on:/ })).toBeVisible();
  await expect(page.getByRole('listitem').first()).toContainText(/1 of \d/);
  await page.getByRole('button', { name: 'Forget my progress' }).click();
  await page.getByRole('button', { name: 'Forget it' }).click();
  await expect(page.getByRole('link', { name: /^Go on:/ })).toHaveCount(0);
});

test('switching the language keeps the lesson', async ({ page }) => {
  await page.goto(`lessons/en/${course[2]}/`);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).toHaveURL(new RegExp(`/zh/${course[2]}/$`));
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('the lessons are linked from the playground, and open in its language', async ({ reader, page }) => {
  await reader.open();
  await page.getByRole('link', { name: 'Lessons' }).click();
  await expect(page).toHaveURL(/\/lessons\/en\/$/);
  await page.goto('lessons/');
  await expect(page).toHaveURL(/\/lessons\/en\/$/);
});

test('any step of any program can be asked about', async ({ reader, page }) => {
  await reader.open();
  await reader.leaveEditor();
  for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
  await reader.button('Quiz me').click();
  const quiz = page.getByRole('region', { name: 'Quiz me' });
  await expect(quiz.locator('form')).toBeVisible();
  await expect(reader.status).toContainText('hidden until you have answered');
  await quiz.getByRole('button', { name: 'Tell me' }).click();
  await expect(quiz).toContainText('This is what the run does');
  await expect(reader.status).not.toContainText('hidden');
  await quiz.getByRole('button', { name: 'Another question' }).click();
  await expect(quiz.getByRole('button', { name: 'Tell me' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(quiz).toHaveCount(0);
  await expect(reader.status).not.toContainText('hidden');
});

test('on a phone the playground comes up over the text, and goes down again', async ({ reader, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openElsewhere(page);
  await expect(reader.editor).toBeHidden();
  await page.getByRole('button', { name: 'Open naps.py in the playground' }).click();
  await expect(reader.editor).toBeInViewport();
  await page.getByRole('button', { name: 'Back to the text' }).click();
  await expect(reader.editor).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing in a lesson, ${colorScheme}, ${width} px wide`, async ({ page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 844 });
      const faults = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
      };
      await openElsewhere(page);
      const total = section(page, 'predict');
      await total.scrollIntoViewIfNeeded();
      await expect(total.locator('form')).toBeVisible();
      expect(await faults(), 'asked').toEqual([]);
      await total.getByRole('button', { name: 'Tell me' }).click();
      await expect(total).toContainText('The step that decides it');
      const task = section(page, 'task');
      await task.scrollIntoViewIfNeeded();
      await task.getByRole('button', { name: 'Check' }).click();
      await expect(task).toContainText('It took 2 s');
      expect(await faults(), 'answered').toEqual([]);
      await page.getByRole('button', { name: 'Compare their runs' }).click();
      await expect(page.getByRole('group', { name: 'Both runs' })).toContainText('t = ');
      expect(await faults(), 'compared').toEqual([]);
      await page.goto('lessons/en/');
      expect(await faults(), 'contents').toEqual([]);
    });
  }
}
