import type { Connection, ConnectionStatus, Open } from '../api/schema.js';

/** A connection in an event: the six fields of Codat's SDKs, and its status. */
export interface ConnectionDetail {
  /** Codat's id of the connection; empty in the `codat-link-end` of an attempt that ended before it had one. */
  connectionId: string;
  integrationId: string;
  integrationKey: string;
  platformName: string;
  sourceId: string;
  sourceType: string;
  status: Open<ConnectionStatus>;
}

/** The event form of a connection. */
export function detailOf(connection: Connection): ConnectionDetail {
  return {
    connectionId: connection.id,
    integrationId: connection.integrationId,
    integrationKey: connection.integrationKey ?? '',
    platformName: connection.platformName,
    sourceId: connection.sourceId,
    sourceType: connection.sourceType,
    status: connection.status,
  };
}
