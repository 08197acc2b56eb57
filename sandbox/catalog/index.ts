import type { SourceType } from 'codat-elements/api';
import { guidOf } from '../ids.js';
import { accounting } from './accounting.js';
import { bankFeeds, banking } from './banking.js';
import { commerce } from './commerce.js';
import type { CatalogEntry, CatalogueIntegration } from './entry.js';
import { accountingUpload, bankingUpload, documentsUpload } from './uploads.js';

const complete =
  (sourceType: SourceType) =>
  (entry: CatalogEntry): CatalogueIntegration => ({
    sourceId: guidOf(`source:${entry.key}`),
    integrationId: guidOf(`integration:${entry.key}`),
    ...entry,
    sourceType,
  });

/** Every integration the sandbox knows. */
export const catalog: readonly CatalogueIntegration[] = [
  ...[...accounting, accountingUpload].map(complete('Accounting')),
  ...[...banking, bankingUpload].map(complete('Banking')),
  ...commerce.map(complete('Commerce')),
  ...bankFeeds.map(complete('BankFeed')),
  complete('Other')(documentsUpload),
];

const byKey = new Map(catalog.map((integration) => [integration.key, integration]));

/** The integration with this platform key, if there is one. */
export function integrationByKey(key: string): CatalogueIntegration | undefined {
  return byKey.get(key);
}

export type { CatalogueIntegration as CatalogIntegration, LinkFlowId } from './entry.js';
