import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountButton, mountPicker } from '../support/mount.js';
import { atTheEnd } from '../support/page.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function picked(keys: string, connections: WorldOptions['connections'] = []) {
  const { proxyUrl } = await createWorld({ connections });
  const picker = await mountPicker(
    html`<codat-integration-picker
      proxy-url=${proxyUrl}
      platform-keys=${keys}
    ></codat-integration-picker>`,
  );
  return picker.ready();
}

async function button(key: string, connections: WorldOptions['connections'] = []) {
  const { proxyUrl } = await createWorld({ connections });
  const shown = await mountButton(
    html`<codat-connect-button proxy-url=${proxyUrl} platform-key=${key}></codat-connect-button>`,
  );
  return shown.ready();
}

/** The page seems to be on a phone, or not, until the test ends. */
function onPhone(isPhone: boolean): void {
  const { matchMedia } = window;
  window.matchMedia = (query) =>
    query.includes('coarse')
      ? new Proxy(matchMedia(query), { get: (_, name) => name === 'matches' && isPhone })
      : matchMedia(query);
  atTheEnd(() => {
    window.matchMedia = matchMedia;
  });
}

describe('What linking a platform takes', () => {
  const hints = {
    akxx: ['Oracle NetSuite', 'Admin access needed · Allow 20 minutes'],
    knfz: ['Sage Intacct', 'Admin access needed · Allow 20 minutes'],
    trji: ['Dynamics 365 Business Central', 'Admin access needed · Allow 20 minutes'],
    pqsw: ['QuickBooks Desktop', 'Needs an app on your computer'],
    hbql: ['Sage 50 (UK)', 'Needs an app on your computer'],
    fztf: ['Shopify', 'Have your store’s API keys ready'],
    gbol: ['Xero', 'xero.com'],
  } as const;
  for (const [key, [name, hint]] of Object.entries(hints)) {
    it(`is said on the tile of ${name}`, async () => {
      onPhone(false);
      expect((await picked(key)).tile(name).hint).to.equal(hint);
    });
  }

  it('is part of how a screen reader describes the tile', async () => {
    onPhone(false);
    const picker = await picked('knfz');
    const { tile } = picker.tile('Sage Intacct');
    const id = tile.getAttribute('aria-describedby') ?? '';

    expect(picker.text(`#${id}`)).to.equal('Admin access needed · Allow 20 minutes');
  });

  it('is said under the connect button, and describes it', async () => {
    onPhone(false);
    const intacct = await button('knfz');
    const xero = await button('gbol');

    expect(intacct.reason).to.equal('Admin access needed · Allow 20 minutes');
    expect(intacct.accessibleName).to.equal('Connect to Sage Intacct');
    expect(xero.reason).to.equal('');
    expect(xero.has('.secondary')).to.equal(false);
  });

  it('gives way to why a button cannot be pressed', async () => {
    const intacct = await button('knfz', [{ platformKey: 'gbol' }]);

    expect(intacct.reason).to.equal(
      'You’ve connected Xero. Disconnect it to use other accounting software.',
    );
  });

  it('is no longer said once it is linked', async () => {
    const shop = await button('fztf', [{ platformKey: 'fztf' }]);
    const picker = await picked('fztf', [{ platformKey: 'fztf' }]);

    expect(shop.reason).to.equal('');
    expect(picker.tile('Shopify').hint).to.equal('✓ Connected Add another');
  });

  it('is a computer where it cannot well be done on a phone, and only there', async () => {
    onPhone(true);
    const picker = await picked('jcrp knfz gbol');

    expect(picker.tile('Sage 200 Standard').hint).to.equal('Use a computer');
    expect(picker.tile('Sage Intacct').hint).to.match(/^Use a computer · /);
    expect(picker.tile('Xero').hint).to.equal('xero.com');
    onPhone(false);
    picker.element.requestUpdate();
    await picker.element.updateComplete;
    expect(picker.tile('Sage 200 Standard').hint).to.equal('sage.com');
  });

  it('is said in the host’s words', async () => {
    onPhone(false);
    const picker = await picked('knfz');
    picker.element.text = { hintAdministrator: 'Ask your administrator', hintLong: 'Takes long' };
    await picker.element.updateComplete;

    expect(picker.tile('Sage Intacct').hint).to.equal('Ask your administrator · Takes long');
  });
});
