import { byCodeUnits } from '../../api/compare.js';
import { parseCodatDate } from '../../api/dates.js';
import type { Connection, Integration } from '../../api/schema.js';
import { kindOf } from '../catalog/catalog.js';

/** What identifies an integration to its connections. */
type IntegrationIds = Pick<Integration, 'key'> &
  Partial<Pick<Integration, 'sourceId' | 'integrationId'>>;

/**
 * Whether this connection is one of this integration.
 *
 * By key where Codat gives it; else by source, since several integrations (TrueLayer's banks) share one
 * integration id.
 */
export function isConnectionOf(connection: Connection, integration: IntegrationIds): boolean {
  if (connection.integrationKey) return connection.integrationKey === integration.key;
  if (integration.sourceId) return connection.sourceId === integration.sourceId;
  return connection.integrationId === integration.integrationId;
}

/** Codat spells source types with and without capitals. */
export function isSourceType(value: string | null | undefined, sourceType: string): boolean {
  return value?.toLowerCase() === sourceType.toLowerCase();
}

/** The connections of these kinds; all of them where none is named. */
export function ofSourceTypes(
  connections: readonly Connection[],
  sourceTypes: readonly string[],
): readonly Connection[] {
  if (sourceTypes.length === 0) return connections;
  return connections.filter(({ sourceType }) => sourceTypes.includes(kindOf(sourceType)));
}

/** Statuses by relevance to an integration: a linked connection first, then one that can be finished or repaired. */
const order = ['Linked', 'PendingAuth', 'Deauthorized', 'Unlinked'];

const rank = ({ status }: Connection) => {
  const index = order.indexOf(status);
  return index < 0 ? order.length : index;
};

/** A host's own client may leave it out. */
const typeOf = ({ sourceType }: { sourceType?: string | null }) => sourceType?.toLowerCase() ?? '';

const bySourceType = new WeakMap<readonly Connection[], ReadonlyMap<string, Connection[]>>();

/** The connections that give data of this kind; one pass over a company's serves all kinds. */
export function connectionsOfType(
  connections: readonly Connection[],
  sourceType: string,
): readonly Connection[] {
  const known = bySourceType.get(connections);
  const types = known ?? groupedBy(connections, typeOf);
  if (!known) bySourceType.set(connections, types);
  return types.get(sourceType.toLowerCase()) ?? [];
}

function groupedBy(
  connections: readonly Connection[],
  keyOf: (connection: Connection) => string,
): Map<string, Connection[]> {
  const groups = new Map<string, Connection[]>();
  for (const connection of connections) {
    const key = keyOf(connection);
    const group = groups.get(key);
    if (group) group.push(connection);
    else groups.set(key, [connection]);
  }
  return groups;
}

interface ByKey {
  keyed: ReadonlyMap<string, Connection[]>;
  /** Those of which Codat does not say the integration's key. */
  others: readonly Connection[];
}

/** One pass over a company's connections serves all integrations: there can be thousands of either. */
const byKey = new WeakMap<readonly Connection[], ByKey>();

function keyedOf(connections: readonly Connection[]): ByKey {
  const known = byKey.get(connections);
  if (known) return known;
  const keyed = groupedBy(connections, ({ integrationKey }) => integrationKey ?? '');
  const others = keyed.get('') ?? [];
  keyed.delete('');
  const made = { keyed, others };
  byKey.set(connections, made);
  return made;
}

const integrationsByKey = new WeakMap<readonly Integration[], ReadonlyMap<string, Integration>>();

/** The integration of which this connection is one, if it is among these. */
export function integrationOf(
  connection: Connection,
  integrations: readonly Integration[],
): Integration | undefined {
  const { integrationKey } = connection;
  if (!integrationKey) return integrations.find((one) => isConnectionOf(connection, one));
  const known = integrationsByKey.get(integrations);
  const byKey = known ?? new Map(integrations.map((one) => [one.key, one]));
  if (!known) integrationsByKey.set(integrations, byKey);
  return byKey.get(integrationKey);
}

/** The integration's connections, the most relevant first, then the newest. */
export function connectionsOf(
  integration: IntegrationIds,
  connections: readonly Connection[],
): Connection[] {
  const { keyed, others } = keyedOf(connections);
  return [...(keyed.get(integration.key) ?? []), ...others]
    .filter((connection) => isConnectionOf(connection, integration))
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        (parseCodatDate(b.created) || 0) - (parseCodatDate(a.created) || 0) ||
        byCodeUnits(a.id, b.id),
    );
}

const resumable: readonly string[] = ['PendingAuth', 'Deauthorized', 'Unlinked'];

/**
 * The connection that linking the integration continues with; undefined where it creates one. Beside a linked one, as of
 * another bank, only what was begun is continued: what was lost or disconnected is somebody else's, and has a button of
 * its own.
 */
export function unfinishedOf(
  integration: IntegrationIds,
  connections: readonly Connection[],
): Connection | undefined {
  const own = connectionsOf(integration, connections);
  const isLinked = own.some(({ status }) => status === 'Linked');
  return own.find(({ status }) =>
    isLinked ? status === 'PendingAuth' : resumable.includes(status),
  );
}
