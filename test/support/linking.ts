/** A picker that links, and what happens at the provider's, as far as the page that waits can know it. */
import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { createWorld, requestsOf, setStatus, type BrowserWorld } from './browser-world.js';
import type { PickerHarness } from './harness/picker-harness.js';
import { mountPicker } from './mount.js';
import { setAddress, until, type SeenEvent } from './page.js';
import type { WorldOptions } from './sandbox-middleware.js';

/** A picker of Xero, FreeAgent and Stripe, for a company of its own. */
export async function mountLinkingPicker(
  mode: string,
  options: WorldOptions = {},
): Promise<{ world: BrowserWorld; picker: PickerHarness }> {
  const world = await createWorld(options);
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${world.proxyUrl}
      platform-keys="gbol fbrh exgd"
      link-mode=${mode}
    ></codat-integration-picker>`,
  );
  return { world, picker: await picker.ready() };
}

/** How many connections Codat was asked to make. */
export async function countPosts(world: BrowserWorld): Promise<number> {
  return (await requestsOf(world)).filter(({ method }) => method === 'POST').length;
}

/** The connection of the latest event. */
export const connectionIdIn = (events: readonly SeenEvent[]): string =>
  (events.at(-1)?.detail as LinkOpenDetail).connectionId;

/** The person authorizes at the provider's and comes back to the page. */
export async function authorize(world: BrowserWorld, connectionId: string): Promise<void> {
  await setStatus(world, connectionId, 'Linked');
  window.dispatchEvent(new Event('focus'));
}

/** Codat redirects to the host's return page, with these parameters. */
export async function comeBack(parameters: Record<string, string>): Promise<void> {
  await setAddress(`?${new URLSearchParams(parameters).toString()}`);
  // Long, so that the page of the tests is not closed.
  await fixture(html`<codat-link-return close-delay="100000000"></codat-link-return>`);
}

/** Waits until a window shows the provider's page; of a world whose links are on this origin. */
export async function untilAtProvider(opened: Window | undefined): Promise<void> {
  await until(
    'the provider’s page',
    () => opened?.location.pathname.includes('/link/') && opened.document.readyState === 'complete',
  );
}

/** The person closes the window at the provider's; of a world whose links are on this origin. */
export async function closeByHand(opened: Window | undefined): Promise<void> {
  await untilAtProvider(opened);
  opened?.close();
}
