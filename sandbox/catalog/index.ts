import type { SourceType } from 'codat-elements/api';
import { guidOf } from '../ids.js';
import { accounting } from './accounting.js';
import { bankFeeds, banking } from './banking.js';
import { commerce } from './commerce.js';
import type { CatalogueEntry, CatalogueIntegration } from './entry.js';

const complete =
  (sourceType: SourceType) =>
  (entry: CatalogueEntry): CatalogueIntegration => ({
    sourceId: guidOf(`source:${entry.key}`),
    integrationId: guidOf(`integration:${entry.key}`),
    ...entry,
    sourceType,
  });

/** Every integration the sandbox knows. */
export const catalogue: readonly CatalogueIntegration[] = [
  ...accounting.map(complete('Accounting')),
  ...banking.map(complete('Banking')),
  ...commerce.map(complete('Commerce')),
  ...bankFeeds.map(complete('BankFeed')),
];

const byKey = new Map(catalogue.map((integration) => [integration.key, integration]));

/** The integration with this platform key, if there is one. */
export function integrationByKey(key: string): CatalogueIntegration | undefined {
  return byKey.get(key);
}

export type { CatalogueIntegration, LinkFlowId } from './entry.js';
