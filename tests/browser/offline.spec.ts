import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { expect, test } from './page';

const DIST = join(import.meta.dirname, '../../dist');
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.json': 'application/json' };

/** A host of the built page that can be given another version of a file, or stop. */
class Host {
  readonly changed = new Map<string, string>();
  private constructor(
    private readonly server: Server,
    readonly root: string,
  ) {}

  static async start(): Promise<Host> {
    let host: Host;
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname.replace(/^\/site\//, '').replace(/(^|\/)$/, '$1index.html');
      try {
        const contents = host.changed.get(path) ?? readFileSync(join(DIST, path));
        response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(contents);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    host = new Host(server, `http://localhost:${(server.address() as { port: number }).port}/site/`);
    return host;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const worker = readFileSync(join(DIST, 'sw.js'), 'utf8');

test.describe('without a network', () => {
  test.slow();

  test('after one visit the playground and the lessons open', async ({ reader, page }) => {
    const host = await Host.start();
    await page.goto(host.root);
    await expect(reader.status).toContainText('Finished at 1.6 s');
    await page.evaluate(() => navigator.serviceWorker.ready);
    host.stop();
    await page.goto(host.root);
    await expect(reader.status).toContainText('Finished at 1.6 s');
    await page.goto(`${host.root}?x=1#v1.y8wtyC8qUUgsrsxLzszn4gIzFFJS0xRyEzPzNDStuBQUFBQKijLzSjSUnuxd8HTpXiVNqLLMfL2i0jwNiEJNLgA`);
    await expect(reader.status).toContainText('Finished at 0 s');
    await page.goto(`${host.root}lessons/en/`);
    await page.getByRole('listitem').first().getByRole('link').click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('every file of the page is kept, and nothing that only others embed', () => {
    const files = Object.keys(JSON.parse(/FILES = (\{[^}]*\})/.exec(worker)![1]!));
    expect(files).toContain('index.html');
    expect(files.some((file) => file.endsWith('.wasm'))).toBe(true);
    expect(files.filter((file) => file.startsWith('lessons/')).length).toBeGreaterThan(10);
    expect(files.filter((file) => /^(embed\.html|loopscope\.\w+|npm\/.*|sw\.js)$/.test(file))).toEqual([]);
  });
});

test('a new version takes over as a whole, when no page of the old one is open', async ({ reader, page, context }) => {
  test.slow();
  const host = await Host.start();
  await page.goto(host.root);
  await expect(reader.status).toContainText('Finished at 1.6 s');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await expect(reader.status).toContainText('Finished at 1.6 s');
  const marked = readFileSync(join(DIST, 'index.html'), 'utf8').replace('<div id="app">', '<div id="app" data-version="2">');
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(marked));
  const digest = Buffer.from(bytes).toString('hex');
  host.changed.set('sw.js', worker.replace(/VERSION = "\w+"/, 'VERSION = "second"').replace(/("index\.html": )"\w+"/, `$1"${digest}"`));
  const waiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));

  // The server has only half of the new version: it is not taken.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined));
  await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.installing))).toBe(false);
  expect(await waiting()).toBe(false);

  host.changed.set('index.html', marked);
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(waiting, { timeout: 20_000 }).toBe(true);
  // Two pages: both stay with the old one.
  const second = await context.newPage();
  await second.goto(host.root);
  expect(await second.locator('#app').getAttribute('data-version')).toBeNull();
  await second.close();
  // Alone, it takes over. (A browser under test keeps the old worker until its last page is gone.)
  await page.close();
  await expect
    .poll(async () => {
      const next = await context.newPage();
      await next.goto(host.root);
      const found = await next.locator('#app').getAttribute('data-version');
      await next.close();
      return found;
    }, { timeout: 20_000 })
    .toBe('2');
  host.stop();
});
