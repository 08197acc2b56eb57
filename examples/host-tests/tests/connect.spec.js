import { test as base, expect } from '@playwright/test';
import { codatFixtures } from 'codat-elements/testing';

const test = base.extend(
  codatFixtures({ proxyPath: '/api/codat', redirectUrl: '/connected.html' }),
);

test('a business connects Xero', async ({ page, codat }) => {
  await page.goto('/');
  const xero = page.getByRole('button', { name: 'Connect to Xero' });
  const popup = await codat.popupOf(page, () => xero.click());
  await codat.signIn(popup);
  await expect(page.getByText('Thank you for connecting Xero.')).toBeVisible();
  // The return page closes its window.
  await expect.poll(() => popup.isClosed()).toBe(true);
});

test('a business that cancels sees what it can do', async ({ page, codat }) => {
  await page.goto('/');
  const xero = page.getByRole('button', { name: 'Connect to Xero' });
  const popup = await codat.popupOf(page, () => xero.click());
  await codat.cancel(popup);
  await expect(page.getByText('wasn’t connected').first()).toBeVisible();
});

test('a business whose provider refuses can try again', async ({ page, codat }) => {
  await page.goto('/');
  const xero = page.getByRole('button', { name: 'Connect to Xero' });
  const popup = await codat.popupOf(page, () => xero.click());
  await codat.fail(popup, 'denied');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test.describe('a business that has connected Xero', () => {
  test.use({ codatOptions: { connections: [{ platformKey: 'gbol' }] } });

  test('is asked to reconnect when access expires', async ({ page, codat }) => {
    await page.goto('/');
    await expect(page.getByText('Thank you')).toHaveCount(0);
    await codat.expireAccess('Xero');
    await expect(page.getByRole('button', { name: 'Reconnect Xero' }).first()).toBeVisible();
  });
});
