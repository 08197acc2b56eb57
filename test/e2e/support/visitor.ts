import { expect, type Locator, type Page } from '@playwright/test';

/** An event of the elements, as a page received it. */
export interface ReceivedEvent {
  type: string;
  /** The element that dispatched it. */
  from: string;
  detail: Record<string, unknown>;
}

const eventTypes = [
  'codat-integration-select',
  'codat-connection-started',
  'codat-link-open',
  'codat-link-blocked',
  'codat-connection',
  'codat-disconnect',
  'codat-reconnect',
  'codat-delete',
  'codat-connection-change',
  'codat-link-end',
  'codat-consent',
  'codat-finish',
  'codat-close',
  'codat-sync-change',
  'codat-sync-complete',
  'codat-error',
];

/** Sends the lender's form without its page, which has a test of its own: the page's browser has an application. */
export async function signIn(page: Page, businessName = 'Harbour Coffee Ltd'): Promise<void> {
  const form = { businessName, email: 'owner@harbour.example', amount: '25000' };
  // As the browser says of a form on the lender's own page; without it, the server refuses what another site may send.
  const headers = { 'Sec-Fetch-Site': 'same-origin' };
  const response = await page.request.post('/apply', { form, headers, maxRedirects: 0 });
  expect(response.headers()['location']).toBe('/connect');
}

/** An application of its own for the page's browser, on the page where software is connected. */
export async function apply(page: Page, businessName?: string): Promise<void> {
  await signIn(page, businessName);
  await page.goto('/connect');
  await expect(tile(page, 'Xero')).toBeVisible();
}

/** Keeps every event that reaches the document; also those of pages the tab goes to later. */
export async function listen(page: Page): Promise<() => Promise<ReceivedEvent[]>> {
  const listenTo = (types: string[]) => {
    const received: unknown[] = [];
    Object.assign(window, { received });
    for (const type of types) {
      document.addEventListener(type, (event) => {
        const { detail, target } = event as CustomEvent<unknown>;
        const from = target instanceof Element ? target.id || target.localName : '';
        received.push({ type, from, detail: JSON.parse(JSON.stringify(detail)) as unknown });
      });
    }
  };
  await page.addInitScript(listenTo, eventTypes);
  await page.evaluate(listenTo, eventTypes);
  return () => page.evaluate(() => (window as unknown as { received: ReceivedEvent[] }).received);
}

/** How many there are of a type, and only those. */
export const ofType = (events: readonly ReceivedEvent[], type: string) =>
  events.filter((event) => event.type === type);

export const picker = (page: Page): Locator => page.locator('codat-integration-picker').first();

/** An integration's button in the picker, whatever it says it will do. */
export function tile(page: Page, name: string): Locator {
  const label = new RegExp(`^(Connect to|Continue|Reconnect|Add another) ${name}$`);
  return picker(page).getByRole('button', { name: label });
}

/** The line in place of a category of which one can be connected, once it is. */
export const connectedLine = (page: Page, name: string, scope = picker(page)): Locator =>
  scope.getByRole('region', { name: `${name} is connected` });

/** A connection's row in the list. */
export const row = (page: Page, name: string): Locator =>
  page.locator('codat-connection-list').getByRole('listitem').filter({ hasText: name });

/** Does something that opens the provider's window, and returns the window. */
export async function opening(page: Page, act: () => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent('popup'), act()]);
  await popup.waitForURL(/\/link\//);
  return popup;
}

const button = (popup: Page, action: string) =>
  popup.locator(`button[name="action"][value="${action}"]`);

/** Presses what leads on, step by step, until Codat sends the window away. */
export async function authorize(popup: Page): Promise<string[]> {
  const steps: string[] = [];
  for (;;) {
    steps.push(await popup.getByRole('heading', { level: 1 }).innerText());
    const agreement = popup.locator('input[type="checkbox"]');
    if (await agreement.count()) await agreement.first().check();
    const from = steps.at(-1);
    await button(popup, 'next').click();
    // The next step, or Codat's redirect, or the window gone with it.
    const isThere = await Promise.race([
      popup.waitForEvent('close').then(() => false),
      popup
        .waitForFunction(
          (heading) =>
            !location.pathname.includes('/link/') ||
            (document.querySelector('h1') && document.querySelector('h1')?.textContent !== heading),
          from,
        )
        .then(
          () => true,
          () => false,
        ),
    ]);
    if (!isThere || !popup.url().includes('/link/')) return steps;
  }
}

export async function cancel(popup: Page): Promise<void> {
  await button(popup, 'cancel').click();
}

/** Makes the provider refuse, for one of the sandbox's reasons. */
export async function fail(popup: Page, reason: string): Promise<void> {
  await popup.getByText('Simulate a problem').click();
  await popup.locator('select[name="reason"]').selectOption(reason);
  await button(popup, 'fail').click();
}

/** Presses Tab until the button of this name has the focus. */
export async function tabTo(page: Page, name: string | RegExp, scope = ''): Promise<void> {
  const isThere = async () => {
    const focused = await page.evaluate(() => {
      let active = document.activeElement;
      const hosts: string[] = [];
      while (active?.shadowRoot?.activeElement) {
        hosts.push(active.localName);
        active = active.shadowRoot.activeElement;
      }
      const received = active?.querySelector('.visually-hidden') ?? active;
      const label = active?.getAttribute('aria-label') ?? received?.textContent ?? '';
      return { label: label.trim(), hosts: hosts.join(' ') };
    });
    const matches = typeof name === 'string' ? focused.label === name : name.test(focused.label);
    return matches && focused.hosts.includes(scope);
  };
  for (let presses = 0; presses < 120; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

/** The page's own company's connections, as its proxy lists them. */
export async function connections(page: Page): Promise<{ id: string; status: string }[]> {
  return page.evaluate(async () => {
    const response = await fetch('/api/codat/companies/me/connections', {
      headers: { 'X-Requested-With': 'e2e' },
    });
    const { results } = (await response.json()) as { results: { id: string; status: string }[] };
    return results;
  });
}

/** The sandbox's id of this page's company. */
export async function companyIdOf(page: Page, businessName: string): Promise<string> {
  const response = await page.request.get('/codat-sandbox/_sandbox/companies');
  const companies = (await response.json()) as { id: string; name: string }[];
  const company = companies.find(({ name }) => name.endsWith(businessName));
  if (!company) throw new Error(`The sandbox has no company "${businessName}".`);
  return company.id;
}

/** Something is to go wrong from now on; the fields are those of the sandbox's faults. */
export async function breakCodat(page: Page, fault: object): Promise<void> {
  await page.request.post('/codat-sandbox/_sandbox/faults', { data: fault });
}

/** How the attempts of this page have ended, as far as it received. */
export async function endings(received: () => Promise<ReceivedEvent[]>): Promise<unknown[]> {
  return ofType(await received(), 'codat-link-end').map(({ detail }) => detail['outcome']);
}

/** What a person does who comes back to the page: it is then that the server is asked. */
export async function comeBack(page: Page): Promise<void> {
  await page.bringToFront();
  // All pages of a test believe that they have the focus, so none gets it.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
}
