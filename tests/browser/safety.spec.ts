import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './page';

const DIST = join(import.meta.dirname, '../../dist');
/** The pages that are built; the single file holds everything inside of itself and has a policy of its own. */
const pages = readdirSync(DIST, { recursive: true }).map(String).filter((file) => file.endsWith('.html') && file !== 'loopscope.html');

test('every page has a strict policy, and nothing in it that the policy would not run', () => {
  expect(pages.length).toBeGreaterThan(10);
  for (const file of pages) {
    const html = readFileSync(join(DIST, file), 'utf8');
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy, file).toContain("default-src 'none'");
    expect(policy, file).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    expect(policy, file).toMatch(/style-src 'self';/);
    expect(policy, file).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
    expect(html.indexOf('Content-Security-Policy'), file).toBeLessThan(html.search(/<script|<link/));
    const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)([^>]*)>/g)].filter(([, attributes]) => !attributes!.includes('application/json'));
    expect(inline, file).toEqual([]);
    expect(html, file).not.toMatch(/<style|\son\w+=/);
  }
});

const EVIL = `</script><script>alert(1)</script><img src=x onerror=alert(1)>"'><svg onload=alert(1)>\${alert(1)}{{alert(1)}}`;
const PROGRAM = `import asyncio

EVIL = ${JSON.stringify(EVIL)}


async def work(value):
    print(value)
    await asyncio.sleep(1)
    raise ValueError(value)


async def main():
    lock = asyncio.Lock()
    async with lock:
        task = asyncio.create_task(work(EVIL), name=EVIL)
        await asyncio.gather(task, return_exceptions=True)
    raise RuntimeError(EVIL)


asyncio.run(main())
`;

test('what a program says and names never becomes a part of the page', async ({ reader, page }) => {
  test.slow();
  const violations: string[] = [];
  await page.exposeFunction('violated', (what: string) => violations.push(what));
  await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => (window as never as { violated(what: string): void }).violated(`${event.violatedDirective} ${event.blockedURI}`)));
  page.on('dialog', (dialog) => violations.push(dialog.message()));
  await reader.open(PROGRAM);
  await reader.button('To the end').click();
  await expect(reader.output.first()).toContainText('<img src=x onerror=alert(1)>');
  await expect(reader.lanes.filter({ hasText: '<script>' })).toHaveCount(1);
  for (const level of ['Internals', 'Story']) {
    await reader.button(level).click();
    await reader.button('To the start').click();
    for (let i = 0; i < 12; i++) await reader.button('Step on').click();
  }
  await reader.choose('Share…');
  await expect(page.getByRole('textbox', { name: 'Code for your page' })).toHaveValue(/&lt;\/script&gt;/);
  await page.keyboard.press('Escape');
  await reader.write(`# ${EVIL}\nprint(1)`);
  await reader.choose('Recent programs…');
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toContainText('</script>');
  await page.keyboard.press('Escape');
  await page.goto(`./?url=${encodeURIComponent(`javascript:${EVIL}`)}`);
  await expect(page.getByText('is no address of the web')).toContainText('<script>');
  expect(await page.locator('img[src="x"], script:not([src]):not([type="application/json"]), svg[onload]').count()).toBe(0);
  expect(violations).toEqual([]);
});

test('the policy stops what must not run, and what must not be sent', async ({ page }) => {
  await page.goto('./');
  const blocked = await page.evaluate(async () => {
    const found: string[] = [];
    addEventListener('securitypolicyviolation', (event) => found.push(event.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src="https://example.com/x.png"><iframe src="https://example.com/"></iframe>');
    // A text that would have to be evaluated; here, for what the test itself evaluates is exempt.
    setTimeout('window.ran = true');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { found: [...new Set(found)].sort(), ran: 'ran' in window };
  });
  expect(blocked).toEqual({ found: ['frame-src', 'img-src', 'script-src', 'script-src-elem'], ran: false });
});
