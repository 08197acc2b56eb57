import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createWorld } from '../support/browser-world.js';
import { screenReaderText } from '../support/harness/element-harness.js';
import type { PickerHarness } from '../support/harness/picker-harness.js';
import { mountPicker } from '../support/mount.js';
import type { LinkOpenDetail } from '../../src/events/index.js';
import { collect, collectWarnings, until } from '../support/page.js';

interface Settings {
  featured?: string | string[];
  'collapse-after'?: string;
  'source-types'?: string;
  'platform-keys'?: string;
  'show-sandbox'?: string;
  layout?: string;
  'link-mode'?: string;
}

async function mounted(settings: Settings = {}): Promise<PickerHarness> {
  const { proxyUrl } = await createWorld();
  const picker = await mountPicker(
    html`<codat-integration-picker proxy-url=${proxyUrl}></codat-integration-picker>`,
  );
  for (const [name, value] of Object.entries(settings)) {
    if (Array.isArray(value)) Object.assign(picker.element, { [name]: value });
    else picker.element.setAttribute(name, value as string);
  }
  return picker.loaded();
}

const popularOf = (picker: PickerHarness) => picker.popular.map(({ name }) => name);

describe('codat-integration-picker: what comes first', () => {
  it('is the best known of each category, and the rest is folded', async () => {
    const picker = await mounted();

    expect(popularOf(picker)).to.deep.equal([
      'Xero',
      'QuickBooks Online',
      'Barclays',
      'HSBC',
      'Shopify',
      'Stripe',
    ]);
    expect(picker.folds).to.deep.equal([
      'All accounting software 18',
      'All banks 8',
      'All commerce software 10',
    ]);
    expect(picker.tiles.length).to.equal(0);
  });

  it('is the best known of the one category that is shown', async () => {
    const picker = await mounted({ 'source-types': 'accounting' });

    expect(popularOf(picker)).to.deep.equal([
      'Xero',
      'QuickBooks Online',
      'Sage Accounting',
      'FreeAgent',
      'FreshBooks',
      'Zoho Books',
    ]);
  });

  it('is what the host features, in its order and at most six', async () => {
    const featured = 'exgd gbol nope exgd ltpp qhyg fbrh tgff pbtz';
    const picker = await mounted({ featured });

    expect(popularOf(picker)).to.deep.equal([
      'Stripe',
      'Xero',
      'WooCommerce',
      'QuickBooks Online',
      'FreeAgent',
      'Sage Accounting',
    ]);
  });

  it('is the same from an array, and nothing from an empty one', async () => {
    const some = await mounted({ featured: ['fztf', 'gbol'] });
    const none = await mounted({ featured: [] });

    expect(popularOf(some)).to.deep.equal(['Shopify', 'Xero']);
    expect(popularOf(none)).to.deep.equal([]);
  });

  it('is only of what is shown', async () => {
    const picker = await mounted({ 'source-types': 'commerce', featured: 'gbol fztf' });

    expect(popularOf(picker)).to.deep.equal(['Shopify']);
  });

  it('is a test version only where those are shown', async () => {
    const without = await mounted({ featured: 'mqjo gbol' });
    const withThem = await mounted({ featured: 'mqjo gbol', 'show-sandbox': '' });

    expect(popularOf(without)).to.deep.equal(['Xero']);
    expect(popularOf(withThem)).to.deep.equal(['Sandbox', 'Xero']);
  });

  it('is not apart where all is seen at a glance, unless the host says so', async () => {
    const few = { 'platform-keys': 'gbol qhyg fbrh exgd' };
    const picker = await mounted(few);
    const featuring = await mounted({ ...few, featured: 'fbrh' });

    expect(popularOf(picker)).to.deep.equal([]);
    expect(picker.folds).to.deep.equal([]);
    expect(picker.names).to.deep.equal(['Xero', 'QuickBooks Online', 'FreeAgent', 'Stripe']);
    expect(popularOf(featuring)).to.deep.equal(['FreeAgent']);
    expect(featuring.names).to.deep.equal(['Xero', 'QuickBooks Online', 'Stripe']);
  });

  it('gives way to what a search finds, and comes back', async () => {
    const picker = await mounted();
    await picker.search('xero');
    const found = { popular: popularOf(picker), names: picker.names, folds: picker.folds };
    await picker.search('');

    expect(found).to.deep.equal({ popular: [], names: ['Xero'], folds: [] });
    expect(popularOf(picker).length).to.equal(6);
    expect(picker.tiles.length).to.equal(0);
  });

  it('links when it is pressed', async () => {
    const picker = await mounted({ 'link-mode': 'manual' });
    const opens = collect(picker.element, 'codat-link-open');
    picker.popular.find(({ name }) => name === 'Xero')?.press();
    await until('its link', () => opens.length > 0);

    expect((opens[0]?.detail as LinkOpenDetail).integrationKey).to.equal('gbol');
  });
});

describe('codat-integration-picker: what is folded', () => {
  it('opens with all of its category, the popular ones too, and keeps the focus', async () => {
    const picker = await mounted();
    await picker.open('All accounting software 18');
    const { activeElement } = picker.root;
    const opened = { folds: picker.folds[0], names: picker.names };
    await picker.open('All accounting software 18');

    expect(screenReaderText(activeElement)).to.equal('All accounting software 18');
    expect(opened.folds).to.equal('All accounting software 18 (open)');
    expect(opened.names.length).to.equal(18);
    expect(opened.names).to.include.members(['Xero', 'Sage Intacct']);
    expect(picker.tiles.length).to.equal(0);
  });

  it('names its list for a screen reader, in the page’s outline', async () => {
    const picker = await mounted();
    await picker.open('All banks 8');
    const button = picker.all('[aria-expanded=true]')[0];
    const list = picker.root.getElementById(button?.getAttribute('aria-controls') ?? '');
    const [group] = picker.all('[part=group]').filter((one) => one.contains(list));

    expect(button?.parentElement?.localName).to.equal('h3');
    expect(list?.localName).to.equal('ul');
    expect(group?.getAttribute('aria-labelledby')).to.equal(button?.parentElement?.id);
  });

  it('is cut after as many as the host says where nothing is featured, and shows the rest', async () => {
    const picker = await mounted({ featured: '', 'collapse-after': '5' });
    const before = { folds: picker.folds, names: picker.namesIn('Accounting') };
    await picker.open('Show all 18');
    const names = picker.namesIn('Accounting');

    expect(before.folds).to.deep.equal(['Show all 18', 'Show all 8', 'Show all 10']);
    expect(before.names).to.deep.equal(names.slice(0, 5));
    expect(names.length).to.equal(18);
    expect(picker.folds).to.deep.equal(['Show all 8', 'Show all 10']);
    expect(screenReaderText(picker.root.activeElement)).to.equal(`Connect to ${names[5] ?? ''}`);
  });

  it('is nothing with collapse-after="0"', async () => {
    const picker = await mounted({ 'collapse-after': '0' });

    expect(picker.folds).to.deep.equal([]);
    expect(picker.popular.length).to.equal(0);
    expect(picker.tiles.length).to.equal(36);
  });

  it('is nothing where each category has few enough', async () => {
    const picker = await mounted({ 'collapse-after': '18' });

    expect(picker.folds).to.deep.equal([]);
    expect(picker.tiles.length).to.equal(36);
  });

  it('is the same in layout="list"', async () => {
    const picker = await mounted({ layout: 'list' });
    await picker.open('All banks 8');

    expect(picker.popular.length).to.equal(6);
    expect(picker.tiles.length).to.equal(8);
  });

  it('is cut among many search results too, until the next search', async () => {
    const picker = await mounted({ 'source-types': 'accounting', 'collapse-after': '2' });
    await picker.search('sage');
    const before = { names: picker.names, announced: picker.announced };
    await picker.open('Show all 4');
    const shown = picker.names;
    await picker.search('sage');

    expect(before).to.deep.equal({
      names: ['Sage 200 Standard', 'Sage 50 (UK)'],
      announced: '4 results',
    });
    expect(shown.length).to.equal(4);
    expect(picker.names.length).to.equal(2);
  });

  it('warns once of a number that is none, and uses the default', async () => {
    const warnings = collectWarnings();
    const picker = await mounted({ featured: '', 'collapse-after': '-3' });
    await picker.element.refresh();

    expect(picker.namesIn('Accounting').length).to.equal(8);
    expect(warnings.length).to.equal(1);
    expect(warnings[0]).to.include('Invalid collapse-after');
  });

  it('puts the search before everything that it searches', async () => {
    const picker = await mounted();
    const [first] = picker.all('input, button');

    expect(first === picker.searchField).to.equal(true);
    expect(picker.searchField.placeholder).to.equal(
      'Search, for example Xero or QuickBooks Online',
    );
  });
});
