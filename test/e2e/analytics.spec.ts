import { expect, test, type Page } from '@playwright/test';
import { apply, authorize, cancel, opening, picker, tile } from './support/visitor.js';

interface RecordedEvent {
  type: string;
  detail: { name?: string; attemptId?: string; outcome?: string; mode?: string; elapsed?: number };
}

/** Records the elements' events on all pages of the visit, in every window. */
async function record(page: Page): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const context = page.context();
  await context.exposeFunction('keep', (one: RecordedEvent) => events.push(one));
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
  return events;
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
  const events = await record(page);
  await picker(page).evaluate((element) => element.setAttribute('link-mode', 'redirect'));
  await tile(page, 'Xero').click();
  await page.waitForURL(/\/link\//);
  await authorize(page);
  await page.waitForURL('**/connect');
  await expect.poll(() => attemptsIn(events).at(-1)).toBe('outcome linked');

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
  const events = await record(page);
  const popup = await opening(page, () => tile(page, 'Xero').click());
  await page.reload();
  await expect(
    picker(page).getByRole('heading', { name: 'Continue in the Xero window' }),
  ).toBeVisible();
  await cancel(popup);
  await expect.poll(() => attemptsIn(events).includes('outcome cancelled')).toBe(true);
  await expect.poll(() => attemptsIn(events).includes('return cancelled')).toBe(true);

  // The window and the page get the result at the same moment.
  expect(attemptsIn(events).sort()).toEqual([
    'open popup',
    'outcome cancelled',
    'return cancelled',
    'select',
  ]);
  expect(idsIn(events)).toHaveLength(1);
});
