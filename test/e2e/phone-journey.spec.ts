/** A first visit on a phone. `RECORD_SCREENS=1 npm test -- phone-journey` photographs its screens for the guide. */
import { expect, test, type Page } from '@playwright/test';
import { authorize, opening, signIn } from './support/visitor.js';

test.use({
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
});

const flow = (page: Page) => page.locator('codat-link-flow');

async function photograph(page: Page, name: string): Promise<void> {
  if (process.env['RECORD_SCREENS'] !== '1') return;
  await page.screenshot({ path: `docs/images/journey-${name}.png`, scale: 'css' });
}

test('leads a first-time visitor to the provider’s page in three actions, with the software in sight', async ({
  page,
}) => {
  await signIn(page);
  await page.goto('/journey');
  let actions = 0;
  const tap = async (target: ReturnType<Page['locator']>) => {
    actions += 1;
    await target.tap();
  };
  const start = flow(page).getByRole('button', { name: 'Get started' });
  await start.waitFor();
  await photograph(page, 'introduction');

  await tap(flow(page).getByRole('checkbox'));
  await tap(start);
  const xero = flow(page).getByRole('button', { name: 'Connect to Xero' });
  await expect(xero).toBeInViewport({ ratio: 1 });
  await photograph(page, 'software');
  const popup = await opening(page, () => tap(xero));
  expect(actions).toBe(3);
  await photograph(popup, 'provider');
  await page.bringToFront();
  await expect(
    flow(page).getByRole('heading', { name: 'Continue in the Xero window' }),
  ).toBeInViewport();
  await photograph(page, 'waiting');

  await authorize(popup);
  await expect(flow(page).getByText('That’s everything we need.')).toBeVisible();
  await photograph(page, 'connected');
  await flow(page).getByRole('button', { name: 'Continue', exact: true }).tap();
  await expect(flow(page).getByRole('heading', { name: 'You’re connected' })).toBeVisible();
  await photograph(page, 'done');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
