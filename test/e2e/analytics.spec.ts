import { expect, test, type Page } from '@playwright/test';
import { apply, authorize, cancel, opening, picker, tile } from './support/visitor.js';

interface Told {
  type: string;
  detail: { name?: string; attemptId?: string; outcome?: string; mode?: string; elapsed?: number };
}

/** Keeps what the elements tell on all pages of the visit, in every window. */
async function record(page: Page): Promise<Told[]> {
  const told: Told[] = [];
  const context = page.context();
  await context.exposeFunction('keep', (one: Told) => told.push(one));
  const listen = () => {
    const { keep } = window as unknown as { keep(one: object): void };
    for (const type of ['codat-journey', 'codat-return']) {
      document.addEventListener(type, (event) =>
        keep({ type, detail: (event as CustomEvent<object>).detail }),
      );
    }
  };
  await context.addInitScript(listen);
  await page.evaluate(listen);
  return told;
}

/** The events of attempts, in their order: name, and how it went. */
const attemptsIn = (told: readonly Told[]) =>
  told
    .filter(({ detail }) => detail.name && detail.name !== 'view')
    .map(({ detail: { name, mode, outcome } }) =>
      [name, mode ?? outcome].filter(Boolean).join(' '),
    );

const idsIn = (told: readonly Told[]) => [
  ...new Set(told.flatMap(({ detail }) => (detail.name && detail.attemptId) || [])),
];

test.beforeEach(async ({ page }) => {
  await apply(page);
});

test('tells one attempt on three pages when this tab goes to the provider and comes back', async ({
  page,
}) => {
  const told = await record(page);
  await picker(page).evaluate((element) => element.setAttribute('link-mode', 'redirect'));
  await tile(page, 'Xero').click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect');
  await expect.poll(() => attemptsIn(told).at(-1)).toBe('outcome linked');

  expect(attemptsIn(told)).toEqual(['select', 'open redirect', 'return linked', 'outcome linked']);
  expect(idsIn(told)).toHaveLength(1);
  const returns = told.filter(({ type }) => type === 'codat-return');
  expect(returns.map(({ detail }) => detail.outcome)).toEqual(['linked']);
});

test('tells one attempt when the page is reloaded while its window is at the provider', async ({
  page,
}) => {
  const told = await record(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await page.reload();
  await expect(
    picker(page).getByRole('heading', { name: 'Continue in the Xero window' }),
  ).toBeVisible();
  await cancel(popup);
  await expect.poll(() => attemptsIn(told).includes('outcome cancelled')).toBe(true);
  await expect.poll(() => attemptsIn(told).includes('return cancelled')).toBe(true);

  // The window and the page are told at the same moment.
  expect(attemptsIn(told).sort()).toEqual([
    'open popup',
    'outcome cancelled',
    'return cancelled',
    'select',
  ]);
  expect(idsIn(told)).toHaveLength(1);
});
