import type { CatalogEntry } from './entry.js';

/** Codat's commerce integrations: https://docs.codat.io/integrations/commerce/overview */
export const commerce: readonly CatalogEntry[] = [
  { key: 'qkdj', name: 'Amazon Seller Central', brand: 'amazon' },
  { key: 'vqzp', name: 'BigCommerce', brand: 'bigcommerce', flow: 'store' },
  { key: 'fqly', name: 'Clover', brand: 'clover' },
  { key: 'aiwb', name: 'Commerce Sandbox', brand: 'codat', flow: 'sample' },
  { key: 'ldgh', name: 'Lightspeed K', brand: 'lightspeed' },
  { key: 'lrhd', name: 'Lightspeed K Sandbox', brand: 'lightspeed' },
  { key: 'ltes', name: 'Lightspeed K Trial', brand: 'lightspeed' },
  {
    key: 'lqai',
    name: 'Partner Commerce',
    brand: 'codat',
    sourceId: 'c4f9fa2d-cb83-4a3f-9b36-45b4af190e81',
    integrationId: '3485371f-930d-4614-997a-5dfa2cec546c',
    // A partner connects it on its side; no business ever chooses it.
    enabled: false,
    flow: 'sample',
  },
  {
    key: 'fztf',
    name: 'Shopify',
    brand: 'shopify',
    flow: 'store',
    organisation: 'connection',
    account: 'Store name, as in your-store.myshopify.com',
  },
  { key: 'zsth', name: 'Square', brand: 'square' },
  { key: 'xcwv', name: 'Square Sandbox', brand: 'square' },
  {
    key: 'exgd',
    name: 'Stripe',
    brand: 'stripe',
    sourceId: '9a96f326-226a-4e0f-923a-6758fdba40cc',
    integrationId: '43b64770-a953-46d6-ab30-46c21094a276',
  },
  { key: 'yzth', name: 'Stripe Test', brand: 'stripe' },
  {
    key: 'ltpp',
    name: 'WooCommerce',
    brand: 'woocommerce',
    sourceId: '1feb821a-cb05-4375-9b53-cd6367e9fb60',
    integrationId: '8cbe957a-8337-463b-9353-2186c372e083',
    flow: 'store',
    organisation: 'connection',
    account: 'Address of your store',
  },
  { key: 'ugxp', name: 'Zettle', brand: 'zettle' },
];
