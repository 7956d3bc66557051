import type { Page } from '@playwright/test';
import { expect, test, type Reader } from './page';

/** Every state that a task can be in, and everything that it can wait for. */
const STATES = `import asyncio
import time


async def sleeper():
    await asyncio.sleep(0.4)
    await asyncio.sleep(0)


async def queued(queue):
    await queue.get()


async def locked(lock):
    async with lock:
        pass


async def future(done):
    await done


async def failing():
    await asyncio.sleep(0.1)
    raise ValueError("no")


async def stubborn():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        await asyncio.sleep(0.3)
        raise


async def main():
    queue, lock = asyncio.Queue(), asyncio.Lock()
    done = asyncio.get_running_loop().create_future()
    await lock.acquire()
    tasks = [
        asyncio.create_task(work, name=work.__name__) for work in (sleeper(), queued(queue), locked(lock), future(done), failing(), stubborn())
    ]
    await asyncio.sleep(0.2)
    tasks[5].cancel()
    time.sleep(0.3)
    queue.put_nowait(1)
    lock.release()
    done.set_result(None)
    await asyncio.gather(*tasks, return_exceptions=True)


asyncio.run(main())
`;

const SLEEPS = `import asyncio


async def work(seconds):
    await asyncio.sleep(seconds)


async def main():
    await asyncio.gather(work(0.5), work(1.5))


asyncio.run(main())
`;

/** The name of the bar that has the focus, as a screen reader says it. */
function focusedBar(page: Page): Promise<string> {
  return page.getByRole('application').evaluate((plot) => document.getElementById(plot.getAttribute('aria-activedescendant') ?? '')?.ariaLabel ?? '');
}

/** The names of the bars of the first lanes, walked through by keys. The loop's lane comes first. */
async function barsOf({ plot, page }: Reader, lanes: number): Promise<string[][]> {
  await plot.focus();
  const bar = () => page.locator('[data-bar]').getAttribute('data-bar');
  const found: string[][] = [];
  for (let lane = 0; lane < lanes; lane++) {
    // From the lane of the first task, where the focus comes to be, to the loop's.
    await page.keyboard.press(lane === 0 ? 'ArrowUp' : 'ArrowDown');
    await page.keyboard.press('Home');
    const names: string[] = [];
    for (let last = ''; (await bar()) !== last; await page.keyboard.press('ArrowRight')) {
      last = (await bar())!;
      names.push(await focusedBar(page));
    }
    found.push(names);
  }
  return found;
}

const ticks = (page: Page) => page.locator('.ruler svg text').allTextContents();
const knob = (page: Page, kind: string) => page.locator(`[data-deadline=${kind}]`);

/** Drags a mark so far to the right. */
async function drag(page: Page, kind: string, by: number, which = 0): Promise<void> {
  const box = (await knob(page, kind).nth(which).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 + by, box.y + box.height / 2, { steps: 6 });
}

test('each state of a task has its bar, with what it waits for', async ({ reader }) => {
  test.slow();
  await reader.open(STATES);
  const all = (await barsOf(reader, 8)).flat();
  const wanted = [
    'Task-1: running, 0.2 s to 0.5 s', 'Task-1: waiting · task, 0.5 s', 'Task-1: done', 'sleeper: ready, at 0 s', 'sleeper: sleeping, 0 s to 0.4 s',
    'sleeper: blocked, 0.4 s to 0.5 s', 'queued: waiting · queue, 0 s to 0.5 s', 'locked: waiting · lock, 0 s to 0.5 s', 'future: waiting · future, 0 s to 0.5 s',
    'failing: failed, at 0.1 s', 'stubborn: being cancelled, 0.2 s', 'stubborn: cancelled',
  ];
  for (const each of wanted) expect(all.some((name) => name.startsWith(each)), `${each} in\n${all.join('\n')}`).toBe(true);
});

test('the loop has a lane of its own: its handles, idle time, and when it is held', async ({ reader }) => {
  test.slow();
  await reader.open(STATES);
  const bars = (await barsOf(reader, 1)).join('\n');
  expect(bars).toContain('Loop: step · Task-1, at 0 s');
  expect(bars).toContain('Loop: idle, 0 s to 0.1 s');
  expect(bars).toContain('Loop: held · Task-1, 0.2 s to 0.5 s');
  expect(bars).toContain('Loop: wake-up · sleeper');
  expect(bars).toContain('Loop: timer · failing, at 0.1 s');
});

test('a thread has a lane of its own, and the loop goes on beside it', async ({ reader }) => {
  test.slow();
  await reader.open(`import asyncio
import time


def slow():
    time.sleep(0.5)


async def main():
    await asyncio.gather(asyncio.to_thread(slow), asyncio.sleep(0.2))


asyncio.run(main())
`);
  await expect(reader.lanes).toHaveText([/Loop/, /Task-1/, /Task-2/, /Task-3/, /asyncio_0/]);
  const bars = await barsOf(reader, 5);
  expect(bars[2]!.join('\n')).toContain('Task-2: waiting · thread, 0 s to 0.5 s');
  expect(bars[4]!.join('\n')).toContain('asyncio_0: sleeping, 0 s to 0.5 s');
  expect(bars[0]!.join('\n')).not.toContain('held');
  await expect(knob(reader.page, 'sleep').last()).toHaveAttribute('aria-label', 'sleep of asyncio_0');
});

test('pointing at a bar, or going to it by keys, says its state, since when, for what, and why', async ({ reader, page }) => {
  await reader.open();
  const box = (await reader.plot.boundingBox())!;
  await reader.plot.hover({ position: { x: box.width / 3, y: 42 } });
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText(/Task-1 main\s*waiting · task · 0 s to 1.2 s\s*for gather/);
  await expect(tip).toContainText(/Task-1 waits/);
  await reader.plot.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await expect(tip).toContainText(/clock\s*clock\s*cancelled · at 1.6 s/);
  await page.keyboard.press('Enter');
  await expect(reader.clock).toHaveText('1.6 s');
});

test('keys go from bar to bar and from lane to lane, and do not step', async ({ reader, page }) => {
  await reader.open();
  await reader.plot.focus();
  await page.keyboard.press('ArrowRight');
  expect(await reader.step()).toBe(1);
  const before = await focusedBar(page);
  await page.keyboard.press('ArrowDown');
  expect(await focusedBar(page)).toMatch(/^clock: /);
  await page.keyboard.press('ArrowUp');
  expect((await focusedBar(page)).split(':')[0]).toBe(before.split(':')[0]);
});

test('arrows tell who made, woke and cancelled whom: at the step, of the selected task, or all', async ({ reader, page }) => {
  await reader.open();
  const arrows = page.getByRole('list', { name: 'Arrows' }).getByRole('listitem');
  await expect(arrows).toHaveCount(0);
  await reader.slider.fill('4');
  await expect(arrows.first()).toHaveAttribute('aria-label', /Task-1 makes (clock|Task-2)/);
  await page.getByRole('button', { name: /^clock, clock/ }).click();
  await expect(page.locator('[data-arrow=spawn]')).toHaveAttribute('aria-label', 'Task-1 makes clock');
  await expect(page.locator('[data-arrow=wake]').first()).toHaveAttribute('aria-label', 'a timer wakes clock');
  await expect(page.locator('[data-arrow=cancel]').first()).toHaveAttribute('aria-label', 'Task-1 cancels clock');
  const some = await arrows.count();
  await page.getByRole('combobox', { name: 'Arrows' }).selectOption('all');
  await expect.poll(() => arrows.count()).toBeGreaterThan(some);
  await page.getByRole('combobox', { name: 'Arrows' }).selectOption('none');
  await expect(arrows).toHaveCount(0);
});

test('arrows lead to threads and back', async ({ reader, page }) => {
  await reader.open('import asyncio\nimport time\n\n\nasync def main():\n    await asyncio.to_thread(time.sleep, 1)\n\n\nasyncio.run(main())\n');
  await page.getByRole('combobox', { name: 'Arrows' }).selectOption('all');
  await expect(page.locator('[data-arrow=spawn]').last()).toHaveAttribute('aria-label', 'Task-1 makes asyncio_0');
  await expect(page.locator('[data-arrow=wake]').last()).toHaveAttribute('aria-label', 'asyncio_0 wakes Task-1');
});

test('the name of a task in a sentence brings its lane into sight and marks it', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    await asyncio.gather(*(asyncio.sleep(1) for _ in range(60)))\n\n\nasyncio.run(main())\n');
  await reader.leaveEditor();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(reader.sentence).toContainText('Task-1 waits until all are done');
  const lane = page.getByRole('button', { name: /^Task-13, sleep/ });
  await expect(lane).not.toBeInViewport();
  await page.getByTestId('why').getByRole('button', { name: 'Task-13' }).click();
  await expect(lane).toBeInViewport();
  await expect(lane).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('rect.chosen')).toBeVisible();
});

test('a deadlock goes on for ever: its waits are drawn beyond the end', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    await asyncio.sleep(1)\n    await asyncio.Event().wait()\n\n\nasyncio.run(main())\n');
  await expect(page.locator('.ruler text.forever')).toHaveText('∞');
  const box = (await reader.plot.boundingBox())!;
  await reader.plot.hover({ position: { x: box.width - 30, y: 42 } });
  await expect(page.getByRole('tooltip')).toContainText(/waiting · lock/);
});

test('it zooms by wheel, keys and buttons, and shows all again; the plain wheel is left to the page', async ({ reader, page }) => {
  await reader.open();
  const all = await ticks(page);
  await reader.plot.hover({ position: { x: 100, y: 60 } });
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -300);
  await page.keyboard.up('Control');
  await expect.poll(() => ticks(page)).not.toEqual(all);
  await reader.button('Show all').click();
  await expect.poll(() => ticks(page)).toEqual(all);
  await reader.button('Zoom in').click();
  await expect.poll(() => ticks(page)).not.toEqual(all);
  await reader.plot.focus();
  await page.keyboard.press('0');
  await expect.poll(() => ticks(page)).toEqual(all);
  await page.keyboard.press('+');
  await expect.poll(() => ticks(page)).not.toEqual(all);
  const left = await reader.plot.evaluate((plot) => plot.dispatchEvent(new WheelEvent('wheel', { deltaY: 60, cancelable: true, bubbles: true })));
  expect(left).toBe(true);
});

test('an instant opens into its turns and steps, and a click there goes to the step', async ({ reader, page }) => {
  await reader.open();
  expect((await ticks(page)).join()).not.toContain('turn');
  await page.getByRole('button', { name: /^Open the instant 0 s: \d+ steps$/ }).click();
  await expect.poll(async () => (await ticks(page)).join()).toMatch(/turn 1,turn 2/);
  await reader.plot.click({ position: { x: 15 + 16 * 5, y: 40 } });
  await expect(reader.clock).toHaveText('0 s');
  const step = await reader.step();
  expect(step).toBeGreaterThan(3);
  await reader.plot.click({ position: { x: 15 + 16 * 6, y: 40 } });
  expect(await reader.step()).toBe(step + 1);
  await page.getByRole('button', { name: 'Close the instant 0 s' }).click();
  await expect.poll(async () => (await ticks(page)).join()).not.toContain('turn');
});

test('zooming in at an instant opens it by itself', async ({ reader, page }) => {
  await reader.open();
  await reader.plot.focus();
  await page.keyboard.press('Home');
  for (let times = 0; times < 5; times++) await page.keyboard.press('+');
  await expect.poll(async () => (await ticks(page)).join()).toContain('turn 1');
});

test('by steps across, each step has a column of its own', async ({ reader, page }) => {
  await reader.open();
  await page.getByText('Steps', { exact: true }).click();
  await reader.plot.click({ position: { x: 60, y: 20 } });
  const near = await reader.step();
  await reader.plot.click({ position: { x: 200, y: 20 } });
  expect(await reader.step()).toBeGreaterThan(near);
});

test('idle time folds, and the axis says how much of it', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    for pause in (0.1, 0.1, 900, 0.1, 0.1):\n        await asyncio.sleep(pause)\n\n\nasyncio.run(main())\n');
  await expect(page.locator('.ruler .break')).toHaveCount(0);
  await reader.button('Fold idle time').click();
  await expect(page.locator('.ruler .break')).toHaveCount(1);
  expect(await ticks(page)).toEqual(expect.arrayContaining(['900 s', '0.1 s']));
  await reader.button('Fold idle time').click();
  await expect(page.locator('.ruler .break')).toHaveCount(0);
});

test('a stretch of the axis has its figures: time in each state, turns, handles', async ({ reader, page }) => {
  await reader.open(SLEEPS);
  const ruler = (await page.locator('.ruler').boundingBox())!;
  await page.mouse.move(ruler.x + 14, ruler.y + 6);
  await page.mouse.down();
  await page.mouse.move(ruler.x + 12 + (ruler.width - 24) / 3, ruler.y + 6, { steps: 4 });
  await page.mouse.up();
  const figures = page.getByRole('region', { name: 'Selected stretch' });
  await expect(figures).toContainText(/\d+ turns?, \d+ handles?/);
  await expect(figures.getByRole('row', { name: /Task-2/ })).toContainText(/0\.\d+ s/);
  await figures.getByRole('button', { name: 'Clear' }).click();
  await expect(figures).toHaveCount(0);

  await reader.plot.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('[');
  await page.keyboard.press('End');
  await page.keyboard.press(']');
  await expect(figures).toContainText('0 s to 1.5 s');
  await expect(figures.getByRole('row', { name: /Task-3/ })).toContainText('1.5 s');
  await page.keyboard.press('Escape');
  await expect(figures).toHaveCount(0);
});

test('the legend tells what each bar, arrow and mark means', async ({ reader, page }) => {
  await reader.open();
  await reader.button('Legend').click();
  const legend = page.getByRole('dialog', { name: 'Legend' });
  for (const words of ['waiting for a queue', 'blocked: it could run, but the loop is held', 'one task wakes another', 'timeout']) await expect(legend).toContainText(words);
});

test('the end of a sleep is dragged: the number in the program changes, all runs again, and one undo takes it back', async ({ reader, page }) => {
  await reader.open(SLEEPS);
  const end = knob(page, 'sleep').last();
  await expect(end).toHaveAttribute('aria-valuetext', '1.5 s');
  await drag(page, 'sleep', -120, 1);
  await expect(reader.editor).not.toContainText('work(1.5)');
  await expect(reader.status).not.toContainText('Finished at 1.5 s');
  await page.mouse.up();
  const text = await reader.editor.innerText();
  const [, value] = /work\(0.5\), work\((\d\.\d+)\)/.exec(text)!;
  expect(Number(value)).toBeLessThan(1.4);
  await expect(reader.status).toContainText(`Finished at ${Number(value)} s`);
  await reader.editor.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(reader.editor).toContainText('work(0.5), work(1.5)');
  await expect(reader.status).toContainText('Finished at 1.5 s');
});

test('a drag is called off by the Esc key', async ({ reader, page }) => {
  await reader.open(SLEEPS);
  await drag(page, 'sleep', -150, 1);
  await expect(reader.editor).not.toContainText('work(1.5)');
  await page.keyboard.press('Escape');
  await expect(reader.editor).toContainText('work(0.5), work(1.5)');
  await page.mouse.up();
  await expect(reader.status).toContainText('Finished at 1.5 s');
});

test('by keys a mark is reached with E, moved with the arrows, and kept with Enter', async ({ reader, page }) => {
  await reader.open(SLEEPS);
  await reader.plot.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  while (!(await focusedBar(page)).includes('sleeping')) await page.keyboard.press('ArrowRight');
  expect(await focusedBar(page)).toContain('E drags its end.');
  await page.keyboard.press('e');
  const end = knob(page, 'sleep').first();
  await expect(end).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(reader.editor).not.toContainText('work(0.5)');
  await expect(end).toBeFocused();
  await page.keyboard.press('Enter');
  const kept = () => page.evaluate(() => localStorage.getItem('loopscope.program.test'));
  await expect.poll(kept).not.toContain('work(0.5)');
  await reader.editor.focus();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(reader.editor).toContainText('work(0.5), work(1.5)');
});

test('a sleep in a loop follows the pointer, though its number counts at each turn', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    for _ in range(4):\n        await asyncio.sleep(0.5)\n\n\nasyncio.run(main())\n');
  const box = (await knob(page, 'sleep').last().boundingBox())!;
  await drag(page, 'sleep', -200, 3);
  await expect(reader.editor).not.toContainText('sleep(0.5)');
  await expect.poll(async () => Math.abs((await knob(page, 'sleep').last().boundingBox())!.x - (box.x - 200))).toBeLessThan(20);
  await page.mouse.up();
});

test('a timeout and a cancellation are dragged by their marks', async ({ reader, page }) => {
  await reader.open(`import asyncio


async def main():
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(1)
        print("in time")
    except TimeoutError:
        print("too late")
    task = asyncio.create_task(asyncio.sleep(9))
    asyncio.get_running_loop().call_later(0.7, task.cancel)
    await asyncio.wait([task])


asyncio.run(main())
`);
  await expect(page.locator('[data-output]')).toHaveText(/too late/);
  await expect(knob(page, 'cancel')).toHaveAttribute('aria-label', /cancellation of Task-2/);
  await drag(page, 'timeout', 300);
  await page.mouse.up();
  await expect(page.locator('[data-output]')).toHaveText(/in time/);
  await expect(reader.editor).not.toContainText('timeout(0.5)');
  await drag(page, 'cancel', -100);
  await page.mouse.up();
  await expect(reader.editor).not.toContainText('call_later(0.7');
});

test('a timeout that would come after the end has its mark there, and is dragged back into the run', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def main():\n    async with asyncio.timeout(60):\n        await asyncio.sleep(1)\n        print("in time")\n\n\nasyncio.run(main())\n');
  await expect(knob(page, 'timeout')).toHaveAttribute('aria-valuetext', '60 s, beyond the end of the run');
  await drag(page, 'timeout', -100);
  await page.mouse.up();
  await expect(reader.editor).toContainText(/timeout\(0\.\d+\)/);
  await expect(reader.status).toContainText('TimeoutError');
});

test('a number that was computed says so, and where', async ({ reader, page }) => {
  await reader.open('import asyncio\n\nbase = 0.5\nasyncio.run(asyncio.sleep(base * 3))\n');
  await expect(knob(page, 'sleep')).toHaveAttribute('aria-readonly', 'true');
  await knob(page, 'sleep').click();
  await expect(page.getByText('This number is computed here.')).toBeVisible();
  await reader.editor.focus();
  await page.keyboard.press('Delete');
  await expect(reader.editor).toContainText('asyncio.sleep()');
});

test('a thousand tasks: only what is in sight is there', async ({ reader, page }) => {
  await reader.open('import asyncio\n\n\nasync def work(n):\n    for _ in range(3):\n        await asyncio.sleep(n / 1000)\n\n\nasync def main():\n    await asyncio.gather(*(work(n) for n in range(1000)))\n\n\nasyncio.run(main())\n');
  expect(await reader.lanes.count()).toBeLessThan(60);
  await reader.plot.focus();
  for (let down = 0; down < 40; down++) await page.keyboard.press('ArrowDown');
  const name = (await focusedBar(page)).split(':')[0]!;
  await expect(page.getByRole('button', { name: new RegExp(`^${name}, work`) })).toBeInViewport();
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('bars, tips and figures speak it', async ({ reader, page }) => {
    await reader.open(SLEEPS);
    await reader.plot.focus();
    await page.keyboard.press('End');
    await page.keyboard.press(']');
    expect(await focusedBar(page)).toContain('Task-1：完成');
    await expect(page.getByRole('tooltip')).toContainText('完成');
    await expect(page.getByRole('region', { name: '所选时段' })).toContainText('轮');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap goes there and says what the bar is; two fingers zoom; nothing overflows', async ({ reader, page }) => {
    await reader.open(SLEEPS);
    const box = (await reader.plot.boundingBox())!;
    await page.touchscreen.tap(box.x + box.width / 2, box.y + 42);
    await expect(page.getByRole('tooltip')).toContainText('waiting · task');
    await expect(reader.clock).not.toHaveText('0 s');
    const all = await ticks(page);
    await reader.plot.evaluate((plot) => {
      const { left, top, width } = plot.getBoundingClientRect();
      const finger = (type: string, pointerId: number, x: number) =>
        plot.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'touch', clientX: left + x * width, clientY: top + 20, bubbles: true, isPrimary: pointerId === 1 }));
      finger('pointerdown', 1, 0.45);
      finger('pointerdown', 2, 0.55);
      finger('pointermove', 1, 0.2);
      finger('pointermove', 2, 0.8);
      finger('pointerup', 1, 0.2);
      finger('pointerup', 2, 0.8);
    });
    await expect.poll(() => ticks(page)).not.toEqual(all);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
});
