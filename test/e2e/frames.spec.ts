import { expect, test, type FrameLocator, type Page } from '@playwright/test';
import { apply, authorize, comeBack, connections, opening, row } from './support/visitor.js';

const framed = `<!doctype html><html lang="en"><title>Framed</title>
<script src="/cdn/codat-elements.js" defer></script>
<codat-provider proxy-url="/api/codat">
  <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
</codat-provider>
<p id="ends"></p>
<script>
  document.addEventListener('codat-link-end', ({ detail }) => {
    document.getElementById('ends').append(detail.outcome + ' ');
  });
</script>`;

// What a frame still asks for when its test ends is passed on to nobody.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

/** A page of the demo’s origin whose only content is a frame with a picker, under this sandbox. */
async function openFramed(page: Page, sandbox: string): Promise<FrameLocator> {
  await apply(page);
  const html = (body: string) => ({ contentType: 'text/html; charset=utf-8', body });
  await page.route('**/outer', (route) =>
    route.fulfill(
      html(`<!doctype html><title>Outer</title>
        <iframe src="/inner" sandbox="${sandbox}" width="700" height="700"></iframe>`),
    ),
  );
  await page.route('**/inner', (route) => route.fulfill(html(framed)));
  await page.goto('/outer');
  return page.frameLocator('iframe');
}

/** A page of another origin, whose only content is a frame of the demo’s origin with a picker. */
async function openAcross(page: Page, outerOrigin: string): Promise<FrameLocator> {
  await apply(page);
  const inner = new URL('/inner', page.url()).href;
  const html = (body: string) => ({ contentType: 'text/html; charset=utf-8', body });
  await page.route(`${outerOrigin}/outer`, (route) =>
    route.fulfill(
      html(`<!doctype html><title>Outer</title>
        <iframe src="${inner}" width="700" height="700"></iframe>`),
    ),
  );
  await page.route(inner, (route) => route.fulfill(html(framed)));
  await page.goto(`${outerOrigin}/outer`);
  const frame = page.frameLocator('iframe');
  // Otherwise the test would prove nothing: the page around it is out of the frame's reach.
  expect(
    await frame.locator('body').evaluate(() => {
      try {
        return Boolean(window.parent.document);
      } catch {
        return false;
      }
    }),
  ).toBe(false);
  return frame;
}

/** Sends the host’s cookie from its frame in another site’s page, as a host that is framed would have to. */
async function sendCookiesAcrossSites(page: Page): Promise<void> {
  await page.route('**/api/codat/**', async (route) => {
    // A stream of events would not end before the test does: this proxy has none.
    if (route.request().url().endsWith('/events')) await route.fulfill({ status: 204 });
    // With the cookies of the context, whatever page asks.
    else await route.fulfill({ response: await route.fetch() });
  });
}

/** Lets a frame without an origin load the script and call the proxy, as a host would have to. */
async function allowNoOrigin(page: Page): Promise<void> {
  await page.route('**/cdn/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'cross-origin-resource-policy': 'cross-origin' };
    await route.fulfill({ response, headers });
  });
  const allowed = {
    'Access-Control-Allow-Origin': 'null',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Allow-Headers': 'x-requested-with, content-type',
    'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
  };
  await page.route('**/api/codat/**', async (route) => {
    if (route.request().method() === 'OPTIONS') {
      await route.fulfill({ status: 204, headers: allowed });
      return;
    }
    // A stream of events would not end before the test does: this proxy has none.
    if (route.request().url().endsWith('/events')) {
      await route.fulfill({ status: 204, headers: allowed });
      return;
    }
    const origin = new URL(route.request().url()).origin;
    const headers = { ...route.request().headers(), origin };
    const response = await route.fetch({ headers });
    await route.fulfill({ response, headers: { ...response.headers(), ...allowed } });
  });
}

/** What the provider’s page could reach of the page that opened its window. */
const openerOf = (popup: Page) => popup.evaluate(() => window.opener as unknown);

const connect = (frame: FrameLocator) =>
  frame.getByRole('button', { name: 'Connect to Xero' }).click();

/** The person takes the last way out: the address, selected as it gets the focus, into a new tab. */
async function linkByAddress(frame: FrameLocator, page: Page): Promise<void> {
  await frame.getByRole('button', { name: 'Use this tab instead' }).click();
  const address = frame.getByLabel('Link to Xero');
  await expect(address).toBeVisible();
  await expect(frame.getByRole('button', { name: 'Use this tab instead' })).toHaveCount(0);
  await address.focus();
  const copied = await address.evaluate((input: HTMLInputElement) =>
    input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0),
  );
  const tab = await page.context().newPage();
  await tab.goto(copied);
  await authorize(tab);
  expect(await connections(tab)).toHaveLength(1);
  await comeBack(page);
  await frame.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(frame.locator('#ends')).toHaveText('linked ');
}

test('A frame that may neither open windows nor move its page gives the address to copy', async ({
  page,
}) => {
  const frame = await openFramed(page, 'allow-scripts allow-same-origin');
  await connect(frame);
  await expect(frame.getByRole('link', { name: 'Open Xero in a new tab' })).toBeVisible();
  await linkByAddress(frame, page);
});

test('A frame that may only move its page uses the whole tab, which comes back', async ({
  page,
}) => {
  const frame = await openFramed(
    page,
    'allow-scripts allow-same-origin allow-top-navigation-by-user-activation',
  );
  await connect(frame);
  await frame.getByRole('button', { name: 'Use this tab instead' }).click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect');
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
});

test('A frame without an origin, where storage and messages reach nobody, links in a window', async ({
  page,
}) => {
  await allowNoOrigin(page);
  const frame = await openFramed(page, 'allow-scripts allow-popups allow-popups-to-escape-sandbox');
  const popup = await opening(page, () => connect(frame));
  expect(await openerOf(popup)).toBeNull();
  await authorize(popup);
  // The return page reaches nobody: it stays, and leads back.
  await expect(popup.getByRole('link', { name: 'Go back' })).toBeVisible();
  await comeBack(page);
  await frame.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(frame.locator('#ends')).toHaveText('linked ');
});

test('A frame whose windows are out of its reach leaves none open, and gives the address', async ({
  page,
}) => {
  await allowNoOrigin(page);
  const frame = await openFramed(page, 'allow-scripts allow-popups');
  const [popup] = await Promise.all([page.waitForEvent('popup'), connect(frame)]);
  // Its opener could not be cut.
  await expect.poll(() => popup.isClosed()).toBe(true);
  await linkByAddress(frame, page);
});

for (const [name, outerOrigin] of [
  ['another origin', 'http://localhost:1'],
  ['another site', 'http://127.0.0.1:1'],
] as const) {
  test(`A frame in a page of ${name} links in a window that has no way back to it`, async ({
    page,
  }) => {
    await sendCookiesAcrossSites(page);
    const frame = await openAcross(page, outerOrigin);
    const popup = await opening(page, () => connect(frame));
    expect(await openerOf(popup)).toBeNull();
    await authorize(popup);
    // Browsers that keep storage apart by site let no message through: the person comes back.
    await comeBack(page);
    await frame.locator('body').evaluate(() => window.dispatchEvent(new Event('focus')));
    await expect(frame.locator('#ends')).toHaveText('linked ');
  });
}
