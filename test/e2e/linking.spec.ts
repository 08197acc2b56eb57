import { expect, test } from '@playwright/test';
import {
  apply,
  authorize,
  cancel,
  connectedLine,
  connections,
  fail,
  listen,
  ofType,
  opening,
  picker,
  row,
  tabTo,
  tile,
} from './support/visitor.js';

test.beforeEach(async ({ page }) => {
  await apply(page);
});

test('links Xero, whose steps begin with the organisation’s name', async ({ page }) => {
  const received = await listen(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  expect(await popup.evaluate(() => window.opener as unknown)).toBeNull();
  await expect(
    picker(page).getByText('Continue in the Xero window', { exact: true }),
  ).toBeVisible();

  const steps = await authorize(popup);
  expect(steps[0]).toMatch(/organisation’s name/);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  await expect(row(page, 'Xero').getByText(/Harbour Coffee Ltd/)).toBeVisible();
  await expect.poll(() => popup.isClosed()).toBe(true);

  const events = await received();
  expect(ofType(events, 'codat-link-end').map(({ detail }) => detail['outcome'])).toEqual([
    'linked',
  ]);
  expect(ofType(events, 'codat-connection')).toHaveLength(1);
  // A connected one has no connect button any more.
  await expect(tile(page, 'Xero')).toHaveCount(0);
});

test('links QuickBooks Online by its official button, whose hover image is there before it is needed', async ({
  page,
}) => {
  const quickBooks = tile(page, 'QuickBooks Online');
  await quickBooks.scrollIntoViewIfNeeded();
  const [official, hover] = [quickBooks.locator('img.default'), quickBooks.locator('img.hover')];
  await expect(official).toBeVisible();
  const isLoaded = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;
  await expect.poll(() => hover.evaluate(isLoaded)).toBe(true);
  await expect(hover).toBeHidden();
  await quickBooks.hover();
  await expect(hover).toBeVisible();
  await expect(official).toBeHidden();

  const popup = await opening(page, () => quickBooks.click());
  await authorize(popup);
  await expect(row(page, 'QuickBooks Online').getByText('Connected')).toBeVisible();
});

test('links by keyboard alone, the provider’s pages included', async ({ page }) => {
  await tabTo(page, 'Connect to Xero');
  const popup = await opening(page, () => page.keyboard.press('Enter'));
  while (!popup.isClosed() && popup.url().includes('/link/')) {
    const heading = await popup.getByRole('heading', { level: 1 }).innerText();
    await tabTo(popup, /^(Continue|Sign in|Allow access)$/);
    // The window may close before the key is released.
    await popup.keyboard.press('Enter').catch((error: unknown) => {
      if (!popup.isClosed()) throw error;
    });
    await expect
      .poll(async () => {
        if (popup.isClosed() || !popup.url().includes('/link/')) return '';
        return popup
          .getByRole('heading', { level: 1 })
          .innerText({ timeout: 2000 })
          .catch(() => heading);
      })
      .not.toBe(heading);
  }
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
});

test('says that the person cancelled, and lets them go on with the same connection', async ({
  page,
}) => {
  const received = await listen(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await cancel(popup);
  await expect(picker(page).getByText('Xero wasn’t connected', { exact: true })).toBeVisible();
  expect(ofType(await received(), 'codat-link-end').map(({ detail }) => detail['outcome'])).toEqual(
    ['cancelled'],
  );

  await picker(page).getByRole('button', { name: 'Choose another' }).click();
  const again = await opening(page, () => tile(page, 'Xero').click());
  await authorize(again);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
});

test('gives the platform’s reason when linking fails, in the picker and in the list', async ({
  page,
}) => {
  const received = await listen(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await fail(popup, 'denied');
  await expect(picker(page).getByRole('alert')).toContainText('We couldn’t connect Xero');
  await expect(picker(page).getByRole('alert')).toContainText('Permission denied');
  await expect(row(page, 'Xero').getByText('Not finished')).toBeVisible();
  await expect(
    row(page, 'Xero')
      .getByText(/Permission denied/)
      .first(),
  ).toBeVisible();
  const [end, ...more] = ofType(await received(), 'codat-link-end');
  expect(end?.detail).toMatchObject({ outcome: 'failed', platformName: 'Xero' });
  expect(more).toEqual([]);
});

test('says that an account is not supported', async ({ page }) => {
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await fail(popup, 'unsupported');
  await expect(picker(page).getByRole('alert')).toContainText('We can’t connect this Xero account');
});

test('continues after the window was closed, without a second connection', async ({ page }) => {
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await popup.close();
  await expect(picker(page).getByText('Finish connecting Xero', { exact: true })).toBeVisible();

  const again = await opening(page, () =>
    picker(page).getByRole('button', { name: 'Continue', exact: true }).click(),
  );
  await authorize(again);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
});

test('continues on another visit, from the list', async ({ page }) => {
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await popup.close();
  const visit = await page.context().newPage();
  await visit.goto('/connect');
  const again = await opening(visit, () =>
    row(visit, 'Xero').getByRole('button', { name: 'Continue Xero' }).click(),
  );
  await authorize(again);
  await expect(row(visit, 'Xero').getByText('Connected')).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
});

test('brings the open window to the front on a second click, ignores that of a double click, and makes no second connection', async ({
  page,
}) => {
  const popup = await opening(page, () => tile(page, 'Xero').dblclick());
  await picker(page).getByRole('button', { name: 'Open it again' }).click();
  expect(page.context().pages()).toHaveLength(2);
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
});

test('shows a real link where the browser opens no window', async ({ page }) => {
  const received = await listen(page);
  await page.evaluate(() => {
    window.open = () => null;
  });
  await tile(page, 'Xero').click();
  const link = picker(page).getByRole('link', { name: 'Open Xero in a new tab' });
  await expect(link).toBeVisible();
  const tab = await opening(page, () => link.click());
  await authorize(tab);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  const events = await received();
  expect(ofType(events, 'codat-link-blocked')).toHaveLength(1);
  expect(ofType(events, 'codat-link-end')).toHaveLength(1);
});

test('goes on in the same tab where no window opens, and takes the attempt up again on return', async ({
  page,
}) => {
  const received = await listen(page);
  await page.evaluate(() => {
    window.open = () => null;
  });
  await tile(page, 'Xero').click();
  await picker(page).getByRole('button', { name: 'Use this tab instead' }).click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect');
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(ofType(await received(), 'codat-link-end').map(({ detail }) => detail['outcome'])).toEqual(
    ['linked'],
  );
});

test('a cancellation in the same tab is announced after the return', async ({ page }) => {
  await picker(page).evaluate((element) => {
    element.setAttribute('link-mode', 'redirect');
  });
  await tile(page, 'Xero').click();
  await page.waitForURL(/\/link\//);
  await cancel(page);
  await page.waitForURL('**/connect');
  await expect(picker(page).getByText('Xero wasn’t connected', { exact: true })).toBeVisible();
});

test('shows one line in place of the accounting software once one is connected', async ({
  page,
}) => {
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  await expect(connectedLine(page, 'Xero')).toBeVisible();
  await expect(tile(page, 'QuickBooks Online')).toHaveCount(0);
  await expect(tile(page, 'Shopify')).toBeVisible();
});

test('refuses a second accounting package that another page began to link meanwhile', async ({
  page,
}) => {
  await page.route('**/api/codat/companies/me/events', (route) => route.fulfill({ status: 204 }));
  await page.reload();
  await expect(tile(page, 'QuickBooks Online')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto('/connect');
  const popup = await opening(other, () => tile(other, 'Xero').click());
  // This page is not notified: it is in the background and does not poll, and its proxy has no events.
  await authorize(popup);
  await expect(row(other, 'Xero').getByText('Connected')).toBeVisible();
  await tile(page, 'QuickBooks Online').click();
  await expect(
    picker(page)
      .getByText(/You’ve connected Xero\. Disconnect it/)
      .first(),
  ).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
});

test('disconnects, reconnects and deletes by mouse', async ({ page }) => {
  const received = await listen(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  await page.goto('/dashboard');

  await row(page, 'Xero').getByRole('button', { name: 'Disconnect Xero' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Data we already have is kept');
  await dialog.getByRole('button', { name: 'Disconnect' }).click();
  await expect(row(page, 'Xero').getByText('Disconnected', { exact: true })).toBeVisible();
  await expect(dialog).toBeHidden();

  const again = await opening(page, () =>
    row(page, 'Xero').getByRole('button', { name: 'Reconnect Xero' }).click(),
  );
  await authorize(again);
  await expect(row(page, 'Xero').getByText('Connected', { exact: false }).first()).toBeVisible();
  await expect(row(page, 'Xero').getByRole('button', { name: 'Disconnect Xero' })).toBeVisible();

  await row(page, 'Xero').getByRole('button', { name: 'Delete Xero' }).click();
  await expect(dialog).toContainText('permanently deletes');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(row(page, 'Xero')).toHaveCount(0);
  expect(await connections(page)).toEqual([]);

  const dispatched = (await received()).map(({ type }) => type);
  for (const type of ['codat-disconnect', 'codat-reconnect', 'codat-delete', 'codat-link-end']) {
    expect(dispatched.filter((one) => one === type)).toEqual([type]);
  }
});

test('disconnects, reconnects and deletes by keyboard, and the focus is never lost', async ({
  page,
}) => {
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  await page.goto('/dashboard');
  const list = 'codat-connection-list';
  const focusedHost = () => page.evaluate(() => document.activeElement?.localName);

  await expect(row(page, 'Xero')).toBeVisible();
  await tabTo(page, 'Disconnect Xero', list);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  expect(await focusedHost()).toBe(list);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Disconnect', list);
  await page.keyboard.press('Enter');
  await expect(row(page, 'Xero').getByText('Disconnected', { exact: true })).toBeVisible();
  await expect.poll(focusedHost).toBe(list);

  await tabTo(page, 'Reconnect Xero', list);
  const again = await opening(page, () => page.keyboard.press('Enter'));
  await authorize(again);
  await expect(row(page, 'Xero').getByRole('button', { name: 'Disconnect Xero' })).toBeVisible();

  await tabTo(page, 'Delete Xero', list);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Delete', list);
  await page.keyboard.press('Enter');
  await expect(row(page, 'Xero')).toHaveCount(0);
  await expect.poll(focusedHost).toBe(list);
});

test('dispatches each change once per element and each attempt’s end once, with two pickers and a list', async ({
  page,
}) => {
  const received = await listen(page);
  await page.evaluate(() => {
    const second = document.createElement('codat-integration-picker');
    second.id = 'second';
    document.querySelector('codat-integration-picker')?.after(second);
  });
  await expect(
    page.locator('#second').getByRole('button', { name: 'Connect to Xero' }),
  ).toBeVisible();
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  await expect(connectedLine(page, 'Xero', page.locator('#second'))).toBeVisible();

  const events = await received();
  expect(ofType(events, 'codat-link-end')).toHaveLength(1);
  expect(ofType(events, 'codat-connection')).toHaveLength(1);
  const changes = ofType(events, 'codat-connection-change');
  const sources = ['codat-integration-picker', 'second', 'codat-connection-list'];
  for (const source of sources) {
    const dispatched = changes.filter(({ from }) => from === source);
    const steps = dispatched.map(({ detail }) => {
      const { kind, connection } = detail as { kind: string; connection: { status: string } };
      return `${kind} ${connection.status}`;
    });
    expect([...new Set(steps)]).toEqual(steps);
    expect(steps).toEqual(expect.arrayContaining(['created PendingAuth', 'updated Linked']));
  }
  expect(changes.map(({ from }) => from).filter((from) => !sources.includes(from))).toEqual([]);
});

test('lets a page see no company but its own', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const headers = { 'X-Requested-With': 'e2e' };
    const foreign = '00000000-0000-4000-8000-000000000000';
    const paths = [`companies/${foreign}/connections`, `companies/${foreign}/dataStatus`];
    return Promise.all(
      paths.map(async (path) => (await fetch(`/api/codat/${path}`, { headers })).status),
    );
  });
  expect(statuses).toEqual([403, 403]);
});
