import type { Connection } from '../../api/schema.js';

/** One difference between what was known of a company's connections and what is. */
export interface ConnectionChange {
  change: 'created' | 'updated' | 'removed';
  /** As it is now; for a removed one, as it last was. */
  connection: Connection;
  previous: Connection | undefined;
}

const essences = new WeakMap<Connection, string>();

/**
 * All that can be said about a connection, as text: the same for two responses that say the same. Without the linkUrl,
 * which is new with every response (its one-time password is) and says nothing about the connection.
 */
export function essenceOf(connection: Connection): string {
  const known = essences.get(connection);
  if (known !== undefined) return known;
  const { linkUrl: _, ...rest } = connection;
  const essence = JSON.stringify(rest);
  essences.set(connection, essence);
  return essence;
}

/** What is different between two lists of one company's connections. */
export function diffConnections(
  before: readonly Connection[],
  now: readonly Connection[],
): ConnectionChange[] {
  const earlier = new Map(before.map((connection) => [connection.id, connection]));
  const changes: ConnectionChange[] = [];
  for (const connection of now) {
    const previous = earlier.get(connection.id);
    earlier.delete(connection.id);
    if (!previous) changes.push({ change: 'created', connection, previous });
    else if (essenceOf(previous) !== essenceOf(connection)) {
      changes.push({ change: 'updated', connection, previous });
    }
  }
  for (const previous of earlier.values()) {
    changes.push({ change: 'removed', connection: previous, previous });
  }
  return changes;
}
