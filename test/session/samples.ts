/** Integrations and connections with no more than a test is about. */
import type { Connection, Integration } from '../../src/api/schema.js';

export function integrationOf(key: string, changes: Partial<Integration> = {}): Integration {
  return {
    key,
    name: key,
    enabled: true,
    sourceType: 'Accounting',
    sourceId: `source-${key}`,
    integrationId: `integration-${key}`,
    ...changes,
  };
}

export function connectionOf(key: string, changes: Partial<Connection> = {}): Connection {
  return {
    id: `connection-${key}`,
    integrationKey: key,
    integrationId: `integration-${key}`,
    sourceId: `source-${key}`,
    platformName: key,
    sourceType: 'Accounting',
    status: 'Linked',
    ...changes,
  };
}
