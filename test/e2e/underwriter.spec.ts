/** The lender's side of an application: live while it goes on, and there after the server was started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { apply, authorize, opening } from './support/visitor.js';

/** A demo of this test's own, on a database file: a real process, which can be ended and started again. */
class DemoProcess {
  readonly #file: string;
  #process: ChildProcess | undefined;
  #port = '0';

  constructor(file: string) {
    this.#file = file;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** The first start takes any port that is free; later ones the same. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
      env: { ...process.env, PORT: this.#port, CODAT_API_KEY: '', DATABASE_FILE: this.#file },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    let said = '';
    // Leaving the loop is not to close the pipe: what the demo says later would end it.
    for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
      said += String(chunk);
      const port = /localhost:(\d+)/.exec(said)?.[1];
      if (port === undefined) continue;
      this.#port = port;
      // What else it says is not read: it must not wait for that.
      child.stdout.resume();
      return;
    }
    throw new Error(`The demo did not start: ${said}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

const test = base.extend<{ demo: DemoProcess; underwriter: Page }>({
  // Playwright wants its fixtures' first argument taken apart.
  // eslint-disable-next-line no-empty-pattern
  demo: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'saltmarsh-'));
    const demo = new DemoProcess(join(folder, 'lender.db'));
    await demo.start();
    await use(demo);
    await demo.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  },
  baseURL: ({ demo }, use) => use(demo.origin),
  underwriter: async ({ browser, demo }, use) => {
    const context = await browser.newContext({ baseURL: demo.origin, locale: 'en-GB' });
    await use(await context.newPage());
    await context.close();
  },
});

const part = (page: Page, name: string) => page.getByRole('region', { name });
const flow = (page: Page) => page.locator('codat-link-flow');
const button = (page: Page, name: string) => flow(page).getByRole('button', { name, exact: true });

async function givePermission(page: Page): Promise<void> {
  await page.goto('/journey');
  await flow(page).getByRole('checkbox').check();
  await button(page, 'Get started').click();
  await expect(button(page, 'Connect to Xero')).toBeVisible();
}

test('an underwriter follows an application live, and has all of it after the server was killed', async ({
  page,
  browser,
  demo,
  underwriter,
}) => {
  // Two starts of a server, and a whole journey.
  test.setTimeout(120_000);
  await underwriter.goto('/underwriter');
  await expect(underwriter.getByText('No applications yet.')).toBeVisible();
  await expect(underwriter.getByRole('status')).toHaveText(/Live/);

  // Nothing below loads the underwriter's page again by hand.
  await apply(page);
  await underwriter.getByRole('link', { name: 'Harbour Coffee Ltd' }).click();
  await expect(underwriter.getByText('Nothing connected', { exact: true })).toBeVisible();
  await givePermission(page);
  const permission = part(underwriter, 'Permission');
  await expect(permission.getByText('2026-11', { exact: true })).toBeVisible();
  await permission.getByText('What stood on the screen').click();
  await expect(permission.getByText(/^Accounting: invoices/)).toBeVisible();

  const response = await page.request.post('/journey/invite', { headers: { Origin: demo.origin } });
  const invite = (await response.json()) as { url: string };
  await expect(part(underwriter, 'Invites').getByText('Not opened yet')).toBeVisible();
  const guest = await (await browser.newContext({ baseURL: demo.origin })).newPage();
  await guest.goto(invite.url);
  await expect(part(underwriter, 'Invites').getByText('Opened').first()).toBeVisible();
  await guest.getByRole('button', { name: /^Continue for/ }).click();
  await givePermission(guest);
  await expect(part(underwriter, 'Invites').getByText('Signed in').first()).toBeVisible();
  await authorize(await opening(guest, () => button(guest, 'Connect to Xero').click()));
  await expect(
    part(underwriter, 'Connections and data').getByText('Connected', { exact: true }),
  ).toBeVisible();
  await expect(part(underwriter, 'Invites').getByText('Xero')).toBeVisible();
  await expect(part(underwriter, 'What happened').getByText('Xero connected')).toBeVisible();
  await expect(part(underwriter, 'Connections and data')).toContainText(/latest data|up to date/);
  // What was open is open still.
  await expect(permission.getByText(/^Accounting: invoices/).last()).toBeVisible();
  await expect(permission.getByRole('article')).toHaveCount(2);

  await demo.stop('SIGKILL');
  await expect(underwriter.getByRole('status')).toHaveText(/Not live/);
  await demo.start();
  await expect(underwriter.getByRole('status')).toHaveText(/Live|Updated/, { timeout: 30_000 });
  await underwriter.reload();
  await expect(part(underwriter, 'Connections and data').getByText('Xero')).toBeVisible();
  await expect(part(underwriter, 'Invites').getByText('Xero')).toBeVisible();
  await expect(permission.getByRole('article')).toHaveCount(2);

  // The applicant goes on with the same application, and is not asked for permission again.
  await page.goto('/journey');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Harbour Coffee Ltd');
  await expect(page.getByRole('note')).toHaveText(/Please connect your software again/);
  await expect(button(page, 'Connect to Xero')).toBeVisible();
  await expect(flow(page).getByRole('checkbox')).toHaveCount(0);
  await expect(part(underwriter, 'What happened')).toContainText('it was created again');
  await authorize(await opening(page, () => button(page, 'Connect to Xero').click()));
  await expect(underwriter.getByText('Connected: Xero')).toBeVisible();
  await guest.context().close();
});

test('the journey stays on its step while the permission cannot be stored, and goes on once it is', async ({
  page,
}) => {
  await apply(page);
  await page.route('**/journey/consents', (route) => route.fulfill({ status: 503 }));
  await page.goto('/journey');
  await flow(page).getByRole('checkbox').check();
  await button(page, 'Get started').click();
  await expect(flow(page).getByRole('alert')).toContainText('We couldn’t save your permission');
  await expect(flow(page).getByRole('checkbox')).toBeChecked();
  await page.unroute('**/journey/consents');
  await button(page, 'Try again').click();
  await expect(button(page, 'Connect to Xero')).toBeVisible();
  await page.reload();
  await expect(button(page, 'Connect to Xero')).toBeVisible();
});
