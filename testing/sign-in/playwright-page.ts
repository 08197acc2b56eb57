import { readPage, type PageField, type PageState } from './read-page.js';
import type { SignInPage } from './sign-in-page.js';

/** What is used of a Playwright `Locator`. */
export interface PlaywrightLocator {
  fill(value: string): Promise<void>;
  check(): Promise<void>;
  click(): Promise<void>;
  selectOption(value: string): Promise<unknown>;
}

/** What is used of a Playwright `Page`, of any version. */
export interface PlaywrightPage {
  url(): string;
  content(): Promise<string>;
  isClosed(): boolean;
  locator(selector: string): PlaywrightLocator;
  evaluate(task: () => unknown): Promise<unknown>;
  context(): { pages(): PlaywrightPage[] };
}

export function isPlaywrightPage(value: unknown): value is PlaywrightPage {
  if (typeof value !== 'object' || value === null) return false;
  return ['url', 'content', 'isClosed', 'locator', 'evaluate', 'context'].every(
    (name) => typeof Reflect.get(value, name) === 'function',
  );
}

/** These pages get the focus, one after the other: elements ask the server then. */
export async function focusPages(pages: readonly PlaywrightPage[]): Promise<void> {
  for (const page of pages) {
    if (page.isClosed()) continue;
    // A page that goes somewhere else meanwhile asks anew by itself.
    await page.evaluate(() => window.dispatchEvent(new Event('focus'))).catch(() => undefined);
  }
}

/** The sandbox's sign-in pages in a Playwright page. */
export class PlaywrightSignInPage implements SignInPage {
  readonly #page: PlaywrightPage;

  constructor(page: PlaywrightPage) {
    this.#page = page;
  }

  async look(): Promise<PageState> {
    const page = this.#page;
    if (page.isClosed()) return { kind: 'closed' };
    if (!page.url().startsWith('http')) return { kind: 'loading' };
    try {
      return readPage(await page.content());
    } catch {
      // Closed, or on its way to the next page, while it was read.
      return { kind: page.isClosed() ? 'closed' : 'loading' };
    }
  }

  url(): string | undefined {
    return this.#page.isClosed() ? undefined : this.#page.url();
  }

  async fill({ name, type }: PageField, value: string): Promise<void> {
    const selector = `input[name=${JSON.stringify(name)}]`;
    if (type === 'text') await this.#page.locator(selector).fill(value);
    else await this.#page.locator(`${selector}[value=${JSON.stringify(value)}]`).check();
  }

  press(action: 'next' | 'cancel'): Promise<void> {
    return this.#press(action);
  }

  async fail(reason: string): Promise<void> {
    await this.#page.locator('summary').click();
    await this.#page.locator('select[name="reason"]').selectOption(reason);
    await this.#press('fail');
  }

  async comeBack(): Promise<void> {
    const pages = this.#page.context().pages();
    await focusPages(pages.filter((page) => page !== this.#page));
  }

  async #press(action: string): Promise<void> {
    try {
      await this.#page.locator(`button[name="action"][value="${action}"]`).click();
    } catch (error) {
      // The return page may close the window before the click is over.
      if (!this.#page.isClosed()) throw error;
    }
  }
}
