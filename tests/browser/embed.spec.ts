/** Playgrounds in other pages: upgraded code blocks, the element, the iframe, the single file. */
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test as base, type Locator, type Page } from '@playwright/test';

const HOSTS = join(import.meta.dirname, '../hosts');
const DIST = join(import.meta.dirname, '../../dist');
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript' };

/** The folder of host pages stands beside the built files. Fails a test in which a page throws or logs an error. */
const test = base.extend<{ hosts: void }>({
  hosts: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await page.route('**/hosts/**', async (route) => {
        const file = join(HOSTS, new URL(route.request().url()).pathname.replace(/^.*\/hosts\//, ''));
        if (!existsSync(file)) return route.fulfill({ status: 404 });
        await route.fulfill({ path: file, contentType: TYPES[extname(file)] });
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

/** Opens a page that a test makes up. */
async function open(page: Page, body: string, head = ''): Promise<void> {
  await page.route('**/hosts/made-up.html', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
    }),
  );
  await page.goto('hosts/made-up.html');
}

const SCRIPT = '<script type="module" src="../loopscope.js"></script>';
const PROGRAM = `import asyncio


async def main():
    await asyncio.sleep(1)
    print("done")


asyncio.run(main())
`;

/** Scrolls to a playground and waits until it is there. */
async function shown(element: Locator): Promise<void> {
  await element.evaluate((found) => (found.hidden ? found.previousElementSibling : found)?.scrollIntoView({ block: 'center' }));
  await expect(element.locator('.playground')).toBeVisible({ timeout: 20_000 });
  await expect.poll(() => position(element), { timeout: 20_000 }).not.toBeNull();
}

const position = (element: Locator) => element.evaluate((found) => (found as HTMLElement & { position: { step: number; steps: number } | null }).position);

test.describe('a page upgraded without a change to it', () => {
  test('in Chinese: ten blocks run, each with what it needs of those before; the rest stays as it was', async ({ page }) => {
    test.slow();
    await page.goto('hosts/plain/index.html');
    const elements = page.locator('loop-scope');
    const outputs = ['甲：收到回答', '乙：收到回答', '乙：收到回答', '丙：收到回答', '丙：收到回答', '太慢了', '已取消', '乙：收到回答', '第 2 项：收到回答', '丁：收到回答'];
    for (const [i, output] of outputs.entries()) {
      const element = elements.nth(i);
      await shown(element);
      await element.getByRole('button', { name: '前进一步' }).click();
      await expect.poll(async () => (await position(element))?.step).toBe(2);
      await element.getByRole('button', { name: '输出', exact: true }).click();
      await expect(element.locator('[data-output]').filter({ hasText: output }).first()).toBeVisible();
    }
    // The fragment, the exercise that does not parse, and the other language.
    await page.locator('body > pre').last().scrollIntoViewIfNeeded();
    await expect(elements).toHaveCount(10);
    await expect(page.locator('body > pre:visible')).toHaveCount(3);
  });

  for (const host of ['mkdocs', 'sphinx', 'docusaurus', 'mdbook']) {
    test(`made with ${host}: the two programs can be stepped, the fragment and the console stay`, async ({ page }) => {
      await page.goto(`hosts/${host}/index.html`);
      const elements = page.locator('loop-scope');
      await expect(elements).toHaveCount(2);
      for (const i of [0, 1]) await shown(elements.nth(i));
      expect(await elements.nth(0).evaluate((element) => (element as HTMLElement & { program: string }).program)).toContain(
        'await asyncio.sleep(delay)\n\n    return f"{name}: answered"\n\n\nasync def main():',
      );
      await expect(elements.nth(1)).toContainText('9 lines from above');
      expect((await position(elements.nth(1)))?.steps).toBe(22);
      await expect(page.getByText('answer = await')).toBeVisible();
      await expect(page.getByText('python waiting.py')).toBeVisible();
    });
  }

  test('without JavaScript the code is read as ever', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL });
    const page = await context.newPage();
    await page.route('**/hosts/**', (route) => route.fulfill({ path: join(HOSTS, 'plain/index.html') }));
    await page.goto('hosts/plain/index.html');
    await expect(page.getByText('async def fetch_data')).toBeVisible();
    await context.close();
  });

  test('blocks say what they wish, in a comment, as a class or an attribute', async ({ page }) => {
    const block = (code: string, attributes = '') => `<pre ${attributes}><code class="language-python">${code}</code></pre>`;
    await open(
      page,
      [
        block(`# loopscope view=console height=200px\n${PROGRAM}`),
        block(PROGRAM, 'class="loopscope-off"'),
        block(PROGRAM, 'data-view="code"'),
        block('x = 1\nprint(x)\n', 'class="loopscope"'),
      ].join('') + SCRIPT,
    );
    const elements = page.locator('loop-scope');
    await expect(elements).toHaveCount(3);
    for (const i of [0, 1, 2]) await shown(elements.nth(i));
    await expect(elements.nth(0)).toHaveAttribute('view', 'console');
    await expect(elements.nth(0).getByRole('group', { name: 'Program' })).toHaveCount(0);
    expect((await elements.nth(0).boundingBox())?.height).toBe(200);
    await expect(elements.nth(1).locator('.views')).toHaveCount(0);
    await expect(elements.nth(2)).toContainText('print(x)');
  });

  test('nothing heavy is loaded before a block is near', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await open(page, `<div style="height: 6000px"></div><pre><code class="language-python">${PROGRAM}</code></pre>${SCRIPT}`);
    await expect(page.locator('loop-scope')).toHaveCount(1);
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /wasm|worker|mount/.test(url))).toEqual([]);
    await shown(page.locator('loop-scope'));
    expect(asked.filter((url) => /loopscope_wasm/.test(url)).length).toBe(1);
    expect(asked.filter((url) => /codemirror/.test(url))).toEqual([]);
  });

  test('blocks that come later are upgraded, and those that go take their playground along', async ({ page }) => {
    await open(page, `<main></main>${SCRIPT}`);
    await page.evaluate((code) => {
      document.querySelector('main')!.innerHTML = '<pre><code class="language-python"></code></pre>';
      document.querySelector('code')!.textContent = code;
    }, PROGRAM);
    await expect(page.locator('loop-scope')).toHaveCount(1);
    await shown(page.locator('loop-scope'));
    await page.evaluate(() => document.querySelector('pre')!.remove());
    await expect(page.locator('loop-scope')).toHaveCount(0);
  });
});

test.describe('the element', () => {
  test('runs its text, tells of it, and obeys', async ({ page }) => {
    await open(page, `<loop-scope load="call">${PROGRAM}</loop-scope>${SCRIPT}`);
    const told = await page.evaluate(async () => {
      const element = document.querySelector('loop-scope') as any;
      const events: [string, unknown][] = [];
      for (const type of ['ready', 'run', 'step', 'change', 'error']) element.addEventListener(type, (event: CustomEvent) => events.push([type, event.detail]));
      await customElements.whenDefined('loop-scope');
      await element.ready();
      element.goTo(3);
      await new Promise((done) => setTimeout(done, 300));
      element.stepBy(-1);
      await new Promise((done) => setTimeout(done, 300));
      const second = element.position.step;
      element.program = 'print("other")\n';
      await new Promise((done) => setTimeout(done, 800));
      return { events, second, program: element.program };
    });
    expect(told.second).toBe(2);
    expect(told.program).toBe('print("other")\n');
    const of = (type: string) => told.events.filter(([name]) => name === type).map(([, detail]) => detail as Record<string, unknown>);
    expect(of('ready')).toHaveLength(1);
    expect(of('run').map(({ end, output }) => [end, output])).toEqual([['ok', 'done\n'], ['ok', 'other\n']]);
    expect(of('step').map(({ step }) => step)).toEqual(expect.arrayContaining([1, 3, 2]));
    expect(of('error')).toEqual([]);
  });

  test('is written to: the editor comes at a click, and the change is told', async ({ page }) => {
    await open(page, `<loop-scope>print("a")</loop-scope>${SCRIPT}`);
    const element = page.locator('loop-scope');
    await shown(element);
    await page.evaluate(() => document.querySelector('loop-scope')!.addEventListener('change', (event) => (document.title = (event as CustomEvent).detail.program)));
    await element.getByText('print').click();
    await element.locator('.cm-content').press('End');
    await page.keyboard.type('  # b');
    await expect(page).toHaveTitle('print("a")  # b');
    expect(await element.evaluate((found) => (found as any).program)).toContain('# b');
  });

  test('keys count where the focus is, and nowhere else', async ({ page }) => {
    await open(page, `<loop-scope id="a" load="now">${PROGRAM}</loop-scope><loop-scope id="b" load="now">${PROGRAM}</loop-scope>${SCRIPT}`);
    const [a, b] = [page.locator('#a'), page.locator('#b')];
    await shown(a);
    await shown(b);
    await page.keyboard.press('ArrowRight');
    await b.getByRole('group', { name: 'Program' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await position(b))?.step).toBe(2);
    expect((await position(a))?.step).toBe(1);
  });

  test('attributes may change: view, theme, language, step', async ({ page }) => {
    await open(page, `<loop-scope load="now" step="end">${PROGRAM}</loop-scope>${SCRIPT}`);
    const element = page.locator('loop-scope');
    await shown(element);
    await expect.poll(async () => (await position(element))?.step).toBeGreaterThan(5);
    await element.evaluate((found) => {
      Object.assign(found, { view: 'code controls', theme: 'dark', language: 'zh', step: '2' });
    });
    await expect(element.getByRole('button', { name: '前进一步' })).toBeVisible();
    await expect(element.locator('.views')).toHaveCount(0);
    await expect(element.locator('.embed')).toHaveAttribute('data-theme', 'dark');
    await expect.poll(async () => (await position(element))?.step).toBe(2);
  });

  test('follows the colours of its page, also when they change', async ({ page }) => {
    await open(page, `<loop-scope load="now">${PROGRAM}</loop-scope>${SCRIPT}`, '<style>body{background:#fff;transition:background .1s}.dark{background:#111}</style>');
    const embed = page.locator('loop-scope .embed');
    await expect(embed).toHaveAttribute('data-theme', 'light');
    await page.evaluate(() => document.body.classList.add('dark'));
    await expect(embed).toHaveAttribute('data-theme', 'dark');
  });

  test('a page’s styles and ours do not touch', async ({ page }) => {
    const hostile = '<style>*{letter-spacing:9px;text-transform:uppercase;line-height:3} button,div,pre,input{all:unset;background:red!important;border:9px solid lime!important}</style>';
    await open(page, `<h1 class="button">Title</h1><loop-scope load="now">${PROGRAM}</loop-scope>${SCRIPT}`, hostile);
    const element = page.locator('loop-scope');
    await shown(element);
    const looks = await element.getByRole('button', { name: 'Step on' }).evaluate((button) => {
      const { backgroundColor, letterSpacing, textTransform, borderTopWidth } = getComputedStyle(button);
      return { backgroundColor, letterSpacing, textTransform, borderTopWidth };
    });
    expect(looks).toEqual({ backgroundColor: expect.not.stringMatching(/rgb\(255, 0, 0\)/), letterSpacing: 'normal', textTransform: 'none', borderTopWidth: '1px' });
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).display)).toBe('block');
  });

  test('a link that is broken is told, and the text stays', async ({ page }) => {
    await open(page, `<loop-scope state="v1.!" load="call">as it was</loop-scope>${SCRIPT}`);
    const kind = await page.evaluate(async () => {
      const element = document.querySelector('loop-scope') as any;
      await customElements.whenDefined('loop-scope');
      const told = new Promise((resolve) => element.addEventListener('error', (event: CustomEvent) => resolve(event.detail.kind)));
      void element.ready();
      return told;
    });
    expect(kind).toBe('missing');
    await expect(page.getByText('as it was')).toBeVisible();
  });

  test('a limit reached in one leaves the others alone', async ({ page }) => {
    const endless = 'while True:\n    pass\n';
    await open(page, `<loop-scope id="a" load="now">${endless}</loop-scope><loop-scope id="b" load="now">${PROGRAM}</loop-scope>${SCRIPT}`);
    await shown(page.locator('#b'));
    await expect(page.locator('#b .status')).toContainText('Finished at 1 s', { timeout: 20_000 });
    await expect(page.locator('#a .status')).toContainText(/limit|instructions|stopped/i, { timeout: 30_000 });
  });
});

test.describe('the iframe', () => {
  /** A page with a frame in it, and all that the frame says. */
  async function framed(page: Page, fragment: string): Promise<void> {
    await open(page, `<iframe title="Loopscope" src="../embed.html#${fragment}" style="width:600px;height:400px"></iframe>`, '<script>window.heard = []; addEventListener("message", ({ data }) => heard.push(data));</script>');
  }
  const heard = (page: Page, kind: string) => page.evaluate((kind) => (window as any).heard.filter((message: any) => message.loopscope === kind), kind);
  const say = (page: Page, message: object) => page.evaluate((message) => document.querySelector('iframe')!.contentWindow!.postMessage(message, location.origin), message);

  test('says nothing before a ping; then its height, its steps, its changes', async ({ page }) => {
    await framed(page, `view=code,controls&program=${encodeURIComponent(PROGRAM)}`);
    const frame = page.frameLocator('iframe[title]');
    await expect(frame.locator('.playground')).toBeVisible({ timeout: 20_000 });
    await say(page, { loopscope: 'step', step: 3 });
    expect(await page.evaluate(() => (window as any).heard)).toEqual([]);
    await say(page, { loopscope: 'ping' });
    await expect.poll(() => heard(page, 'pong')).toEqual([{ loopscope: 'pong', version: 1 }]);
    await expect.poll(() => heard(page, 'ready')).toHaveLength(1);
    const [{ height }] = await heard(page, 'resize');
    expect(Number.isInteger(height) && height > 200).toBe(true);
    await say(page, { loopscope: 'step', step: 3 });
    await expect.poll(async () => (await heard(page, 'step')).at(-1)?.step).toBe(3);
    await say(page, { loopscope: 'program', program: 'print("much longer")\n'.repeat(15) });
    await expect.poll(async () => (await heard(page, 'resize')).at(-1)?.height).toBeGreaterThan(height);
    await say(page, { loopscope: 'theme', theme: 'dark' });
    await expect(frame.locator('.embed')).toHaveAttribute('data-theme', 'dark');
  });

  test('takes no message from a window that is not its page', async ({ page }) => {
    await framed(page, `program=${encodeURIComponent(PROGRAM)}`);
    const frame = page.frameLocator('iframe[title]');
    await expect(frame.locator('.playground')).toBeVisible({ timeout: 20_000 });
    await page.evaluate(() => {
      const stranger = document.body.appendChild(document.createElement('iframe'));
      const script = stranger.contentDocument!.createElement('script');
      script.textContent = 'parent.frames[0].postMessage({ loopscope: "ping" }, "*"); parent.frames[0].postMessage({ loopscope: "program", program: "print(666)" }, "*")';
      stranger.contentDocument!.body.append(script);
    });
    await page.waitForTimeout(300);
    await expect(frame.getByRole('group', { name: 'Program' })).not.toContainText('666');
    expect(await heard(page, 'pong')).toEqual([]);
  });

  test('a broken link does nothing but an error', async ({ page }) => {
    await framed(page, 'v1.%3Cscript%3E');
    await expect.poll(async () => {
      await say(page, { loopscope: 'ping' });
      return heard(page, 'pong');
    }).not.toHaveLength(0);
    await expect(page.frameLocator('iframe[title]').locator('.playground')).toHaveCount(0);
  });
});

test('the single file opens from a disk, with no network', async ({ page, context }) => {
  await context.setOffline(true).catch(() => {});
  await page.goto(pathToFileURL(join(DIST, 'loopscope.html')).href);
  await expect(page.locator('.status')).toContainText(/Finished at 1.6 s|在 1.6 秒时结束/, { timeout: 30_000 });
  await page.getByRole('button', { name: /^(Step on|前进一步)$/ }).click();
  await expect(page.getByTestId('position').locator('input')).toHaveValue('2');
});
