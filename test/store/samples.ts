/** Integrations and connections with no more than a test is about. */
import type { Connection, Integration } from '../../src/api/schema.js';
import type { StoredAttempt } from '../../src/store/linking/attempt-storage.js';
import { atTheEnd } from '../support/page.js';

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

/** An attempt that left in this tab. */
export const storedAttempt: StoredAttempt = {
  store: 's1',
  connectionId: 'c1',
  platformKey: 'gbol',
  platformName: 'Xero',
  mode: 'redirect',
  startedAt: 0,
  statusBefore: 'PendingAuth',
  knownErrors: [],
};

/** Nothing is remembered in this tab, before the test and after. */
export function withEmptyMemory(): void {
  sessionStorage.clear();
  atTheEnd(() => sessionStorage.clear());
}
