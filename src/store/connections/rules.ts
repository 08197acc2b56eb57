import { CodatRuleError } from '../../api/errors.js';
import { isLinkedSoftware, isUploadConnection } from '../catalog/catalog.js';
import type { Connection, Integration } from '../../api/schema.js';
import { connectionsOfType, isConnectionOf, isSourceType } from './matching.js';

/** Source types of which a company has one at a time, by Codat's rules; of all others it may have many. */
const single = ['Accounting', 'BankFeed'] as const;

/** Whether an integration may be connected now. */
export type ConnectRule =
  | { allowed: true }
  /** This integration is linked, and one is all there can be. */
  | { allowed: false; reason: 'already-linked'; by: Connection }
  /** Another integration of its kind is linked, and one is all there can be. */
  | { allowed: false; reason: 'one-only'; sourceType: (typeof single)[number]; by: Connection };

/** Whether a company has at most one of this source type. */
export function isSingle(sourceType: string | null | undefined): boolean {
  return single.some((one) => isSourceType(sourceType, one));
}

/** The linked connection of a source type of which a company has one at most. */
export function onlyConnection(
  sourceType: string | null | undefined,
  connections: readonly Connection[],
): Connection | undefined {
  if (!sourceType || !isSingle(sourceType)) return undefined;
  return connectionsOfType(connections, sourceType).find(isLinkedSoftware);
}

/**
 * Whether this integration may be connected, given what the company has.
 *
 * One linked accounting and one linked bank-feed source, any number of others. A connection that is
 * pending, unlinked or deauthorized conflicts with nothing.
 * @see https://docs.codat.io/core-concepts/connections
 */
export function mayConnect(
  integration: Integration,
  connections: readonly Connection[],
): ConnectRule {
  const sourceType = single.find((one) => isSourceType(integration.sourceType, one));
  if (!sourceType) return { allowed: true };
  const by = onlyConnection(sourceType, connections);
  if (!by) return { allowed: true };
  return isConnectionOf(by, integration)
    ? { allowed: false, reason: 'already-linked', by }
    : { allowed: false, reason: 'one-only', sourceType, by };
}

/** The error for what may not be connected because of this connection. `name` is what was to be connected. */
export function conflictError({ platformName, sourceType }: Connection, name: string) {
  const isSame = name === platformName;
  return new CodatRuleError(
    isSame
      ? `${platformName} is already connected.`
      : `You’ve connected ${platformName}. Disconnect it before you connect ${name}.`,
    { platformName, sourceType },
    { isSame },
  );
}

/** The linked connection that conflicts with linking this one again, if any: the same rule. */
export function conflictFor(
  connection: Connection,
  connections: readonly Connection[],
): Connection | undefined {
  const sourceType = single.find((one) => isSourceType(connection.sourceType, one));
  if (!sourceType || connection.status === 'Linked' || isUploadConnection(connection)) {
    return undefined;
  }
  return connectionsOfType(connections, sourceType).find(
    (other) => other.id !== connection.id && isLinkedSoftware(other),
  );
}

/** Whether it only receives data. */
const isBankFeed = ({ sourceType }: Connection): boolean => isSourceType(sourceType, 'BankFeed');

/** Whether data is synced from it: a bank feed only receives it. */
export const givesData = (connection: Connection): boolean =>
  isLinkedSoftware(connection) && !isBankFeed(connection);

/** Whether data is synced from it, or was until access expired. */
export const isSource = (connection: Connection): boolean =>
  givesData(connection) || (isLost(connection) && !isBankFeed(connection));

/** What links a connection of this status again. One that Codat added later nobody knows how to mend. */
export function mendOf(status: string): 'continue' | 'reconnect' | undefined {
  if (status === 'PendingAuth') return 'continue';
  return status === 'Deauthorized' || status === 'Unlinked' ? 'reconnect' : undefined;
}

/** Whether access to it was lost: it expired, or was taken back at the source. */
export const isLost = ({ status }: Connection): boolean => status === 'Deauthorized';

/** What access was lost to, and nothing keeps from being linked again. */
export function lostConnections(connections: readonly Connection[]): Connection[] {
  return connections.filter((one) => isLost(one) && !conflictFor(one, connections));
}

/** Whether what is synced can be as it is at the source: access was not lost to all there is. */
export const isUpToDate = (connections: readonly Connection[]): boolean =>
  connections.some(givesData) || lostConnections(connections).length === 0;
