import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { mountPicker } from '../support/mount.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';

async function mounted(connections: WorldOptions['connections']): Promise<PickerHarness> {
  const { proxyUrl } = await createWorld({ connections: connections ?? [] });
  const picker = await mountPicker(
    html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
  );
  return picker.ready();
}

describe('codat-integration-picker: how integrations stand', () => {
  it('takes the official button away once it is connected', async () => {
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'qhyg' }] });
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        platform-keys="qhyg hcws"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    // A bank feed of the same brand is drawn with its button: the images have come by then.
    await picker.untilBranded('QuickBooks Online Bank Feeds');

    expect(picker.isConnected('QuickBooks Online')).to.equal(true);
    expect(picker.has('[part=connected] [part=official-button]')).to.equal(false);
  });

  it('lets further banks and shops be connected', async () => {
    const picker = await mounted([{ platformKey: 'mnzo' }, { platformKey: 'exgd' }]);
    const monzo = picker.tile('Monzo');

    expect(monzo.chip).to.equal('✓ Connected');
    expect(monzo.hint).to.include('Add another');
    expect(monzo.accessibleName).to.equal('Add another Monzo');
    expect(monzo.canBePressed).to.equal(true);
    expect(picker.tile('Barclays').canBePressed).to.equal(true);
  });

  it('distinguishes the banks that share an integration', async () => {
    const picker = await mounted([{ platformKey: 'mnzo' }]);

    expect(picker.tile('Monzo').chip).to.equal('✓ Connected');
    expect(picker.tile('HSBC').chip).to.equal('');
  });

  it('lets what is not finished be continued', async () => {
    const picker = await mounted([{ platformKey: 'gbol', status: 'PendingAuth' }]);
    const xero = picker.tile('Xero');

    expect(xero.hint).to.equal('Not finished Continue');
    expect(xero.accessibleName).to.equal('Continue Xero');
    expect(picker.tile('Sage Intacct').canBePressed).to.equal(true);
  });

  it('lets what was lost or disconnected be connected again', async () => {
    const picker = await mounted([
      { platformKey: 'gbol', status: 'Deauthorized' },
      { platformKey: 'fbrh', status: 'Unlinked' },
    ]);

    expect(picker.tile('Xero').hint).to.equal('Reconnect needed Reconnect');
    expect(picker.tile('FreeAgent').hint).to.equal('Disconnected Reconnect');
    expect(picker.tile('FreeAgent').accessibleName).to.equal('Reconnect FreeAgent');
  });

  it('lets the telling connection speak where there are several', async () => {
    const picker = await mounted([
      { platformKey: 'exgd', status: 'Unlinked' },
      { platformKey: 'exgd', status: 'Linked' },
      { platformKey: 'exgd', status: 'PendingAuth' },
    ]);

    expect(picker.tile('Stripe').chip).to.equal('✓ Connected');
  });

  it('gives a hint of whose it is, or of what it takes', async () => {
    const picker = await mounted([]);

    expect(picker.tile('Xero').hint).to.equal('xero.com');
    expect(picker.tile('QuickBooks Desktop').hint).to.equal('Needs an app on your computer');
    expect(picker.tile('Xero').accessibleName).to.equal('Connect to Xero');
  });
});
