import { expect, test } from '@playwright/test';
import { browserFlags, findBrowser } from '../../scripts/find-browser.mjs';
import { apply, authorize, endings, listen, picker, row, tile } from './support/visitor.js';

// Playwright turns it off, as it does not know that a page may come back. A headless shell has none.
test.use({
  launchOptions: {
    executablePath: findBrowser('chromium', { isWhole: true }),
    args: browserFlags(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  },
});

test('A page that the browser kept while the tab was at the provider’s goes on with the attempt', async ({
  page,
}) => {
  // A browser of its own starts for it.
  test.setTimeout(90_000);
  await apply(page, 'Cache Bakery');
  await picker(page).evaluate((element) => {
    element.setAttribute('link-mode', 'redirect');
  });
  const received = await listen(page);
  await page.evaluate(() => {
    window.addEventListener('pageshow', ({ persisted }) => {
      Object.assign(window, { persisted });
    });
  });
  await tile(page, 'Xero').click();
  await page.waitForURL(/\/link\//);
  // It is there at once: it does not load.
  await page.goBack({ waitUntil: 'commit' });
  expect(await page.evaluate(() => (window as { persisted?: boolean }).persisted)).toBe(true);
  await expect(picker(page).getByText('Finish connecting Xero', { exact: true })).toBeVisible();
  expect(await endings(received)).toEqual([]);

  await picker(page).getByRole('button', { name: 'Continue', exact: true }).click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect', { waitUntil: 'commit' });
  await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
  expect(await endings(received)).toEqual(['linked']);
});
