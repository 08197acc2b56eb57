import type { CodatClient } from '../api/client.js';
import { CodatRuleError } from '../api/errors.js';
import type { Connection, Integration } from '../api/schema.js';
import type { ConnectionStore } from './connection-store.js';
import { connectionsOf } from './matching.js';
import { inTheWayOf, mayConnect } from './rules.js';

const inTheWay = ({ platformName, sourceType }: Connection, name: string) =>
  new CodatRuleError(
    `You’ve connected ${platformName}. Disconnect it before you connect ${name}.`,
    {
      platformName,
      sourceType,
    },
  );

const unfinishedOf = (integration: Integration, all: readonly Connection[]) =>
  connectionsOf(integration, all).find(({ status }) => status !== 'Linked');

/**
 * A connection of this integration to link: one to go on with if the company has one, else a new one.
 *
 * Rejects with a CodatRuleError if the company may not connect it now, or with what the server refused.
 */
export async function linkableFor(
  integration: Integration,
  store: ConnectionStore,
  client: CodatClient,
  signal: AbortSignal,
): Promise<Connection> {
  const shown = unfinishedOf(integration, store.all);
  // As it is now, not as this page remembers it: another tab may have begun the same.
  const all = await store.fresh(signal);
  // What was there to go on with has been finished elsewhere: no reason for another one.
  const finished = all.find(({ id, status }) => id === shown?.id && status === 'Linked');
  if (finished) return finished;
  const rule = mayConnect(integration, all);
  if (!rule.allowed && rule.reason === 'already-linked') return rule.by;
  if (!rule.allowed) throw inTheWay(rule.by, integration.name);
  const unfinished = unfinishedOf(integration, all);
  if (unfinished) return store.fetch(unfinished.id, signal);
  const knownIds = new Set(all.map(({ id }) => id));
  const created = await client.createConnection(integration.key, { knownIds, signal });
  store.received(created);
  return created;
}

/** This connection, to link it again: as it is now, unless another one is in its way. Rejects likewise. */
export async function linkableAgain(
  connection: Connection,
  store: ConnectionStore,
  signal: AbortSignal,
): Promise<Connection> {
  const other = inTheWayOf(connection, await store.fresh(signal));
  if (other) throw inTheWay(other, connection.platformName);
  return store.fetch(connection.id, signal);
}
