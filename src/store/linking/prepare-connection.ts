import { isGone } from '../../api/errors.js';
import type { Connection, Integration } from '../../api/schema.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import type { Creations } from './create-connection.js';
import type { KnownConnections } from './attempt-types.js';
import { unfinishedOf } from '../connections/matching.js';
import { conflictError, conflictFor, mayConnect } from '../connections/rules.js';

interface Preparation {
  connections: ConnectionStore;
  creations: Creations;
  known: KnownConnections;
}

/**
 * A connection of this integration to link: one to go on with if the company has one, else a new one. One that another
 * page has linked since the click is taken as the end of this attempt; one that was linked before it is in the way.
 *
 * Rejects with a CodatRuleError if the company may not connect it now, or with what the server refused.
 */
export async function getOrCreateConnection(
  integration: Integration,
  { connections: store, creations, known: before }: Preparation,
  signal: AbortSignal,
): Promise<Connection> {
  const shown = unfinishedOf(integration, before ?? []);
  const find = async (isDoubtful: boolean) => {
    // As it is now, not as this page remembers it: another tab may have begun the same.
    const all = await (isDoubtful ? store.reread(signal) : store.fresh(signal));
    // What was there to go on with has been finished elsewhere: no reason for another one.
    const finished = all.find(({ id, status }) => id === shown?.id && status === 'Linked');
    if (finished) return finished;
    const rule = mayConnect(integration, all);
    if (rule.allowed) return unfinishedOf(integration, all);
    const wasLinked = before?.find(({ id }) => id === rule.by.id)?.status === 'Linked';
    if (rule.reason === 'already-linked' && before && !wasLinked) return rule.by;
    throw conflictError(rule.by, integration.name);
  };
  // Its linkUrl works once and ages: the one to go on with is asked for again.
  const known = await creations.findOrCreate({
    integration,
    find,
    knownIds: () => new Set(store.all.map(({ id }) => id)),
    signal,
  });
  signal.throwIfAborted();
  const isNew = !store.all.some(({ id }) => id === known.id);
  if (known.status === 'Linked') return known;
  if (!isNew) return store.fetch(known.id, signal);
  store.received(known);
  return known;
}

/** The connection as it is now, unless another one of the company's, in this list, is in its way. Rejects likewise. */
async function unlessInTheWay(
  { id, platformName }: Connection,
  store: ConnectionStore,
  list: () => Promise<readonly Connection[]>,
  signal: AbortSignal,
): Promise<Connection> {
  const all = await list();
  // After the list: it may have been linked itself in between.
  const own = await store.fetch(id, signal);
  const other = conflictFor(own, all);
  if (other) throw conflictError(other, platformName);
  return own;
}

/** This connection, to link it again: as it is now, unless another one is in its way. Rejects likewise. */
export const prepareReconnect = (
  connection: Connection,
  store: ConnectionStore,
  signal: AbortSignal,
): Promise<Connection> => unlessInTheWay(connection, store, () => store.fresh(signal), signal);

/**
 * The connection of an attempt that goes on: another one may have been linked since it began. Rejects likewise; as gone, only
 * where it is itself, and not the list.
 */
export function prepareAgain(
  connection: Connection,
  store: ConnectionStore,
  signal: AbortSignal,
): Promise<Connection> {
  const list = () =>
    store.fresh(signal).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      return store.all;
    });
  return unlessInTheWay(connection, store, list, signal);
}
