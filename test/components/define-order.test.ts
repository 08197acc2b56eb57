import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { collectUncaught, collectWarnings, find, until } from '../support/page.js';

// In this file nothing is defined until a test does it.
describe('Defining the elements', () => {
  it('leaves alone a tag that something else has defined', async () => {
    const uncaught = collectUncaught();
    class Foreign extends HTMLElement {}
    customElements.define('codat-connect-button', Foreign);
    await import('../../src/components/codat-connect-button/codat-connect-button.define.js');

    expect(customElements.get('codat-connect-button') === Foreign).to.equal(true);
    expect(uncaught).to.deep.equal([]);
  });

  it('works where what is inside a provider is defined before the provider', async () => {
    collectWarnings();
    const { proxyUrl } = await createWorld({ connections: [{ platformKey: 'gbol' }] });
    const page = await fixture(
      html`<div>
        <codat-provider proxy-url=${proxyUrl}>
          <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
        </codat-provider>
      </div>`,
    );
    const element = find(page, 'codat-integration-picker');
    await import('../../src/components/codat-integration-picker/codat-integration-picker.define.js');
    const picker = new PickerHarness(element);
    await until('the first rendering', () => element.hasUpdated);
    const alone = picker.hasState('error');
    await import('../../src/components/codat-provider/codat-provider.define.js');
    await until('what is connected', () => picker.connected.length > 0);

    // A provider whose code is still to come is waited for.
    expect(alone).to.equal(false);
    expect(picker.isConnected('Xero')).to.equal(true);
  });

  it('changes nothing when the same script is loaded twice', async () => {
    const uncaught = collectUncaught();
    await import('../../src/define.js');
    const before = customElements.get('codat-connection-list');
    // Another address makes it another module, as a second copy of the script on the page is.
    const copy = '../../src/components/codat-connection-list/codat-connection-list.define.ts?copy';
    await import(copy);

    expect(customElements.get('codat-connection-list') === before).to.equal(true);
    expect(uncaught).to.deep.equal([]);
  });
});
