import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { mountPicker } from '../support/mount.js';

async function mounted(): Promise<PickerHarness> {
  const { proxyUrl } = await createWorld();
  const picker = await mountPicker(
    html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
  );
  return picker.ready();
}

describe('codat-integration-picker: searching', () => {
  it('finds by any part of the name, whatever the case', async () => {
    const picker = await mounted();
    await picker.search('QUICKB');

    expect(picker.names).to.deep.equal(['QuickBooks Desktop', 'QuickBooks Online']);
  });

  it('finds with and without accents, and words in any order', async () => {
    const picker = await mounted();
    await picker.search('  ónline  qüick ');

    expect(picker.names).to.deep.equal(['QuickBooks Online']);
  });

  it('tells a screen reader how many were found', async () => {
    const picker = await mounted();
    const before = picker.announced;
    await picker.search('xero');
    const one = picker.announced;
    await picker.search('sage');
    const several = picker.announced;
    await picker.search('qqqq');

    expect({ before, one, several, none: picker.announced }).to.deep.equal({
      before: '',
      one: '1 result',
      several: '4 results',
      none: 'No results',
    });
  });

  it('says that nothing was found, and lets the search be cleared', async () => {
    const picker = await mounted();
    const all = picker.names.length;
    await picker.search('qqqq');
    const shown = picker.text('[part=empty]');
    picker.get('.clear').click();
    await picker.element.updateComplete;

    expect(shown).to.include('No results for “qqqq”');
    expect(picker.searchField.value).to.equal('');
    expect(picker.names.length).to.equal(all);
    expect(picker.root.activeElement === picker.searchField).to.equal(true);
  });

  it('has no search field where everything is seen at a glance', async () => {
    const { proxyUrl } = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${proxyUrl}
        source-types="bankfeed"
      ></codat-integration-picker>`,
    );
    await picker.ready();

    expect(picker.has('[part=search]')).to.equal(false);
  });
});
