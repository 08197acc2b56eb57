import type { CatalogEntry } from './entry.js';

/** TrueLayer is one integration with an entry for every bank: key and source differ, this id does not. */
const trueLayer = {
  integrationId: '268c557b-b2bf-4213-b594-1fb9474cbaf0',
  flow: 'bank-account',
} as const;

/** Codat's banking integrations: https://docs.codat.io/integrations/banking/overview */
export const banking: readonly CatalogEntry[] = [
  {
    key: 'suuo',
    name: 'Plaid',
    brand: 'plaid',
    sourceId: '46ee0089-dc88-405a-9667-9fb3d9976f19',
    integrationId: '580146ed-7556-4f92-8bf9-7344667763ec',
    flow: 'bank',
  },
  { key: 'upvr', name: 'TrueLayer', brand: 'truelayer', ...trueLayer, flow: 'bank' },
  { key: 'dmbk', name: 'Demo Bank', brand: 'demobank', ...trueLayer },
  { key: 'ntwt', name: 'NatWest', brand: 'natwest', ...trueLayer },
  { key: 'brcl', name: 'Barclays', brand: 'barclays', ...trueLayer },
  { key: 'hsbk', name: 'HSBC', brand: 'hsbc', ...trueLayer },
  { key: 'mnzo', name: 'Monzo', brand: 'monzo', ...trueLayer },
  { key: 'strl', name: 'Starling', brand: 'starling', ...trueLayer },
];

/** Codat's bank feeds: https://docs.codat.io/integrations/bank-feeds/overview */
export const bankFeeds: readonly CatalogEntry[] = [
  {
    key: 'hcws',
    name: 'QuickBooks Online Bank Feeds',
    brand: 'quickbooks',
    sourceId: '56e6575a-3f1f-4918-b009-f7535555f0d6',
    integrationId: '6b113e06-e818-45d7-977b-8e6bb3d01269',
    flow: 'bank-feed',
  },
  {
    key: 'olpr',
    name: 'Sage bank feeds',
    brand: 'sage',
    sourceId: '98432954-a4fa-4640-a685-3af56909002a',
    integrationId: '2ce41026-589a-4330-8bfc-a30672253cd9',
    connectionName: 'SageBankFeed',
    connectedAtPlatform: true,
  },
];
