/** How a random journey is judged: everything is put right around the elements, and then what they show and left. */
import assert from 'node:assert/strict';
import type { Page } from '@playwright/test';
import type { Person, SeenEvent } from './browser.js';
import { putPickerBack, type Model } from './commands.js';
import { companies } from './lender.js';

/** How long the elements may take to be right once nothing is in their way, in milliseconds. */
const SETTLE_MS = 60_000;

/** Waits until a check holds, and gives its last failure if it never does. */
async function eventually(check: () => Promise<void> | void): Promise<void> {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

const words: Readonly<Record<string, string>> = {
  Linked: 'Connected',
  PendingAuth: 'Not finished',
  Unlinked: 'Disconnected',
  Deauthorized: 'Reconnect needed',
};

/** The network is there, somebody is signed in, Codat responds, and the page is shown. */
async function putRight(person: Person, model: Model): Promise<void> {
  person.lender.sandbox.faults.clear();
  person.lender.isSignedIn = true;
  await person.setOffline(false);
  if (model.isElsewhere) await person.tab.goBack();
  // An open question is in the way of everything else.
  for (const tab of person.tabs) await person.pressKey(tab, 'Escape');
  await putPickerBack(person);
  for (const tab of person.tabs) await person.comeBack(tab);
}

/** Ends every attempt that still waits: closes its window and presses Cancel. */
async function endAttempts(person: Person, tab: Page): Promise<void> {
  await eventually(async () => {
    await person.press(tab, /^Cancel/);
    const waiting = await tab
      .locator('codat-integration-picker, codat-connection-list')
      .getByRole('button', { name: /^Cancel/ })
      .count();
    assert.equal(waiting, 0, 'an attempt cannot be cancelled');
  });
}

/**
 * Ends the attempts of every company, and leaves the journey's own on the page. An attempt of before a reload waits
 * until its company is shown again, by the name that the page had for it.
 */
async function endEveryAttempt(person: Person, model: Model): Promise<void> {
  for (const shown of [undefined, ...companies, model.company]) {
    await person.showCompany(shown);
    await person.untilShown(person.tab);
    for (const tab of person.tabs) await endAttempts(person, tab);
  }
}

const company = (person: Person, model: Model) =>
  person.lender.sandbox.connectionsOf(person.lender.idOf(model.company));

/** The rows of the list, as `platform: status`. */
async function shownIn(tab: Page): Promise<string[]> {
  const rows = await tab.locator('codat-connection-list [part=item]').allInnerTexts();
  return rows
    .map((row) => {
      const [name = ''] = row.trim().split('\n');
      const status = Object.values(words).find((word) => row.includes(word)) ?? '';
      return `${name.trim()}: ${status}`;
    })
    .sort();
}

/** Between the beginning of an attempt and its next one there is one end. */
export function checkEndings(events: readonly SeenEvent[]): void {
  const open = new Map<string, boolean>();
  for (const { tab, type, connectionId, outcome } of events) {
    if (!connectionId) continue;
    const key = `${tab} ${connectionId}`;
    if (type === 'codat-link-open') open.set(key, true);
    if (type !== 'codat-link-end') continue;
    const isOpen = open.get(key);
    // What was linked already by the time it was asked for ends without a window.
    assert.ok(isOpen !== false || outcome === 'linked', `${key} ended twice`);
    open.set(key, false);
  }
  for (const [key, isOpen] of open) assert.equal(isOpen, false, `${key} never ended`);
}

export async function judge(person: Person, model: Model): Promise<void> {
  await putRight(person, model);
  await endEveryAttempt(person, model);

  await eventually(() => {
    assert.deepEqual(
      person.blankWindows.map((page) => page.url()),
      [],
      'a blank window is left',
    );
  });
  await eventually(async () => {
    const expected = company(person, model).map(
      ({ platformKey, status }) => `${nameOf(platformKey)}: ${words[status] ?? status}`,
    );
    assert.deepEqual(await shownIn(person.tab), expected.sort());
  });

  for (const platformKey of new Set(company(person, model).map((one) => one.platformKey))) {
    const own = company(person, model).filter((one) => one.platformKey === platformKey);
    const pending = own.filter(({ status }) => status === 'PendingAuth');
    assert.ok(pending.length <= 1, `${pending.length} pending connections of ${platformKey}`);
    if (platformKey === 'gbol') assert.ok(own.length <= 1, `${own.length} connections to Xero`);
  }
  // What was still being prepared, or loaded, has come to its window meanwhile.
  await eventually(async () => {
    await endEveryAttempt(person, model);
    checkEndings(person.events);
  });
  assert.deepEqual(person.thrown, [], 'something was thrown into the page');

  // Nothing is left once the elements are gone.
  for (const tab of person.tabs) {
    await person.inPage(tab, () => document.querySelector('codat-provider')?.remove());
  }
  await eventually(() => assert.equal(person.lender.streams, 0, 'a stream is left'));
  // What was on its way may still arrive; after that, ten minutes bring nothing.
  await eventually(async () => {
    const before = person.lender.requests;
    for (const tab of person.tabs) await tab.clock.fastForward(10 * 60_000);
    assert.equal(person.lender.requests, before, 'the page still asks the proxy');
  });
}

const platformNames: Readonly<Record<string, string>> = {
  gbol: 'Xero',
  suuo: 'Plaid',
  exgd: 'Stripe',
};
const nameOf = (platformKey: string) => platformNames[platformKey] ?? platformKey;
