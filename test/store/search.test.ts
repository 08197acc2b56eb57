import { expect } from '@open-wc/testing';
import { catalog } from '../../sandbox/catalog/index.js';
import { filterIntegrations } from '../../src/store/catalog/catalog.js';
import { platforms } from '../../src/store/catalog/platforms.js';
import { beginsWithTypo, searchIntegrations } from '../../src/store/catalog/search.js';
import { normalizeText } from '../../src/store/catalog/search-text.js';
import { integrationOf } from './samples.js';

const listed = filterIntegrations(
  catalog.map(({ key, name, sourceType, enabled = true }) =>
    integrationOf(key, { name, sourceType, enabled }),
  ),
  { sourceTypes: ['accounting', 'banking', 'bankfeed', 'commerce'] },
);

const find = (text: string) => searchIntegrations(listed, text).map(({ name }) => name);

const dynamics = ['Dynamics 365 Business Central', 'Dynamics 365 Finance & Operations'];
const quickBooks = ['QuickBooks Desktop', 'QuickBooks Online', 'QuickBooks Online Bank Feeds'];

/** What people type, and all that it finds, in order. */
const searches: Record<string, string[]> = {
  // Abbreviations, and the company behind the software.
  qbo: ['QuickBooks Online', 'QuickBooks Online Bank Feeds'],
  QBD: ['QuickBooks Desktop'],
  qbonline: ['QuickBooks Online', 'QuickBooks Online Bank Feeds'],
  'QB Desktop': ['QuickBooks Desktop'],
  intuit: quickBooks,
  bc: ['Dynamics 365 Business Central'],
  d365: dynamics,
  'D365 finance': ['Dynamics 365 Finance & Operations'],
  'microsoft dynamics': dynamics,
  navision: ['Dynamics 365 Business Central'],
  NetSuite: ['Oracle NetSuite'],
  intacct: ['Sage Intacct'],
  izettle: ['Zettle'],
  // Spaces, case, accents, punctuation.
  sage50: ['Sage 50 (UK)'],
  'SAGE 50': ['Sage 50 (UK)'],
  'sage-200': ['Sage 200 Standard'],
  'quick books': quickBooks,
  'quick books online': ['QuickBooks Online', 'QuickBooks Online Bank Feeds'],
  'Zóho  Bóoks': ['Zoho Books'],
  zohobooks: ['Zoho Books'],
  'woo commerce': ['WooCommerce'],
  'business central': ['Dynamics 365 Business Central'],
  'central business': ['Dynamics 365 Business Central'],
  // One typo a word: a letter too many, missing, another, in the wrong place.
  xerro: ['Xero'],
  zero: ['Xero'],
  quickboks: quickBooks,
  'quick boks': quickBooks,
  qiuckbooks: quickBooks,
  'quikbooks onlne': ['QuickBooks Online', 'QuickBooks Online Bank Feeds'],
  freagent: ['FreeAgent'],
  shopfy: ['Shopify'],
  stirpe: ['Stripe'],
  netsuit3: ['Oracle NetSuite'],
  // Two typos are too many, and a short word has no room for one.
  xrrp: [],
  qbx: [],
  // Addresses, as a tile shows them or as they are copied.
  'xero.com': ['Xero'],
  'https://www.xero.com/uk/login?from=mail': ['Xero'],
  'go.xero.com': ['Xero'],
  'quickbooks.intuit.com': quickBooks,
  'sellercentral.amazon.com': ['Amazon Seller Central'],
  'waveapps.c': ['Wave'],
  'harbour-coffee.myshopify.com': ['Shopify'],
  // What is in no name.
  qqqq: [],
  'qqqq wwww': [],
  // A word too many: what most of the words stand for.
  'xero uk': ['Xero'],
  'netsuite erp': ['Oracle NetSuite'],
  'quickbooks pro': quickBooks,
  'xerro uk': ['Xero'],
  'finance and operations': ['Dynamics 365 Finance & Operations'],
  'xero stripe': ['Xero', 'Stripe'],
  // Addresses as they are typed, and those of sites that are not known.
  'www xero com': ['Xero'],
  'xero.com:443': ['Xero'],
  'http:/xero.com': ['Xero'],
  'sellercentral.amazon.co.uk': ['Amazon Seller Central'],
  'barclays.co.uk': ['Barclays'],
  'monzo.com': ['Monzo'],
  'https://www.starlingbank.com/login': ['Starling'],
};

describe('A search', () => {
  for (const [text, names] of Object.entries(searches)) {
    it(`for "${text}" finds ${names.join(', ') || 'nothing'}`, () => {
      expect(find(text)).to.deep.equal(names);
    });
  }

  for (const { key, name, site } of platforms) {
    if (!site || !listed.some((one) => one.key === key)) continue;
    it(`for ${site}, the address on its tile, finds ${name}`, () => {
      expect(find(site)).to.include(name);
    });
  }

  it('for "bank" finds all banks, not only those with the word in their names', () => {
    const banks = listed.filter(({ sourceType }) => sourceType === 'Banking');

    expect(find('bank')).to.include.members(banks.map(({ name }) => name));
    expect(find('Banks')).to.include.members(['Barclays', 'Monzo', 'Starling']);
  });

  it('for a category finds what is in it', () => {
    expect(find('accounting')).to.include.members(['Xero', 'FreshBooks']);
    expect(find('acounting')).to.include.members(['Xero', 'FreshBooks']);
    expect(find('ecommerce')).to.include.members(['Shopify', 'WooCommerce']);
  });

  for (const [text, words] of [
    ['logiciel de comptabilité', 'logiciel comptabilité'],
    ['software di contabilità', 'software contabilità'],
    ['programa de contabilidad', 'programa contabilidad'],
  ] as const) {
    it(`for "${text}" finds the whole category, despite the short word in it`, () => {
      const texts = (type: string) => (type === 'accounting' ? words : '');
      const found = searchIntegrations(listed, text, texts);

      expect([...new Set(found.map(({ sourceType }) => sourceType))]).to.deep.equal(['Accounting']);
      expect(found.length).to.equal(
        listed.filter(({ sourceType }) => sourceType === 'Accounting').length,
      );
    });
  }

  it('keeps a short word that tells two apart', () => {
    expect(find('exact uk')).to.deep.equal(['Exact (UK)']);
    expect(find('sage 50 uk')).to.deep.equal(['Sage 50 (UK)']);
    expect(find('quickbooks de')).to.deep.equal(['QuickBooks Desktop']);
  });

  for (const [text, type] of [
    ['bank account', 'Banking'],
    ['card payments', 'Commerce'],
  ] as const) {
    it(`for "${text}" finds ${type} alone`, () => {
      const found = searchIntegrations(listed, text);

      expect([...new Set(found.map(({ sourceType }) => sourceType))]).to.deep.equal([type]);
    });
  }

  it('finds names that begin with what was typed before others that have it inside', () => {
    const names = ['My Sage', 'Sage', 'Sagebrush'].map((name) => integrationOf(name, { name }));

    expect(searchIntegrations(names, 'sage').map(({ name }) => name)).to.deep.equal([
      'Sage',
      'Sagebrush',
      'My Sage',
    ]);
  });

  it('finds by typo only where nothing matches without', () => {
    const names = ['Stripe', 'Stride'].map((name) => integrationOf(name, { name }));

    expect(searchIntegrations(names, 'stripe').map(({ name }) => name)).to.deep.equal(['Stripe']);
    expect(searchIntegrations(names, 'strixe')).to.deep.equal(names);
  });

  it('finds while a word with a typo is still being typed', () => {
    expect(find('quickbok')).to.deep.equal(quickBooks);
    expect(find('quicj')).to.deep.equal(quickBooks);
  });

  it('finds everything when there is nothing to look for', () => {
    expect(searchIntegrations(listed, '')).to.equal(listed);
    expect(searchIntegrations(listed, '   ')).to.equal(listed);
    for (const signs of ['-', '.', '&', '???']) {
      expect(searchIntegrations(listed, signs)).to.equal(listed);
    }
  });

  const unusual = [
    'Straße',
    'Æther',
    '弥生会計',
    'freee会計',
    'ERP & CRM',
    'HSBC',
    'HSBC Business',
  ];
  const found: Record<string, string[]> = {
    strasse: ['Straße'],
    STRASSE: ['Straße'],
    aether: ['Æther'],
    会計: ['弥生会計', 'freee会計'],
    'erp and crm': ['ERP & CRM'],
    'hsbc uk': ['HSBC', 'HSBC Business'],
    'hsbc.co.uk': ['HSBC', 'HSBC Business'],
    'business.hsbc.com.au': ['HSBC', 'HSBC Business'],
  };
  for (const [text, names] of Object.entries(found)) {
    it(`for "${text}" finds ${names.join(', ')} among names of other kinds`, () => {
      const named = unusual.map((name) => integrationOf(name, { name }));
      expect(searchIntegrations(named, text).map(({ name }) => name)).to.deep.equal(names);
    });
  }

  it('compares wide and narrow letters as the same', () => {
    expect(normalizeText('Ｘｅｒｏ')).to.equal('xero');
  });
});

describe('A word with a typo', () => {
  const cases: [word: string, typed: string, begins: boolean][] = [
    ['xero', 'xerro', true],
    ['xero', 'xreo', true],
    ['xero', 'xera', true],
    ['xero', 'exero', true],
    ['quickbooks', 'quikc', true],
    ['bc', 'bcd', false],
    ['nav', 'navy', false],
    ['xero', 'xer', false],
    ['stripe', 'stripess', false],
    ['stripe', 'strpie', true],
    ['stripe', 'srtpie', false],
  ];
  for (const [word, typed, begins] of cases) {
    it(`"${typed}" ${begins ? 'is' : 'is not'} taken for the beginning of "${word}"`, () => {
      expect(beginsWithTypo(word, typed)).to.equal(begins);
    });
  }
});
