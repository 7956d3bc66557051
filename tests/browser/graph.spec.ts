import AxeBuilder from '@axe-core/playwright';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, type Reader } from './page';

/** The command, if it has been built: it runs what the page has written. */
const COMMAND = new URL('../../target/release/loopscope', import.meta.url).pathname;

const DEADLOCK = `import asyncio


async def work(first, second):
    async with first:
        await asyncio.sleep(1)
        async with second:
            print("both")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(work(a, b), work(b, a))


asyncio.run(main())
`;

const MANY = `import asyncio


async def work(gate, n):
    async with gate:
        await asyncio.sleep(1 + n % 3)


async def main():
    gate = asyncio.Semaphore(100)
    await asyncio.gather(*(work(gate, n) for n in range(1000)))


asyncio.run(main())
`;

class GraphPage {
  constructor(
    readonly reader: Reader,
    readonly page: Page,
  ) {}

  async open(program?: string): Promise<void> {
    await this.page.addInitScript(() => localStorage.setItem('loopscope.settings', JSON.stringify({ picture: 'graph' })));
    await this.reader.open(program);
    await expect(this.canvas).toBeVisible();
  }

  async begin(): Promise<void> {
    await this.open();
    await this.reader.choose('Begin with…');
    await this.page.getByRole('button', { name: /^An empty page/ }).click();
    await expect(this.page.getByText('There is no task yet.')).toBeVisible();
  }

  get canvas(): Locator {
    return this.page.getByRole('application', { name: /^Task graph/ });
  }
  card(name: string): Locator {
    return this.canvas.getByRole('group', { name, exact: true });
  }
  get panel(): Locator {
    return this.page.getByRole('complementary');
  }
  /** Goes on with the Tab key until the focus is there. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    for (let i = 0; i < 200; i++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      // In the editor the Tab key indents.
      if (await this.reader.editor.evaluate((editor) => (editor.getRootNode() as ShadowRoot).activeElement === editor)) await this.page.keyboard.press('Escape');
      await this.page.keyboard.press('Tab');
    }
    throw new Error('the Tab key does not lead there');
  }
  /** Goes there with the Tab key, and presses a key. */
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press(key);
  }
  async type(target: Locator, text: string): Promise<void> {
    await this.press(target, 'ControlOrMeta+a');
    await this.page.keyboard.type(text);
  }
  edges(kind: string): Locator {
    return this.canvas.locator(`[data-edge="${kind}"]`);
  }
  async text(): Promise<string> {
    const lines = await this.reader.editor.locator('.cm-line').allInnerTexts();
    return lines.map((line) => line.replace(/\n$/, '')).join('\n');
  }
}

const open = (reader: Reader, page: Page) => new GraphPage(reader, page);

/** What was to be built, whichever way it was: three downloads, two at a time, five seconds; one fails, one is cancelled. */
async function expectDownloads(graph: GraphPage): Promise<void> {
  const text = await graph.text();
  expect(text).toMatch(/Semaphore\(2\)/);
  expect(text).toMatch(/timeout\(5(\.0)?\)/);
  expect(text).toMatch(/raise ValueError/);
  expect(text).toMatch(/call_later\(1(\.0)?, /);
  expect(text.match(/await asyncio\.sleep\(2(\.0)?\)/g)?.length).toBeGreaterThan(0);
  await expect(graph.reader.problems).toHaveCount(0);
  if (!existsSync(COMMAND)) return;
  // What comes of the failure and the cancellation is the program's own affair; it must run, and say the same here and there.
  const answer = execFileSync('sh', ['-c', `"${COMMAND}" run /dev/stdin 2>&1 || true`], { input: text }).toString();
  expect(answer).not.toMatch(/SyntaxError|NameError|TypeError/);
}

test('the graph shows the run at the cursor, and shares its selection with the other views', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open();
  await reader.button('To the end').click();
  await expect(graph.card('task Task-1').locator('[data-state]')).toHaveAttribute('data-state', 'done');
  await reader.button('To the start').click();
  await expect(graph.card('task Task-1').locator('[data-state]')).toHaveAttribute('data-state', 'later');
  await reader.button('To the next output').click();
  await expect(graph.edges('awaits').first()).toBeVisible();
  await graph.card('task clock').click();
  await expect(graph.panel).toHaveAccessibleName('Edit clock');
  await expect(reader.button('To the next step of clock')).toBeVisible();
  await page.getByRole('group', { name: 'What is drawn' }).getByRole('button', { name: 'Both' }).click();
  await reader.lanes.filter({ hasText: 'Task-2' }).getByRole('button').first().click();
  await expect(graph.panel).toHaveAccessibleName('Edit Task-2');
});

test('a deadlock is drawn as a cycle', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(DEADLOCK);
  await expect(graph.edges('cycle')).toHaveCount(0);
  await reader.button('To the end').click();
  await expect(graph.edges('cycle')).toHaveCount(4);
});

test('tasks of one place stand as one, and a thousand of them can be looked at', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(MANY);
  await expect(graph.card('work × 1,000')).toBeVisible();
  await expect(graph.canvas.getByRole('group')).toHaveCount(4);
  await reader.button('To the end').click();
  await expect(graph.card('work × 1,000')).toContainText('1,000 done');
  await reader.button('Show the 1,000 tasks').click();
  await expect(page.getByRole('img', { name: 'Overview of the graph' })).toBeVisible();
  await reader.button('Step back').click();
  await expect(reader.clock).toHaveText('22 s');
});

test('while the text is broken the last graph stays, with the error', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(DEADLOCK);
  await reader.write(DEADLOCK.replace('def main():', 'def main(:'));
  await expect(reader.problems).toBeVisible();
  await expect(graph.canvas).toContainText('The program has a mistake');
  await expect(graph.card('task Task-2')).toBeVisible();
});

test('from the empty page, by mouse: three downloads, two at a time, a time limit, a failure, a cancellation', async ({ reader, page }) => {
  test.slow();
  const graph = open(reader, page);
  await graph.begin();
  await reader.button('Add a task').last().click();
  await page.getByLabel('Name').fill('download');
  await page.getByLabel('and sleeps, seconds').fill('2');
  await reader.button('Add').click();
  await expect(graph.card('task Task-2')).toBeVisible();
  for (const name of ['Task-3', 'Task-4']) {
    await reader.button('Add a task').first().click();
    await reader.button('Add').click();
    await expect(graph.card(`task ${name}`)).toBeVisible();
  }
  await graph.card('task Task-2').click();
  await graph.panel.getByRole('button', { name: 'At most at once' }).click();
  await expect(reader.editor).toContainText('Semaphore(2)');
  await graph.card('task Task-3').click();
  await graph.panel.getByRole('button', { name: 'Give it a coroutine of its own' }).click();
  await expect(reader.editor).toContainText('async def download_2');
  await graph.card('task Task-3').click();
  await graph.panel.getByLabel('How it ends').selectOption('raises');
  await expect(reader.editor).toContainText('raise ValueError');
  await graph.card('task Task-4').click();
  await graph.panel.getByRole('button', { name: 'Cancel it after' }).click();
  await expect(reader.editor).toContainText('call_later(');
  await graph.card('gather').click();
  await graph.panel.getByRole('button', { name: 'Time limit' }).click();
  await expect(reader.editor).toContainText('timeout(5');
  await expectDownloads(graph);
});

test('the same, by keyboard alone', async ({ reader, page }) => {
  test.slow();
  const graph = open(reader, page);
  await graph.open('');
  await graph.press(reader.button('Add a task').last());
  await graph.type(page.getByLabel('Name'), 'download');
  await graph.type(page.getByLabel('and sleeps, seconds'), '2');
  await page.keyboard.press('Enter');
  await expect(graph.card('task Task-2')).toBeVisible();
  for (const name of ['Task-3', 'Task-4']) {
    await graph.press(reader.button('Add a task').first());
    await graph.press(reader.button('Add'));
    await expect(graph.card(`task ${name}`)).toBeVisible();
  }
  const edit = async (card: string) => {
    await graph.press(graph.card(card), ' ');
    await expect(graph.panel).toHaveAccessibleName(`Edit ${card.replace('task ', '')}`);
  };
  await edit('task Task-2');
  await graph.press(graph.panel.getByRole('button', { name: 'At most at once' }));
  await expect(reader.editor).toContainText('Semaphore(2)');
  await edit('task Task-3');
  await graph.press(graph.panel.getByRole('button', { name: 'Give it a coroutine of its own' }));
  await expect(reader.editor).toContainText('async def download_2');
  await edit('task Task-3');
  await graph.press(graph.panel.getByLabel('How it ends'), 'ArrowDown');
  await expect(reader.editor).toContainText('raise ValueError');
  await edit('task Task-4');
  await graph.press(graph.panel.getByRole('button', { name: 'Cancel it after' }));
  await expect(reader.editor).toContainText('call_later(');
  await edit('gather');
  await graph.press(graph.panel.getByRole('button', { name: 'Time limit' }));
  await expect(reader.editor).toContainText('timeout(5');
  await expectDownloads(graph);
});

test('an edge is drawn by keyboard: it begins at one node, ends at another, and is asked what it means', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(DEADLOCK);
  await graph.press(graph.card('task Task-2'));
  await graph.press(graph.card('task Task-3'));
  await expect(page.getByRole('dialog')).toContainText('Task-3 waits for Task-2');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await graph.text()).toBe(DEADLOCK);
});

test('each gesture is one step that can be undone, from the graph as from the editor', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(DEADLOCK);
  await graph.card('task Task-2').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(graph.card('task Task-4')).toBeVisible();
  await graph.card('task Task-2').focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(graph.card('task Task-4')).toHaveCount(0);
  expect(await graph.text()).toBe(DEADLOCK);
  const place = () => graph.card('task Task-2').evaluate((card) => card.style.transform);
  const before = await place();
  await page.keyboard.press('ArrowDown');
  await expect.poll(place).not.toBe(before);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(place).toBe(before);
});

test('what a gesture refuses is said, with the way to the place in the code', async ({ reader, page }) => {
  const graph = open(reader, page);
  await graph.open(MANY.replace('1000', '3'));
  await graph.card('task Task-2').focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390]] as const) {
  test(`axe finds nothing in the graph, ${scheme}, ${width} px wide`, async ({ reader, page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height: 844 });
    const graph = open(reader, page);
    await page.addInitScript(() => localStorage.setItem('loopscope.settings', JSON.stringify({ picture: 'graph' })));
    await reader.open(DEADLOCK);
    if (width < 700) await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: 'Graph' }).click();
    await expect(graph.canvas).toBeVisible();
    await reader.button('To the end').click();
    await graph.card('task Task-2').click();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([]);
  });
}
