import type { Connection } from '../api/schema.js';
import { organisationOf } from '../store/connections/connection-info.js';
import type { Localize } from './localize.js';

/** The names of the software of these connections, each once: two banks may be behind one. */
export const softwareNames = (
  connections: readonly Pick<Connection, 'platformName'>[],
  localize: Localize,
): string[] => [...new Set(connections.map(({ platformName }) => localize.name(platformName)))];

/** Whether another of these connections has the same name: two banks may be behind one software. */
export const hasNamesake = (
  { id, platformName }: Connection,
  connections: readonly Connection[] = [],
): boolean => connections.some((one) => one.id !== id && one.platformName === platformName);

/** What a connection is called: its software; and whose it is, where another one has the same name. */
export function connectionName(
  connection: Connection,
  isShared: boolean,
  localize: Localize,
  ...otherNames: readonly (string | undefined)[]
): string {
  const name = localize.name(connection.platformName, ...otherNames);
  const organisation = isShared ? localize.text(organisationOf(connection)) : '';
  return organisation ? `${name} (${organisation})` : name;
}

/** The same among these connections. */
export const nameAmong = (
  connection: Connection,
  connections: readonly Connection[] | undefined,
  localize: Localize,
): string => connectionName(connection, hasNamesake(connection, connections), localize);
