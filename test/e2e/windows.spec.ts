import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import {
  apply,
  authorize,
  breakCodat,
  cancel,
  comeBack,
  companyIdOf,
  connections,
  endings,
  listen,
  opening,
  picker,
  row,
  tile,
} from './support/visitor.js';

/** A name of its own for each test's company, by which the sandbox is asked for it. */
const newName = () => `Bakery ${randomUUID().slice(0, 8)}`;

const isNotFinished = 'Finish connecting Xero';
const isWaiting = 'Continue in the Xero window';

test.describe('A provider', () => {
  test('that cuts itself off is not taken for a closed window', async ({ page }) => {
    const name = newName();
    await apply(page, name);
    await breakCodat(page, {
      kind: 'headers',
      path: `/companies/${await companyIdOf(page, name)}/connections/*/link`,
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
    });
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    // The window says that it is closed at once: the person is asked, and nothing ends.
    await expect(picker(page).getByText(isNotFinished, { exact: true })).toBeVisible();
    expect(await endings(received)).toEqual([]);

    await authorize(popup);
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    // The return page closes it: from the page that opened it, it cannot be reached.
    await expect.poll(() => popup.isClosed()).toBe(true);
    expect(await endings(received)).toEqual(['linked']);
  });

  test('that never leads back is known to be done when the person comes back', async ({ page }) => {
    const name = newName();
    await apply(page, name);
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Stripe').click());
    await popup.getByRole('button', { name: 'Sign in' }).click();
    const agree = popup.getByRole('button', { name: 'Allow access' });
    await expect(agree).toBeVisible();
    await breakCodat(page, {
      kind: 'empty',
      method: 'POST',
      after: 'after',
      status: 204,
      path: `/companies/${await companyIdOf(page, name)}/connections/*/link`,
    });
    await agree.click();
    await expect.poll(async () => (await connections(page))[0]?.status).toBe('Linked');
    expect(popup.url()).toContain('/link/');

    await comeBack(page);
    await expect(row(page, 'Stripe').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });

  test('that leads back in another window is received from there', async ({ page, context }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    const other = await context.newPage();
    await other.goto(popup.url());
    await authorize(other);
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });

  test('whose window is closed by hand leaves the choice, and cancelling ends it once', async ({
    page,
  }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    await popup.close();
    await expect(picker(page).getByText(isNotFinished, { exact: true })).toBeVisible();
    await picker(page).getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(picker(page).getByText('Xero wasn’t connected', { exact: true })).toBeVisible();
    await comeBack(page);
    expect(await endings(received)).toEqual(['cancelled']);
  });

  test('whose page is reloaded goes on where it was', async ({ page }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    await popup.reload();
    await authorize(popup);
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });
});

test.describe('The host’s page', () => {
  for (const [outcome, act] of [
    ['linked', authorize],
    ['cancelled', cancel],
  ] as const) {
    test(`that is reloaded keeps waiting, and gets the outcome ${outcome}`, async ({ page }) => {
      await apply(page, newName());
      const received = await listen(page);
      const popup = await opening(page, () => tile(page, 'Xero').click());
      await expect(picker(page).getByText(isWaiting, { exact: true })).toBeVisible();
      expect(await endings(received)).toEqual([]);
      await page.reload();
      await expect(picker(page).getByText(isWaiting, { exact: true })).toBeVisible();

      await act(popup);
      await expect.poll(() => endings(received)).toEqual([outcome]);
      // It goes back to nobody’s memory: the page that waits is another one.
      await expect.poll(() => popup.isClosed()).toBe(true);
      await page.reload();
      await expect(tile(page, 'Stripe')).toBeVisible();
      await expect(picker(page).getByText(/Continue in the/)).toHaveCount(0);
      expect(await endings(received)).toEqual([]);
    });
  }

  test('may move its elements', async ({ page }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    await expect(picker(page).getByText(isWaiting, { exact: true })).toBeVisible();
    await picker(page).evaluate((element) => element.parentElement?.append(element));
    await expect(picker(page).getByText(isWaiting, { exact: true })).toBeVisible();
    await authorize(popup);
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });

  test('may remove the element it began in: another element dispatches the end', async ({
    page,
  }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    await picker(page).evaluate((element) => element.remove());
    await authorize(popup);
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });

  test('may remove all elements: the end is dispatched when they are put back', async ({
    page,
  }) => {
    await apply(page, newName());
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    const provider = await page.locator('codat-provider').elementHandle({ timeout: 10_000 });
    await provider.evaluate((element) => element.remove());
    await authorize(popup);
    await expect.poll(async () => (await connections(page))[0]?.status).toBe('Linked');
    expect(await endings(received)).toEqual([]);
    await provider.evaluate((element) => document.querySelector('main')?.append(element));
    await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    expect(await endings(received)).toEqual(['linked']);
  });

  test('in two tabs is notified in both of the one connection', async ({ page, context }) => {
    await apply(page, newName());
    const other = await context.newPage();
    await other.goto('/connect');
    const received = [await listen(page), await listen(other)];
    const first = await opening(page, () => tile(page, 'Xero').click());
    const second = await opening(other, () => tile(other, 'Xero').click());
    expect(await connections(page)).toHaveLength(1);

    await authorize(second);
    for (const one of [page, other]) {
      await comeBack(one);
      await expect(row(one, 'Xero').getByText('Connected')).toBeVisible();
    }
    expect(await Promise.all(received.map(endings))).toEqual([['linked'], ['linked']]);
    await first.close();
  });
});

test('Two tabs that choose the same software at the same time make one connection', async ({
  page,
  context,
}) => {
  await apply(page, newName());
  const other = await context.newPage();
  await other.goto('/connect');
  await expect(tile(other, 'Xero')).toBeVisible();
  const received = [await listen(page), await listen(other)];
  // What the first tab asks for is held until the second one waits for its turn.
  const created: string[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await context.route('**/api/codat/companies/*/connections', async (route) => {
    const request = route.request();
    if (request.method() === 'POST') {
      created.push(request.postData() ?? '');
      await released;
    }
    await route.continue();
  });
  const windows = [page, other].map((tab) => opening(tab, () => tile(tab, 'Xero').click()));
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const { held = [], pending = [] } = await navigator.locks.query();
        return [held.length, pending.length];
      }),
    )
    .toEqual([1, 1]);
  release();
  const [first, second] = await Promise.all(windows);
  expect(created).toHaveLength(1);
  expect(await connections(page)).toHaveLength(1);

  if (!first || !second) throw new Error('A tab has no window.');
  await authorize(first);
  for (const one of [page, other]) {
    await comeBack(one);
    await expect(row(one, 'Xero').getByText('Connected')).toBeVisible();
  }
  expect(await Promise.all(received.map(endings))).toEqual([['linked'], ['linked']]);
  expect(await connections(page)).toHaveLength(1);
});

test('Ten clicks make one window, one connection and one ending', async ({ page, context }) => {
  await apply(page, newName());
  const received = await listen(page);
  const popup = await opening(page, () =>
    tile(page, 'Xero').evaluate((button: HTMLElement) => {
      for (let clicks = 0; clicks < 10; clicks++) button.click();
    }),
  );
  expect(context.pages()).toHaveLength(2);
  await authorize(popup);
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(await connections(page)).toHaveLength(1);
  expect(await endings(received)).toEqual(['linked']);
});

test('A redirect in this tab that began in the list is resumed in the list and in the picker', async ({
  page,
}) => {
  await apply(page, newName());
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await popup.close();
  await expect(picker(page).getByText(isNotFinished, { exact: true })).toBeVisible();
  await picker(page).getByRole('button', { name: 'Cancel', exact: true }).click();
  const received = await listen(page);
  const list = page.locator('codat-connection-list');
  await list.evaluate((element) => element.setAttribute('link-mode', 'redirect'));
  await row(page, 'Xero').getByRole('button', { name: 'Continue Xero' }).click();
  await page.waitForURL(/\/link\//);
  await cancel(page);
  await page.waitForURL('**/connect');
  for (const element of [list, picker(page)]) {
    await expect(element.getByText('Xero wasn’t connected', { exact: true })).toBeVisible();
  }
  expect(await endings(received)).toEqual(['cancelled']);
});

test.describe('A return page that is opened cold', () => {
  test('shows the outcome and the way back', async ({ page }) => {
    await page.goto('/connected?connectionId=c1&statusCode=200');
    await expect(page.getByRole('heading', { name: 'You’re connected' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go back' })).toHaveAttribute('href', /\/connect$/);
  });
});
