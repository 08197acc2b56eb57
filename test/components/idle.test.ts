import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { withEmptyMemory } from '../store/samples.js';
import { countLeaks } from '../store/resource-leaks.js';
import { createWorld, type BrowserWorld } from '../support/browser-world.js';
import { setHidden } from '../support/clock.js';
import { mountPage, mountPicker } from '../support/mount.js';
import { collect, until } from '../support/page.js';

const connected = { connections: [{ platformKey: 'gbol', status: 'Linked' as const }] };

/** Every element that shows a company, of one whose data is all there; its proxy streams no events. */
async function mountAll(world: BrowserWorld): Promise<void> {
  await world.advance(24 * 60 * 60 * 1000);
  const page = await mountPage(
    'light',
    html`
      <codat-provider proxy-url=${world.plainUrl}>
        <codat-link-flow required="accounting"></codat-link-flow>
        <codat-integration-picker upload></codat-integration-picker>
        <codat-connect-button platform-key="exgd"></codat-connect-button>
        <codat-connection-list></codat-connection-list>
        <codat-connection-alert></codat-connection-alert>
        <codat-file-upload></codat-file-upload>
        <codat-sync-status details></codat-sync-status>
      </codat-provider>
    `,
  );
  const elements = [...page.querySelectorAll<HTMLElement>('codat-provider > *')];
  await until('all of them', () => elements.every((one) => !one.matches(':state(loading)')));
}

describe('A page on which nothing is under way', () => {
  beforeEach(withEmptyMemory);

  it('has no timer and no request of the elements', async () => {
    const leaks = countLeaks();
    await mountAll(await createWorld(connected));
    await until('rest', () => leaks().timers === 0 && leaks().requests === 0);
    expect(leaks().channels).to.equal(0);
  });
});

describe('A page that is hidden while a person signs in elsewhere', () => {
  beforeEach(withEmptyMemory);

  it('has no timer and no request of the elements until it is seen again', async () => {
    const leaks = countLeaks();
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.plainUrl}
        link-mode="manual"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const opens = collect(picker.element, 'codat-link-open');
    picker.choose('Xero');
    await until('the attempt', () => opens.length > 0);
    await until('a poll to come', () => leaks().timers > 0 && leaks().requests === 0);
    setHidden(true);
    await until('rest', () => leaks().timers === 0 && leaks().requests === 0);
    setHidden(false);
    await until('a poll again', () => leaks().timers > 0 || leaks().requests > 0);
  });
});
