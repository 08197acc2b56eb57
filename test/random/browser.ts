/** The person of a random journey: a browser with tabs of the lender's and windows of the provider's. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { authorize, cancel, fail } from '../e2e/support/visitor.js';
import type { Company, Lender } from './lender.js';

/** An event of the elements, and the tab that it was in. */
export interface SeenEvent {
  tab: number;
  type: string;
  connectionId: string;
  outcome: string | undefined;
}

const eventTypes = ['codat-integration-select', 'codat-link-open', 'codat-link-end'];

/** What an action may take before it is given up as impossible, in milliseconds. */
const ACTION_TIMEOUT_MS = 5000;
/** What a page may take to load, in milliseconds: without it there is no journey. */
const NAVIGATION_TIMEOUT_MS = 60_000;

export class Person {
  readonly lender: Lender;
  readonly context: BrowserContext;
  readonly tabs: Page[] = [];
  readonly events: SeenEvent[] = [];
  /** What was thrown into a page. */
  readonly thrown: string[] = [];
  /** How many acts were begun, and how many of those were given up. */
  readonly acts = { begun: 0, givenUp: 0 };

  private constructor(lender: Lender, context: BrowserContext) {
    this.lender = lender;
    this.context = context;
  }

  static async arrive(browser: Browser, lender: Lender): Promise<Person> {
    const context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
    context.setDefaultTimeout(ACTION_TIMEOUT_MS);
    context.setDefaultNavigationTimeout(NAVIGATION_TIMEOUT_MS);
    const person = new Person(lender, context);
    context.on('weberror', (error) => person.thrown.push(String(error.error())));
    await context.exposeBinding('seen', ({ page }, event: Omit<SeenEvent, 'tab'>) => {
      person.events.push({ ...event, tab: person.tabs.indexOf(page) });
    });
    await context.addInitScript((types) => {
      for (const type of types) {
        document.addEventListener(type, (event) => {
          const { connectionId = '', outcome } = (event as CustomEvent<Record<string, string>>)
            .detail;
          const { seen } = window as unknown as { seen(event: object): void };
          seen({ type, connectionId, outcome });
        });
      }
    }, eventTypes);
    await person.openTab();
    return person;
  }

  /** The first tab, in which the journey goes on. */
  get tab(): Page {
    const [tab] = this.tabs;
    if (!tab) throw new Error('The person has no tab.');
    return tab;
  }

  async openTab(): Promise<Page> {
    const tab = await this.context.newPage();
    this.tabs.push(tab);
    await this.inEveryWindow(() => tab.clock.install());
    await tab.goto(this.lender.origin);
    await this.untilShown(tab);
    return tab;
  }

  /** Waits until the picker shows something other than that it loads, where there is one. */
  async untilShown(tab: Page): Promise<void> {
    await this.attempt(() =>
      tab.waitForFunction(() => {
        const picker = document.querySelector('codat-integration-picker');
        return !picker || (picker.matches(':defined') && !picker.matches(':state(loading)'));
      }),
    );
  }

  /** The windows that are no tabs of the lender's, oldest first. */
  get windows(): Page[] {
    return this.context.pages().filter((page) => !this.tabs.includes(page));
  }

  /** Windows of nothing: they were opened, and led nowhere. */
  get blankWindows(): Page[] {
    return this.windows.filter((page) => page.url() === 'about:blank' || page.url() === '');
  }

  /** Presses the integration's tile, if it can be pressed now. */
  async choose(tab: Page, name: string, times = 1): Promise<void> {
    const label = new RegExp(`^(Connect to|Continue|Reconnect|Add another) ${name}\\b`);
    const tile = tab
      .locator('codat-integration-picker')
      .getByRole('button', { name: label })
      .first();
    await this.untilShown(tab);
    if (await tile.count()) await this.attempt(() => tile.click({ clickCount: times }));
  }

  /** Presses a button of the elements by its name, if it is there. */
  async press(tab: Page, name: RegExp): Promise<boolean> {
    const button = tab
      .locator('codat-integration-picker, codat-connection-list')
      .getByRole('button', { name })
      .first();
    if ((await button.count()) === 0) return false;
    return this.attempt(() => button.click());
  }

  /** Says yes to the question that a dialog asks, if one does. */
  async confirm(tab: Page): Promise<void> {
    const button = tab.locator('dialog[open]').getByRole('button', { name: /^Disconnect/ });
    await this.attempt(() => button.click());
  }

  /** Takes the network away, or gives it back. */
  async setOffline(isOffline: boolean): Promise<void> {
    await this.inEveryWindow(() => this.context.setOffline(isOffline));
  }

  async turnClock(ms: number): Promise<void> {
    await this.inEveryWindow(() => this.tab.clock.fastForward(ms));
  }

  async setClock(time: number): Promise<void> {
    await this.inEveryWindow(() => this.tab.clock.setSystemTime(time));
  }

  /**
   * What Playwright does in every window of the browser. One that closes itself at that moment makes it give up: then
   * there is one less the next time.
   */
  private async inEveryWindow(act: () => Promise<void>): Promise<void> {
    for (let left = this.context.pages().length; ; left--) {
      try {
        await act();
        return;
      } catch (error) {
        if (left === 0) throw error;
      }
    }
  }

  /** Whether it could be done: a journey goes on where something was not possible. */
  private async attempt(act: () => Promise<unknown>): Promise<boolean> {
    this.acts.begun += 1;
    try {
      await act();
      return true;
    } catch {
      this.acts.givenUp += 1;
      return false;
    }
  }

  async pressKey(tab: Page, key: string): Promise<void> {
    await this.attempt(() => tab.keyboard.press(key));
  }

  /** The window that stands at one of the provider's pages. */
  get provider(): Page | undefined {
    return this.windows.find((page) => page.url().includes('/link/'));
  }

  async atProvider(act: 'authorize' | 'cancel' | 'fail'): Promise<void> {
    // A window that has just been opened is on its way there.
    const end = Date.now() + ACTION_TIMEOUT_MS;
    while (!this.provider && this.blankWindows.length > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const window = this.provider;
    if (!window) return;
    await this.attempt(async () => {
      if (act === 'authorize') await authorize(window);
      else if (act === 'cancel') await cancel(window);
      else await fail(window, 'denied');
    });
  }

  async closeWindow(): Promise<void> {
    await this.windows[0]?.close();
  }

  /** Runs in the page with the elements; does nothing where the tab is elsewhere. */
  async inPage(tab: Page, act: (kind: string) => void, kind = ''): Promise<void> {
    await this.attempt(() => tab.evaluate(act, kind));
  }

  /** Names the company that the first tab shows; `undefined`: as a page does that leaves it to the proxy. */
  async showCompany(company: Company | undefined): Promise<void> {
    await this.inPage(
      this.tab,
      (id) => {
        const provider = document.querySelector('codat-provider');
        if (id) provider?.setAttribute('company-id', id);
        else provider?.removeAttribute('company-id');
      },
      company && this.lender.idOf(company),
    );
  }

  /** The person looks at the page again after a while. */
  async comeBack(tab: Page): Promise<void> {
    await this.attempt(async () => {
      await tab.clock.fastForward(61_000);
      await tab.evaluate(() => window.dispatchEvent(new Event('focus')));
    });
  }

  /** The elements' events, for a journey that is printed. */
  get summary(): string {
    return this.events
      .map(
        ({ tab, type, outcome }) =>
          `${tab}:${type.replace('codat-', '')}${outcome ? `=${outcome}` : ''}`,
      )
      .join(' ');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
