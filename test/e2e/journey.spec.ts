import { expect, test, type Page } from '@playwright/test';
import {
  authorize,
  comeBack,
  connections,
  listen,
  ofType,
  opening,
  row,
  signIn,
  tabTo,
} from './support/visitor.js';

const flow = (page: Page) => page.locator('codat-link-flow');
const button = (page: Page, name: string) => flow(page).getByRole('button', { name, exact: true });

/** The journey's page, its introduction read and agreed to. */
async function begin(page: Page): Promise<void> {
  await page.goto('/journey');
  await flow(page).getByRole('checkbox').check();
  await button(page, 'Get started').click();
  await expect(button(page, 'Connect to Xero')).toBeVisible();
}

test('leads from the form by the introduction to the host’s own next page, telling each step once', async ({
  page,
}) => {
  await page.goto('/apply');
  await page.getByLabel(/business name/i).fill('Harbour Coffee Ltd');
  await page.getByLabel(/email/i).fill('owner@harbour.example');
  await page.getByLabel(/how much|amount/i).fill('25000');
  await page.getByRole('button', { name: /continue/i }).click();
  await page.waitForURL('**/connect');
  const received = await listen(page);
  await page.goto('/journey');
  await button(page, 'Get started').click();
  await expect(flow(page).getByRole('alert')).toHaveText(
    'Please give your permission to continue.',
  );
  await flow(page).getByRole('checkbox').check();
  await button(page, 'Get started').click();
  await authorize(await opening(page, () => button(page, 'Connect to Xero').click()));
  await expect(flow(page).getByText('That’s everything we need.')).toBeVisible();
  await flow(page)
    .getByRole('radio', { name: /^Commerce/ })
    .check();
  await button(page, 'Connect to Shopify').click();
  await authorize(await opening(page, () => button(page, 'Continue to Shopify').click()));
  await expect(button(page, 'Add another store')).toBeVisible();
  await button(page, 'Continue').click();
  await expect(flow(page).getByRole('heading', { name: 'You’re connected' })).toBeVisible();
  await expect(flow(page).getByRole('listitem')).toHaveCount(2);

  const events = await received();
  const [consent] = ofType(events, 'codat-consent');
  expect(consent?.detail).toMatchObject({
    purpose: 'To decide on your application for a loan.',
    version: '2026-11',
    sourceTypes: ['accounting', 'banking', 'commerce'],
  });
  expect(consent?.detail['text']).toMatch(
    /^I give Saltmarsh permission to access .* application\.$/,
  );
  expect(ofType(events, 'codat-link-end').map(({ detail }) => detail['outcome'])).toEqual([
    'linked',
    'linked',
  ]);
  const changes = ofType(events, 'codat-connection-change');
  const seen = changes.map(({ detail }) => {
    const { kind, connection } = detail as { kind: string; connection: Record<string, string> };
    return [kind, connection['platformName'], connection['status']].join(' ');
  });
  expect(seen.filter((line) => line.endsWith('PendingAuth'))).toEqual([
    'created Xero PendingAuth',
    'created Shopify PendingAuth',
  ]);

  await button(page, 'Done').click();
  await page.waitForURL('**/dashboard');
  expect((await connections(page)).map(({ status }) => status)).toEqual(['Linked', 'Linked']);
});

test('goes by keyboard alone, and the focus is always on what comes next', async ({ page }) => {
  await signIn(page);
  await page.goto('/journey');
  await flow(page).getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await tabTo(page, 'Get started', 'codat-link-flow');
  await page.keyboard.press('Enter');
  await expect(flow(page).getByText('Connect your accounting software')).toBeVisible();
  await tabTo(page, 'Connect to Xero', 'codat-link-flow');
  await authorize(await opening(page, () => page.keyboard.press('Enter')));
  await expect(flow(page).getByText('That’s everything we need.')).toBeVisible();
  await tabTo(page, 'Continue', 'codat-link-flow');
  await page.keyboard.press('Enter');
  await expect(flow(page).getByRole('heading', { name: 'You’re connected' })).toBeVisible();
  await tabTo(page, 'Done', 'codat-link-flow');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');
});

test('is handed on to somebody else, and goes on by itself once they have connected', async ({
  page,
  browser,
}) => {
  await signIn(page);
  await begin(page);
  await button(page, 'Ask someone who can').click();
  const link = await inviteLink(page);
  await button(page, 'Show QR code').click();
  await expect(flow(page).getByRole('img', { name: 'QR code of the link' })).toBeVisible();

  const accountant = await (await browser.newContext()).newPage();
  await accountant.goto(link);
  await expect(accountant.getByRole('heading', { level: 1 })).toHaveText(
    'Connect software for Harbour Coffee Ltd',
  );
  await comeBack(page);
  await expect(flow(page).getByRole('listitem')).toHaveText(/Your link was opened/);
  await accountant.getByRole('button', { name: 'Continue for Harbour Coffee Ltd' }).click();
  await accountant.waitForURL('**/journey');
  await expect(accountant.getByRole('heading', { level: 1 })).toHaveText('Harbour Coffee Ltd');
  await flow(accountant).getByRole('checkbox').check();
  await button(accountant, 'Get started').click();
  const popup = await opening(accountant, () => button(accountant, 'Connect to Xero').click());
  await authorize(popup);
  await expect(flow(accountant).getByText('That’s everything we need.')).toBeVisible();
  // What was connected is not theirs to disconnect.
  await button(accountant, 'Continue').click();
  await expect(row(accountant, 'Xero').getByText('Connected')).toBeVisible();
  await expect(row(accountant, 'Xero').getByRole('button')).toHaveCount(0);

  // They come back to their page, as one does who got a message that it is done.
  await comeBack(page);
  await expect(flow(page).getByRole('heading', { name: 'You’re connected' })).toBeVisible();
  await expect(row(page, 'Xero').getByRole('button', { name: 'Disconnect' })).toBeVisible();
  await accountant.context().close();
});

test('refuses a link for somebody else that was changed', async ({ page }) => {
  await signIn(page);
  await begin(page);
  await button(page, 'Ask someone who can').click();
  const link = await inviteLink(page);
  const [head = '', , signature = ''] = new URL(link).pathname.split('.');
  const claims = { aud: 'invite', exp: 4e9, companyId: 'x', reference: 'x', businessName: 'x' };
  const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const response = await page.goto(`${head}.${forged}.${signature}`);
  expect(response?.status()).toBe(410);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has expired');
});

test('takes back a link for somebody else', async ({ page, browser }) => {
  await signIn(page);
  await begin(page);
  await button(page, 'Ask someone who can').click();
  const link = await inviteLink(page);
  await expect(flow(page).getByText(/This link works until/)).toBeVisible();
  await button(page, 'Cancel this link').click();
  await expect(flow(page).getByText('This link no longer works.').first()).toBeVisible();

  const accountant = await (await browser.newContext()).newPage();
  const response = await accountant.goto(link);
  expect(response?.status()).toBe(410);
  await accountant.context().close();
});

/** The link for somebody else, once it is made. */
async function inviteLink(page: Page): Promise<string> {
  const field = flow(page).getByLabel('Link to this step');
  await expect(field).not.toHaveValue('');
  return field.inputValue();
}
