import { expect, test, type Page } from '@playwright/test';
import { authorize, connectedLine, listen, ofType, opening, row, tile } from './support/visitor.js';

/** Pages that embed the elements in other ways than the lender's do. */
const hosts = [
  { name: 'one script tag', path: '/plain', hasList: false },
  { name: 'a React app', path: '/react/', hasList: true },
  { name: 'a Vue app', path: '/vue/', hasList: true },
];

function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // Codat's mark is on Codat's own address, which a test machine need not reach.
    if (message.type() === 'error' && !message.location().url.includes('static.codat.io')) {
      errors.push(message.text());
    }
  });
  return errors;
}

for (const { name, path, hasList } of hosts) {
  test(`links an integration from ${name}`, async ({ page }) => {
    const errors = watchErrors(page);
    await page.goto(path);
    const received = await listen(page);
    const popup = await opening(page, () => tile(page, 'Xero').click());
    await authorize(popup);
    await expect(connectedLine(page, 'Xero')).toBeVisible();
    if (hasList) await expect(row(page, 'Xero').getByText('Connected')).toBeVisible();
    const ends = ofType(await received(), 'codat-link-end');
    expect(ends.map(({ detail }) => detail['outcome'])).toEqual(['linked']);
    expect(errors).toEqual([]);
  });
}
