/** What the tests of the page have in common: a page that must not complain, and words for what a reader does and sees. */
import { expect, test as base, type Locator, type Page } from '@playwright/test';

export { expect };

export class Reader {
  constructor(readonly page: Page) {}

  /** Opens the page, on a program if one is given, and waits until it has run; an endless one takes its time. */
  async open(program?: string): Promise<void> {
    if (program !== undefined) {
      await this.page.addInitScript((text) => localStorage['loopscope.program.test'] ??= JSON.stringify({ text, saved: 0 }), program);
    }
    await this.page.goto('./');
    await expect(this.editor).toBeVisible();
    await expect(this.status).not.toHaveText(/Loading|正在载入|Running|正在运行/, { timeout: 30_000 });
  }

  get editor(): Locator {
    return this.page.locator('.cm-content');
  }
  get status(): Locator {
    return this.page.locator('.status');
  }
  get sentence(): Locator {
    return this.page.getByRole('status');
  }
  get problems(): Locator {
    return this.page.getByRole('alert');
  }
  get clock(): Locator {
    return this.page.getByTestId('clock');
  }
  get slider(): Locator {
    return this.page.getByRole('slider', { name: /^(Step|步骤)$/ });
  }
  /** The lines of the console that are out. */
  get output(): Locator {
    return this.page.locator('[data-output]:not(.later)');
  }
  /** The timeline's bars. */
  get plot(): Locator {
    return this.page.getByRole('application', { name: /^(Tasks over time|各任务随时间的变化)/ });
  }
  /** The names of the timeline's lanes: the loop's, and those of the tasks. */
  get lanes(): Locator {
    return this.page.getByRole('list', { name: /^(Lanes|各行)$/ }).getByRole('listitem');
  }
  stage(name: 'timers' | 'ready' | 'running' | 'waiting' | 'objects' | 'futures'): Locator {
    return this.page.locator(`[data-stage=${name}]`);
  }
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Chooses from the menu of the program. */
  async choose(item: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: /^(Program|程序)$/ }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
  }

  /** Types a program in place of the one that is there, as a paste does. */
  async write(program: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(program);
  }

  /** Takes the focus out of the editor, so that the keys step. */
  async leaveEditor(): Promise<void> {
    await this.editor.focus();
    await this.page.keyboard.press('Escape');
  }

  /** The number of the step at which the reader stands, from 1. */
  async step(): Promise<number> {
    return Number(await this.slider.inputValue()) + 1;
  }

  /** Waits until the step is the one given, and its state is shown. */
  async at(step: number): Promise<void> {
    await expect(this.slider).toHaveValue(String(step - 1));
    await expect(this.page.locator('[data-shown]')).toHaveAttribute('data-shown', String(step - 1));
  }

  /** Everything that is shown of a step, as text: sentence, place, loop, output, and the marks in the program. */
  shown(): Promise<string> {
    return this.page.evaluate(() => {
      // Where a thing was one step ago depends on the way by which the reader came.
      for (const mark of document.querySelectorAll<HTMLElement>('[data-from]')) mark.hidden = true;
      const texts = (root: ParentNode, selector: string) =>
        [...root.querySelectorAll<HTMLElement>(selector)].map((element) => element.innerText);
      const editor = document.querySelector('.host')?.shadowRoot ?? document;
      const views = texts(document, '[role=status], [data-testid=position], [data-shown], [data-output]:not(.later)');
      return [...views, ...texts(editor, '.loopscope-next, .loopscope-tags')].join('\n');
    });
  }
}

/** Fails a test in which the page logs an error, throws, or asks for something that is not there. */
export const test = base.extend<{ reader: Reader }>({
  reader: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
    });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await use(new Reader(page));
    expect(complaints).toEqual([]);
  },
});
