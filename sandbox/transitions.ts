import type { ConnectionStatus } from 'codat-elements/api';
import type { ConnectionRecord } from './records.js';
import { lastSyncOf } from './sync.js';

/** The webhook types of a connection: https://docs.codat.io/using-the-api/webhooks/event-types */
export type ConnectionEventType =
  | 'connection.created'
  | 'connection.connected'
  | 'connection.failed'
  | 'connection.reconnected'
  | 'connection.disconnected'
  | 'connection.deleted';

/** Authorized: its errors are over and its data is read from the start. */
export function link(connection: ConnectionRecord, now: number, stepMs: number): void {
  const readBefore = lastSyncOf(connection, now, stepMs);
  if (readBefore !== undefined) connection.syncedBefore = readBefore;
  connection.status = 'Linked';
  connection.syncStartedAt = now;
  delete connection.endedAt;
  for (const error of connection.errors) {
    // A null status says that the error is not one that passes.
    if (error.status !== 'Active') continue;
    error.status = 'Resolved';
    error.resolvedAt = now;
  }
}

/** Cut by the client. What was read is kept. */
export function unlink(connection: ConnectionRecord, now: number): void {
  connection.status = 'Unlinked';
  connection.endedAt = now;
}

/** Taken back by the platform. What was read is kept. */
export function deauthorize(connection: ConnectionRecord, statusText: string, now: number): void {
  connection.status = 'Deauthorized';
  connection.endedAt = now;
  recordError(connection, { statusCode: '401', statusText, errorMessage: 'Unauthorized.' }, now);
}

const statuses = ['PendingAuth', 'Linked', 'Unlinked', 'Deauthorized'] as const;

/** @throws TypeError if it is none of Codat's */
export function checkStatus(status: unknown): asserts status is ConnectionStatus {
  if (statuses.some((known) => known === status)) return;
  throw new TypeError(
    `${JSON.stringify(status)} is no status. Codat's are ${statuses.join(', ')}.`,
  );
}

/** Any status, whatever the rules say. */
export function forceStatus(
  connection: ConnectionRecord,
  status: ConnectionStatus,
  now: number,
  stepMs: number,
): void {
  switch (status) {
    case 'Linked':
      link(connection, now, stepMs);
      break;
    case 'PendingAuth':
      connection.status = status;
      break;
    case 'Unlinked':
    case 'Deauthorized':
      unlink(connection, now);
      connection.status = status;
  }
}

/** Adds to the connection's errors; its status stays. */
export function recordError(
  connection: ConnectionRecord,
  error: { statusCode: string; statusText: string; errorMessage: string },
  now: number,
): void {
  connection.errors.push({ ...error, at: now, status: 'Active' });
}

/** The webhook type of a change of status; undefined where there is none. */
export function eventOf(
  before: ConnectionStatus,
  after: ConnectionStatus,
): ConnectionEventType | undefined {
  if (before === after) return undefined;
  switch (after) {
    case 'Linked':
      return before === 'PendingAuth' ? 'connection.connected' : 'connection.reconnected';
    case 'Unlinked':
    case 'Deauthorized':
      return 'connection.disconnected';
    case 'PendingAuth':
      return undefined;
  }
}
