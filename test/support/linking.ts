/** What happens at the provider's, as far as the page that waits can know it. */
import { fixture } from '@open-wc/testing';
import { html } from 'lit';
import { setStatus, type BrowserWorld } from './browser-world.js';
import { setAddress } from './page.js';

/** The person authorizes at the provider's and comes back to the page. */
export async function authorize(world: BrowserWorld, connectionId: string): Promise<void> {
  await setStatus(world, connectionId, 'Linked');
  window.dispatchEvent(new Event('focus'));
}

/** Codat redirects to the host's return page, with these parameters. */
export async function comeBack(parameters: Record<string, string>): Promise<void> {
  setAddress(`?${new URLSearchParams(parameters).toString()}`);
  // Long, so that the page of the tests is not closed.
  await fixture(html`<codat-link-return close-delay="100000000"></codat-link-return>`);
}
