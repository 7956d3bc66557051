import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Reader } from './page';

async function faults(reader: Reader): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: reader.page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

const LOCKS = `import asyncio


async def work(lock):
    async with lock:
        await asyncio.sleep(1)


async def main():
    lock = asyncio.Lock()
    asyncio.sleep(0)
    await asyncio.gather(*(work(lock) for _ in range(3)))
    raise ValueError(lock)


asyncio.run(main())
`;

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing, ${scheme}, ${width} px wide`, async ({ reader, page }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 844 });
      await reader.open(LOCKS);
      expect(await faults(reader), 'start').toEqual([]);
      await reader.slider.fill('24');
      await reader.at(25);
      for (const pane of width < 700 ? ['Loop', 'Output'] : ['']) {
        if (pane) await page.getByRole('group', { name: 'Views' }).getByRole('button', { name: pane }).click();
        expect(await faults(reader), `middle ${pane}`).toEqual([]);
      }
      await reader.button('To the end').click();
      expect(await faults(reader), 'end').toEqual([]);
      await reader.button('Breakpoints').click();
      expect(await faults(reader), 'breakpoints').toEqual([]);
    });
  }
}

test('each step is announced once, in full', async ({ reader, page }) => {
  await reader.open();
  await reader.button('Step on').click();
  await reader.at(2);
  const announced = page.getByRole('status');
  await expect(announced).toHaveCount(1);
  await expect(announced).toHaveAttribute('aria-live', 'polite');
  await expect(announced).toContainText('The first task, Task-1, is made to run main');
});
