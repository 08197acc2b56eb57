import { expect, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { CodatIntegrationPicker } from '../../src/components/codat-integration-picker/codat-integration-picker.js';
import { CodatProvider } from '../../src/components/codat-provider/codat-provider.js';
import { createWorld } from '../support/browser-world.js';
import { PickerHarness } from '../support/harness/picker-harness.js';
import { collect, collectWarnings, find } from '../support/page.js';

// Apart from other tests: a tag can be defined once in a page.
describe('Defining what is inside a provider right before the provider', () => {
  it('shows no error in between', async () => {
    const { proxyUrl } = await createWorld();
    const warnings = collectWarnings();
    const errors = collect(document, 'codat-error');
    const page = await fixture(
      html`<div>
        <codat-provider proxy-url=${proxyUrl}>
          <codat-integration-picker platform-keys="gbol"></codat-integration-picker>
        </codat-provider>
      </div>`,
    );
    customElements.define('codat-integration-picker', CodatIntegrationPicker);
    customElements.define('codat-provider', CodatProvider);
    const element = find(page, 'codat-integration-picker');
    const picker = await new PickerHarness(element).ready();

    expect(picker.names).to.deep.equal(['Xero']);
    expect(errors.length).to.equal(0);
    expect(warnings).to.deep.equal([]);
  });
});
