import { expect, test } from '@playwright/test';
import { apply, authorize, listen, ofType, opening, picker, row, tile } from './support/visitor.js';

test('shows how far the data is read, from the link to the end', async ({ page }) => {
  test.setTimeout(90_000);
  await apply(page);
  await authorize(await opening(page, () => tile(page, 'Xero').click()));
  await expect(row(page, 'Xero').getByText('Connected', { exact: false })).toBeVisible();
  const received = await listen(page);
  await page.goto('/dashboard');
  const status = page.locator('codat-sync-status');
  await expect(status.getByRole('progressbar', { name: 'Syncing your data' })).toBeVisible();
  await expect(
    row(page, 'Xero').getByRole('progressbar', { name: 'Syncing your data from Xero' }),
  ).toBeVisible();
  await expect(status.getByText(/Usually a few minutes\.$/)).toBeVisible();

  await expect(status.getByText('Your data is up to date', { exact: true })).toBeVisible({
    timeout: 60_000,
  });
  await expect(status.getByRole('progressbar')).toHaveCount(0);
  await expect(row(page, 'Xero').getByText('synced just now')).toBeVisible();
  expect(ofType(await received(), 'codat-sync-complete')).toHaveLength(1);
});

test('describes to a screen reader what linking takes', async ({ page }) => {
  await apply(page);
  await picker(page).getByRole('button', { name: 'All accounting software' }).click();
  await expect(tile(page, 'Sage Intacct')).toHaveAccessibleDescription(
    'Admin access needed · Allow 20 minutes',
  );
  await expect(tile(page, 'Sage 200 Standard')).toHaveAccessibleDescription('sage.com');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true });

  test('says which software is better linked on a computer', async ({ page }) => {
    await apply(page);
    await expect(tile(page, 'Xero')).toHaveAccessibleDescription('xero.com');
    await picker(page).getByRole('button', { name: 'All accounting software' }).click();
    await expect(tile(page, 'Sage 200 Standard')).toHaveAccessibleDescription('Use a computer');
  });
});
