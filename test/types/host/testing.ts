/** What a host's tests know. Compiled by types.test.ts, never run. */
import { test as base, type Page } from '@playwright/test';
import type { Plugin } from 'vite';
import {
  codatFixtures,
  createTestWorld,
  createTestWorlds,
  openTestWorld,
  signIn,
  type CodatFixtures,
  type TestWorld,
} from 'codat-elements/testing';

export const test = base.extend<CodatFixtures>(codatFixtures({ redirectUrl: '/connected' }));

test.use({ codatOptions: { connections: [{ platformKey: 'gbol' }] } });

test('drives the window that a click opens', async ({ page, codat }) => {
  const popup: Page = await codat.popupOf(page, () => page.getByRole('button').click());
  await codat.signIn(popup, { fields: { organisation: 'Other Ltd' } });
  await codat.fail(popup, 'denied');
  await signIn(popup);
  await codat.expireAccess({ connectionId: 'x' });
  // @ts-expect-error no such reason
  await codat.fail(popup, 'tired');
  // @ts-expect-error a number is no window
  await codat.signIn(7);
});

export const worlds: Promise<TestWorld>[] = [
  createTestWorld({ scopes: ['read'] }),
  openTestWorld(),
];
export const plugin: Plugin = createTestWorlds().vite();
export const opened = (popup: Window) => signIn(popup);
