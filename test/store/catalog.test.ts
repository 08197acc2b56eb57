import { expect } from '@open-wc/testing';
import {
  filterIntegrations,
  groupIntegrations,
  isSandbox,
} from '../../src/store/catalog/catalog.js';
import { integrationOf } from './samples.js';

const keysOf = (integrations: readonly { key: string }[]) => integrations.map(({ key }) => key);

const xero = integrationOf('gbol', { name: 'Xero' });
const quickbooks = integrationOf('qhyg', { name: 'QuickBooks Online' });
const quickbooksSandbox = integrationOf('ndsk', { name: 'QuickBooks Online Sandbox' });
const stripeTest = integrationOf('yzth', { name: 'Stripe Test', sourceType: 'Commerce' });
const shopify = integrationOf('fztf', { name: 'Shopify', sourceType: 'Commerce' });
const plaid = integrationOf('suuo', { name: 'Plaid', sourceType: 'banking' });
const payroll = integrationOf('payr', { name: 'Payrolls', sourceType: 'Payroll' });
const feed = integrationOf('hcws', {
  name: 'QuickBooks Online Bank Feeds',
  sourceType: 'BankFeed',
});
const upload = integrationOf('zpqy', { name: 'Banking data file upload', sourceType: 'Banking' });
const otherUpload = integrationOf('docs', { name: 'Business documents file upload' });
const off = integrationOf('off', { name: 'Off', enabled: false });
const all = [
  xero,
  quickbooks,
  quickbooksSandbox,
  stripeTest,
  shopify,
  plaid,
  payroll,
  feed,
  upload,
  otherUpload,
  off,
];

describe('What is shown of a catalogue', () => {
  it('is all that is enabled, without sandboxes, bank feeds and file uploads', () => {
    expect(keysOf(filterIntegrations(all, {}))).to.deep.equal([
      'gbol',
      'qhyg',
      'fztf',
      'suuo',
      'payr',
    ]);
  });

  it('includes sandboxes when asked to', () => {
    expect(keysOf(filterIntegrations(all, { showSandbox: true }))).to.include.members([
      'ndsk',
      'yzth',
    ]);
  });

  it('is of the source types asked for, however they are spelt', () => {
    expect(keysOf(filterIntegrations(all, { sourceTypes: ['banking'] }))).to.deep.equal(['suuo']);
    const two = filterIntegrations(all, { sourceTypes: ['commerce', 'accounting'] });
    expect(keysOf(two)).to.deep.equal(['gbol', 'qhyg', 'fztf']);
  });

  it('is a bank feed only where the host names it, by its type or its key', () => {
    expect(keysOf(filterIntegrations(all, { sourceTypes: ['bankfeed'] }))).to.deep.equal(['hcws']);
    const platformKeys = ['gbol', 'hcws'];
    expect(keysOf(filterIntegrations(all, { platformKeys }))).to.deep.equal(['gbol', 'hcws']);
    const sourceTypes = ['accounting'];
    expect(keysOf(filterIntegrations(all, { platformKeys, sourceTypes }))).to.deep.equal(['gbol']);
  });

  it('is no file upload, even where the host lists it', () => {
    expect(
      keysOf(filterIntegrations(all, { platformKeys: ['zpqy', 'docs', 'gbol'] })),
    ).to.deep.equal(['gbol']);
  });

  it('counts a source type that is not known as other', () => {
    expect(keysOf(filterIntegrations(all, { sourceTypes: ['other'] }))).to.deep.equal(['payr']);
  });

  it('is what the host lists, in its order, a sandbox that it lists too', () => {
    const platformKeys = ['fztf', 'ndsk', 'none', 'gbol', 'off'];
    expect(keysOf(filterIntegrations(all, { platformKeys }))).to.deep.equal([
      'fztf',
      'ndsk',
      'gbol',
    ]);
  });

  it('knows sandboxes by their names, and the one whose name does not say so', () => {
    expect(keysOf(all.filter(isSandbox))).to.deep.equal(['ndsk', 'yzth']);
    expect(isSandbox(integrationOf('x', { name: 'Sandboxed Books' }))).to.equal(false);
  });
});

describe('Groups', () => {
  const groupsOf = (integrations: typeof all, keepOrder?: boolean) =>
    groupIntegrations(integrations, keepOrder).map((group) => [
      group.sourceType,
      ...keysOf(group.integrations),
    ]);

  it('come in the order of kinds, without empty ones', () => {
    expect(groupsOf([payroll, shopify, plaid, quickbooks, xero])).to.deep.equal([
      ['accounting', 'qhyg', 'gbol'],
      ['banking', 'suuo'],
      ['commerce', 'fztf'],
      ['other', 'payr'],
    ]);
  });

  it('come in the host’s order when it has given one', () => {
    expect(groupsOf([shopify, xero, plaid, quickbooks], true)).to.deep.equal([
      ['commerce', 'fztf'],
      ['accounting', 'gbol', 'qhyg'],
      ['banking', 'suuo'],
    ]);
  });
});
