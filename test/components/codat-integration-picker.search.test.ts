import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createCodatClient } from '../../src/api/client.js';
import { languageModules } from '../../src/i18n/language-modules.js';
import { integrationOf } from '../store/samples.js';
import { breakCodat, createWorld, setStatus } from '../support/browser-world.js';
import { fileOf } from '../support/files.js';
import { openUpload } from '../support/harness/open-upload.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { mountLinkingPicker } from '../support/linking.js';
import { mountFlow, mountPicker } from '../support/mount.js';
import { until } from '../support/page.js';

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

  it('brings back the same tiles in the same order when the search is cleared', async () => {
    const picker = await mounted();
    const { names, groups } = picker;
    const before = picker.tiles.map(({ tile }) => tile);
    await picker.search('shop');
    const left = picker.groups;
    await picker.search('');

    expect(left).to.deep.equal(['Commerce']);
    expect({ names: picker.names, groups: picker.groups }).to.deep.equal({ names, groups });
    expect(picker.tiles.every(({ tile }, index) => tile === before[index])).to.equal(true);
  });

  it('shows how an integration stands now that was not found for a while', async () => {
    const world = await createWorld({
      connections: [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' }],
    });
    const picker = await mountPicker(
      html`<codat-integration-picker proxy-url=${world.proxyUrl}></codat-integration-picker>`,
    );
    await picker.ready();
    const before = picker.tile('Xero').chip;
    await picker.search('shopify');
    await setStatus(world, 'c1', 'Unlinked');
    await picker.element.refresh();
    await picker.search('');

    expect([before, picker.tile('Xero').chip]).to.deep.equal(['Not finished', 'Disconnected']);
  });

  it('ends once other kinds of software are to be chosen from', async () => {
    const picker = await mounted();
    await picker.search('xero');
    picker.element.sourceTypes = 'banking';
    await picker.element.updateComplete;

    expect(picker.groups).to.deep.equal(['Banking']);
    expect(picker.has('[part=empty]')).to.equal(false);
    expect(picker.announced).to.equal('');
  });

  it('ends once other software is to be chosen from, and not where the same is named anew', async () => {
    const picker = await mounted();
    picker.element.sourceTypes = ['accounting'];
    await picker.element.updateComplete;
    await picker.search('xero');
    picker.element.sourceTypes = ['accounting'];
    await picker.element.updateComplete;
    const same = picker.names;
    picker.element.platformKeys = ['qhyg'];
    await picker.element.updateComplete;
    await picker.openAll();

    expect(same).to.deep.equal(['Xero']);
    expect(picker.names).to.deep.equal(['QuickBooks Online']);
  });

  it('does not stay in the next kind of a journey', async () => {
    const { proxyUrl } = await createWorld();
    const flow = await mountFlow(
      html`<codat-link-flow proxy-url=${proxyUrl} required="accounting banking"></codat-link-flow>`,
    );
    const picker = await flow.begin();
    await picker.search('xero');
    flow.chooseCategory('Banking');
    await until('banks', () => picker.element.sourceTypes === 'banking');
    await picker.element.updateComplete;

    expect(picker.text('.panel')).not.to.contain('No results');
    expect(picker.groups).to.deep.equal(['Banking']);
  });

  it('announces how many were found', async () => {
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

  it('announces how many were found after an attempt was cancelled', async () => {
    const { picker } = await mountLinkingPicker('manual');
    picker.element.platformKeys = '';
    await picker.ready();
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    picker.pressOnStage('Cancel');
    await picker.untilText('[role=status]', 'Xero wasn’t connected');
    await picker.search('sage');

    expect(picker.announced).to.equal('4 results');
  });

  it('announces how many were found while a file has failed behind the list', async () => {
    const world = await createWorld();
    const picker = await mountPicker(
      html`<codat-integration-picker
        proxy-url=${world.proxyUrl}
        upload
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const upload = await openUpload(picker);
    await breakCodat(world, {
      kind: 'status',
      status: 402,
      method: 'POST',
      path: '/companies/*/connections/*/files',
    });
    upload.choose(fileOf('a.pdf'));
    await upload.untilStatus(/isn’t available/);
    picker.get('.upload:not([hidden]) .back').click();
    await picker.untilText('[role=status]', 'a.pdf');
    await picker.search('sage');

    expect(picker.announced).to.equal('4 results');
  });

  it('says nothing to another company of an attempt that was cancelled before', async () => {
    const { picker } = await mountLinkingPicker('manual');
    picker.choose('Xero');
    await picker.untilPanel('Continue in the Xero window');
    picker.pressOnStage('Cancel');
    await picker.untilText('[role=status]', 'Xero wasn’t connected');
    const other = await createWorld();
    picker.element.proxyUrl = other.proxyUrl;
    await picker.element.updateComplete;
    await picker.ready();

    expect(picker.announced).to.equal('');
  });

  it('is cleared by Esc, which leaves it alone while an input method composes', async () => {
    const picker = await mounted();
    const all = picker.names.length;
    await picker.search('xero');
    const press = (init: KeyboardEventInit = {}) => {
      const event = new KeyboardEvent('keydown', {
        ...{ key: 'Escape', bubbles: true, composed: true, cancelable: true },
        ...init,
      });
      picker.searchField.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const composing = press({ isComposing: true });
    const kept = picker.searchField.value;
    const filled = press();
    await picker.element.updateComplete;
    const empty = press();

    expect({ composing, kept, filled, empty }).to.deep.equal({
      composing: false,
      kept: 'xero',
      filled: true,
      empty: false,
    });
    expect([picker.searchField.value, picker.names.length]).to.deep.equal(['', all]);
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

  it('takes punctuation alone for nothing typed', async () => {
    const picker = await mounted();
    const all = picker.names;
    await picker.search('-');

    expect(picker.names).to.deep.equal(all);
    expect(picker.has('[part=empty]')).to.equal(false);
    expect(picker.announced).to.equal('');
  });

  const categories: Record<string, [words: string[], name: string, other: string][]> = {
    fr: [
      [['comptabilité', 'COMPTABILITE', 'logiciel'], 'Xero', 'Monzo'],
      [['banque', 'banques', 'bank'], 'Monzo', 'Xero'],
      [['boutique', 'vente en ligne'], 'Shopify', 'Xero'],
    ],
    'fr-CA': [[['banque'], 'Monzo', 'Xero']],
    de: [
      [['Buchhaltung', 'Accounting'], 'Xero', 'Monzo'],
      [['Onlineshop', 'Shop'], 'Shopify', 'Monzo'],
    ],
    ja: [
      [['会計'], 'Xero', 'Monzo'],
      [['銀行'], 'Monzo', 'Xero'],
    ],
    ar: [
      [['محاسبة', 'المحاسبة'], 'Xero', 'Monzo'],
      [['بنوك', 'بنك'], 'Monzo', 'Xero'],
    ],
    es: [[['banco', 'bancos'], 'Monzo', 'Xero']],
    it: [[['banca', 'banche'], 'Monzo', 'Xero']],
    nl: [[['winkel', 'webwinkels'], 'Shopify', 'Monzo']],
    'pt-BR': [[['loja', 'lojas'], 'Shopify', 'Monzo']],
  };
  for (const [lang, cases] of Object.entries(categories)) {
    it(`finds in ${lang} by the language's own words for a category`, async () => {
      await languageModules[lang]?.load();
      const { proxyUrl } = await createWorld();
      const picker = await mountPicker(
        html`<codat-integration-picker
          lang=${lang}
          proxy-url=${proxyUrl}
          collapse-after="0"
        ></codat-integration-picker>`,
      );
      await picker.ready();
      for (const [words, name, other] of cases) {
        for (const word of words) {
          await picker.search(word);
          const names = picker.names.join();
          expect(names, word).to.include(name);
          expect(names, word).not.to.include(other);
        }
      }
    });
  }

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

  it('shows all of very many again once the search is cleared, and stays ready for the next', async () => {
    const integrations = Array.from({ length: 300 }, (_, index) =>
      integrationOf(`key-${index}`, {
        name: `Software ${index}${index % 4 === 0 ? ' Quick' : ''}`,
        sourceType: ['Accounting', 'Banking', 'Commerce'][index % 3],
      }),
    );
    const { proxyUrl } = await createWorld();
    const client = Object.assign(createCodatClient({ proxyUrl }), {
      listIntegrations: () => Promise.resolve(integrations),
    });
    const picker = await mountPicker(
      html`<codat-integration-picker
        .client=${client}
        collapse-after="0"
      ></codat-integration-picker>`,
    );
    await picker.ready();
    const untilShown = (count: number) =>
      until(`${count} tiles`, () => picker.all('li.cell').length === count);
    await untilShown(300);
    for (const [words, count] of [
      ['quick', 75],
      ['', 300],
      ['qqqq', 0],
      ['', 300],
    ] as const) {
      await picker.search(words);
      await untilShown(count);
    }
  });
});
