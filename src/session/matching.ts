import { parseCodatDate } from '../api/dates.js';
import type { Connection, Integration } from '../api/schema.js';

/**
 * Whether this connection is one of this integration.
 *
 * By key where Codat gives it; else by source, since several integrations (TrueLayer's banks) share one
 * integration id.
 */
export function isConnectionOf(connection: Connection, integration: Integration): boolean {
  if (connection.integrationKey) return connection.integrationKey === integration.key;
  if (integration.sourceId) return connection.sourceId === integration.sourceId;
  return connection.integrationId === integration.integrationId;
}

/** Codat spells source types with and without capitals. */
export function isSourceType(value: string | null | undefined, sourceType: string): boolean {
  return value?.toLowerCase() === sourceType.toLowerCase();
}

/** What tells most about an integration comes first: a linked connection, then one that can be finished or repaired. */
const order = ['Linked', 'PendingAuth', 'Deauthorized', 'Unlinked'];

const rank = ({ status }: Connection) => {
  const index = order.indexOf(status);
  return index < 0 ? order.length : index;
};

/** The integration's connections, the most telling first, then the newest. */
export function connectionsOf(
  integration: Integration,
  connections: readonly Connection[],
): Connection[] {
  return connections
    .filter((connection) => isConnectionOf(connection, integration))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (parseCodatDate(b.created) || 0) - (parseCodatDate(a.created) || 0) ||
        a.id.localeCompare(b.id),
    );
}
