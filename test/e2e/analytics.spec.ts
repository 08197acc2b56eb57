import { expect, test, type Page } from '@playwright/test';
import { apply, authorize, cancel, opening, picker, tile } from './support/visitor.js';

interface RecordedEvent {
  type: string;
  detail: { name?: string; attemptId?: string; outcome?: string; mode?: string; elapsed?: number };
}

/**
 * Records the elements' events on all pages of the visit, in every window; each at once, since a page may be left in the
 * same moment. Gives what there is, in its order.
 */
async function record(page: Page): Promise<() => Promise<RecordedEvent[]>> {
  const listen = () => {
    for (const type of ['codat-journey', 'codat-return']) {
      document.addEventListener(type, (event) => {
        const { detail } = event as CustomEvent<object>;
        const at = performance.timeOrigin + performance.now();
        localStorage.setItem(`recorded ${at} ${Math.random()}`, JSON.stringify({ type, detail }));
      });
    }
  };
  await page.context().addInitScript(listen);
  await page.evaluate(listen);
  return () =>
    page.evaluate(() =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith('recorded '))
        .sort((one, other) => Number(one.split(' ')[1]) - Number(other.split(' ')[1]))
        .map((key) => JSON.parse(localStorage.getItem(key) ?? '') as RecordedEvent),
    );
}

/** The events of attempts, in their order: name, and how it went. */
const attemptsIn = (events: readonly RecordedEvent[]) =>
  events
    .filter(({ detail }) => detail.name && detail.name !== 'view')
    .map(({ detail: { name, mode, outcome } }) =>
      [name, mode ?? outcome].filter(Boolean).join(' '),
    );

const idsIn = (events: readonly RecordedEvent[]) => [
  ...new Set(events.flatMap(({ detail }) => (detail.name && detail.attemptId) || [])),
];

test.beforeEach(async ({ page }) => {
  await apply(page);
});

test('reports one attempt on three pages when this tab goes to the provider and comes back', async ({
  page,
}) => {
  const recorded = await record(page);
  await picker(page).evaluate((element) => element.setAttribute('link-mode', 'redirect'));
  await tile(page, 'Xero').click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect');
  await expect.poll(async () => attemptsIn(await recorded()).at(-1)).toBe('outcome linked');

  const events = await recorded();
  expect(attemptsIn(events)).toEqual([
    'select',
    'open redirect',
    'return linked',
    'outcome linked',
  ]);
  expect(idsIn(events)).toHaveLength(1);
  const returns = events.filter(({ type }) => type === 'codat-return');
  expect(returns.map(({ detail }) => detail.outcome)).toEqual(['linked']);
});

test('reports one attempt when the page is reloaded while its window is at the provider', async ({
  page,
}) => {
  const recorded = await record(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await page.reload();
  await expect(
    picker(page).getByRole('heading', { name: 'Continue in the Xero window' }),
  ).toBeVisible();
  await cancel(popup);
  const attempts = async () => attemptsIn(await recorded());
  await expect.poll(async () => (await attempts()).includes('outcome cancelled')).toBe(true);
  await expect.poll(async () => (await attempts()).includes('return cancelled')).toBe(true);

  const events = await recorded();
  // The window and the page get the result at the same moment.
  expect(attemptsIn(events).sort()).toEqual([
    'open popup',
    'outcome cancelled',
    'return cancelled',
    'select',
  ]);
  expect(idsIn(events)).toHaveLength(1);
});
