/** What connecting a platform takes beyond signing in; `desktop-software`: the computer on which it runs. */
export type PlatformHint =
  'computer' | 'desktop-software' | 'administrator' | 'api-keys' | 'takes-long';

export type PlatformRule =
  /** The platform's own test version, although its name does not say so. */
  | 'test-version'
  /** Nothing is signed in to: files are uploaded. */
  | 'file-upload'
  /** The brand obliges Codat's clients to use its official button. */
  | 'official-button'
  /** The business connects from inside its software: the connection's linkUrl must never be sent. */
  | 'connects-at-platform';

/** What Codat's API does not say about a platform. */
export interface Platform {
  /** Codat's platform key. */
  key: string;
  /** Codat's name of the integration. */
  name: string;
  /** Where the platform lives on the web: people recognise their software by the address. */
  site?: string;
  /** What else people call it: abbreviations, the company behind it, former names, its other addresses. */
  aliases?: readonly string[];
  hints?: readonly PlatformHint[];
  rules?: readonly PlatformRule[];
  /** Codat's source id, for connections that come without their integration's key. */
  sourceId?: string;
}

/** From Codat's guides, such as https://docs.codat.io/integrations/accounting/netsuite/company-linking-journey. */
export const platforms: readonly Platform[] = [
  {
    key: 'trji',
    name: 'Dynamics 365 Business Central',
    aliases: [
      'BC',
      'D365',
      'D365BC',
      'MS Dynamics',
      'Microsoft Dynamics',
      'NAV',
      'Navision',
      'businesscentral.dynamics.com',
    ],
    site: 'dynamics.microsoft.com',
    hints: ['computer', 'administrator', 'takes-long'],
  },
  {
    key: 'rqwd',
    name: 'Dynamics 365 Finance & Operations',
    aliases: ['D365', 'D365FO', 'F&O', 'MS Dynamics', 'Microsoft Dynamics', 'Axapta', 'AX'],
    site: 'dynamics.microsoft.com',
  },
  {
    key: 'qudb',
    name: 'Exact (Netherlands)',
    aliases: ['Exact Online', 'exactonline.nl'],
    site: 'exact.com',
  },
  {
    key: 'pbbf',
    name: 'Exact (UK)',
    aliases: ['Exact Online', 'exactonline.co.uk'],
    site: 'exact.com',
  },
  { key: 'fbrh', name: 'FreeAgent', site: 'freeagent.com' },
  { key: 'vxvy', name: 'FreshBooks', site: 'freshbooks.com' },
  {
    key: 'pdvj',
    name: 'MYOB Business',
    aliases: ['AccountRight', 'MYOB Essentials'],
    site: 'myob.com',
  },
  {
    key: 'akxx',
    name: 'Oracle NetSuite',
    aliases: ['NS'],
    site: 'netsuite.com',
    hints: ['computer', 'administrator', 'takes-long'],
  },
  {
    key: 'pqsw',
    name: 'QuickBooks Desktop',
    aliases: ['QBD', 'QB Desktop', 'Intuit'],
    site: 'quickbooks.intuit.com',
    hints: ['computer', 'desktop-software'],
    rules: ['official-button'],
  },
  {
    key: 'qhyg',
    name: 'QuickBooks Online',
    aliases: ['QBO', 'QB Online', 'Intuit', 'qbo.intuit.com'],
    site: 'quickbooks.intuit.com',
    rules: ['official-button'],
  },
  {
    key: 'ndsk',
    name: 'QuickBooks Online Sandbox',
    aliases: ['QBO', 'QB Online', 'Intuit'],
    rules: ['official-button'],
  },
  {
    key: 'hcws',
    name: 'QuickBooks Online Bank Feeds',
    aliases: ['QBO', 'QB Online', 'Intuit'],
    site: 'quickbooks.intuit.com',
    rules: ['official-button'],
  },
  {
    key: 'jcrp',
    name: 'Sage 200 Standard',
    site: 'sage.com',
    hints: ['computer'],
  },
  {
    key: 'hbql',
    name: 'Sage 50 (UK)',
    aliases: ['Line 50', 'Sage 50cloud', 'Sage 50 Accounts'],
    site: 'sage.com',
    hints: ['computer', 'desktop-software'],
  },
  {
    key: 'tgff',
    name: 'Sage Accounting',
    aliases: ['Sage Business Cloud', 'Sage One', 'accounting.sage.com'],
    site: 'sage.com',
  },
  {
    key: 'knfz',
    name: 'Sage Intacct',
    site: 'sage.com',
    hints: ['computer', 'administrator', 'takes-long'],
  },
  {
    // https://docs.codat.io/integrations/bank-feeds/sage-bank-feeds/sage-bank-feeds-setup
    key: 'olpr',
    name: 'Sage bank feeds',
    site: 'sage.com',
    rules: ['connects-at-platform'],
    sourceId: '98432954-a4fa-4640-a685-3af56909002a',
  },
  { key: 'pbtz', name: 'Wave', site: 'waveapps.com' },
  { key: 'rvam', name: 'Workday', site: 'workday.com' },
  { key: 'gbol', name: 'Xero', site: 'xero.com' },
  { key: 'rwuv', name: 'Zoho Books', aliases: ['books.zoho.com'], site: 'zoho.com' },
  { key: 'zpqy', name: 'Banking data file upload', rules: ['file-upload'] },
  { key: 'suuo', name: 'Plaid', site: 'plaid.com' },
  { key: 'upvr', name: 'TrueLayer', site: 'truelayer.com' },
  {
    key: 'qkdj',
    name: 'Amazon Seller Central',
    aliases: ['Amazon Marketplace', 'Amazon Seller', 'FBA'],
    site: 'sellercentral.amazon.com',
  },
  {
    key: 'vqzp',
    name: 'BigCommerce',
    site: 'bigcommerce.com',
    hints: ['api-keys'],
  },
  { key: 'fqly', name: 'Clover', site: 'clover.com' },
  {
    key: 'ldgh',
    name: 'Lightspeed K',
    aliases: ['Kounta', 'Lightspeed POS', 'Lightspeed Kounta'],
    site: 'lightspeedhq.com',
  },
  {
    key: 'fztf',
    name: 'Shopify',
    aliases: ['myshopify.com'],
    site: 'shopify.com',
    hints: ['api-keys'],
  },
  { key: 'zsth', name: 'Square', aliases: ['Square POS', 'Block'], site: 'squareup.com' },
  { key: 'exgd', name: 'Stripe', site: 'stripe.com' },
  { key: 'yzth', name: 'Stripe Test', rules: ['test-version'] },
  {
    key: 'ltpp',
    name: 'WooCommerce',
    aliases: ['WordPress'],
    site: 'woocommerce.com',
  },
  { key: 'ugxp', name: 'Zettle', aliases: ['iZettle', 'PayPal Zettle'], site: 'zettle.com' },
];

const byKey = new Map(platforms.map((platform) => [platform.key, platform]));

/** What people call the platform beside its name. */
export const aliasesOf = (platformKey: string): readonly string[] =>
  byKey.get(platformKey)?.aliases ?? [];

/** The platform's address on the web, where it is known. */
export const siteOf = (platformKey: string): string | undefined => byKey.get(platformKey)?.site;

/** Codat's name of a platform, where the catalogue is not there yet. */
export const platformName = (platformKey: string): string | undefined =>
  byKey.get(platformKey)?.name;

export const hasHint = (platformKey: string, hint: PlatformHint): boolean =>
  byKey.get(platformKey)?.hints?.includes(hint) ?? false;

/** Hints that mean more than signing in: the person should know before the window opens. */
const demanding: readonly PlatformHint[] = [
  'administrator',
  'takes-long',
  'desktop-software',
  'api-keys',
];

/** Whether connecting a platform takes more of the person than signing in. */
export const takesPreparation = (platformKey: string): boolean =>
  demanding.some((hint) => hasHint(platformKey, hint));

export const hasRule = (platformKey: string, rule: PlatformRule): boolean =>
  byKey.get(platformKey)?.rules?.includes(rule) ?? false;

/** Whether the business connects the platform from inside its software, and its linkUrl must not be sent. */
export function isConnectedAtPlatform(
  platformKey: string | null | undefined,
  sourceId: string | null | undefined,
): boolean {
  return platforms.some(
    (platform) =>
      platform.rules?.includes('connects-at-platform') &&
      (platform.key === platformKey || (sourceId && platform.sourceId === sourceId)),
  );
}
