import type { SandboxStore } from '../store.js';
import type { CompanyRecord, ConnectionRecord } from '../records.js';
import { eventOf, link, recordError, type ConnectionEventType } from '../transitions.js';

/**
 * How a link ended, in the words of Codat's redirect:
 * https://docs.codat.io/auth-flow/customize/set-up-redirects
 */
export interface LinkOutcome {
  readonly statusCode: 200 | 201 | 403 | 500 | 501;
  readonly errorMessage: string;
  /** What the platform itself said. */
  readonly statusText: string;
}

/** It was authorized. */
export const authorized: LinkOutcome = { statusCode: 200, errorMessage: '', statusText: '' };

/** It was left by its Cancel button. */
export const cancelled: LinkOutcome = {
  statusCode: 403,
  errorMessage: 'User cancelled.',
  statusText: 'Cancelled by the user',
};

const unchanged: LinkOutcome = { statusCode: 201, errorMessage: '', statusText: '' };

const failed = (statusText: string): LinkOutcome => ({
  statusCode: 500,
  errorMessage: 'Unknown error occurred.',
  statusText,
});

/** What can be chosen to go wrong, by the value its form sends. */
export const reasons: ReadonlyMap<
  string,
  { readonly label: string; readonly outcome: LinkOutcome }
> = new Map([
  ['denied', { label: 'Permission denied (500)', outcome: failed('Permission denied') }],
  ['role', { label: 'Not an administrator (500)', outcome: failed('Administrator role required') }],
  ['expired', { label: 'Session expired (500)', outcome: failed('Session expired') }],
  ['unavailable', { label: 'Platform unavailable (500)', outcome: failed('Service unavailable') }],
  [
    'unsupported',
    {
      label: 'Not supported (501)',
      outcome: {
        statusCode: 501,
        errorMessage: 'Not supported.',
        statusText: 'This edition is not supported',
      },
    },
  ],
  ['unchanged', { label: 'Exited unchanged (201)', outcome: unchanged }],
]);

/** Leaving by Cancel changes nothing where access was given before. */
export function cancellation(connection: ConnectionRecord): LinkOutcome {
  return connection.status === 'Linked' ? unchanged : cancelled;
}

/** Makes the outcome come true. */
export function settle(
  core: {
    readonly store: SandboxStore;
    readonly syncStepMs: number;
    notify(type: ConnectionEventType, connection: ConnectionRecord): void;
  },
  connection: ConnectionRecord,
  outcome: LinkOutcome,
  organisation: string,
): void {
  const now = core.store.now();
  switch (outcome.statusCode) {
    case 200: {
      const type = eventOf(connection.status, 'Linked');
      connection.organisation = organisation;
      link(connection, now, core.syncStepMs);
      if (type) core.notify(type, connection);
      break;
    }
    case 201:
      break;
    default:
      // A failed attempt leaves the connection as it was and one more error on it.
      recordError(connection, { ...outcome, statusCode: String(outcome.statusCode) }, now);
      // Who leaves by Cancel has not failed.
      if (outcome.statusCode >= 500) core.notify('connection.failed', connection);
  }
}

/** Stands for the client's account with Codat. */
const clientId = '6d1f0c1e-2b7a-4c55-9a3e-3f2d0c9b8a71';

/**
 * The address to go back to: Codat's reserved names in braces replaced (case matters), then the
 * parameters the link came with; any other name becomes empty.
 */
export function redirectLocation(
  template: string,
  company: CompanyRecord,
  connection: ConnectionRecord,
  outcome: LinkOutcome,
  params: Readonly<Record<string, string>>,
): string {
  const { integration } = connection;
  const named = integration.organisation === 'redirect' && outcome.statusCode === 200;
  const values = new Map<string, string>([
    ...Object.entries(params),
    ['clientId', clientId],
    ['connectionId', connection.id],
    ['companyId', company.id],
    ['integrationId', integration.integrationId],
    ['sourceId', integration.sourceId],
    ['platform', integration.key],
    ['platformName', integration.connectionName ?? integration.name],
    ['sourceType', integration.sourceType],
    ['statusCode', String(outcome.statusCode)],
    ['errorMessage', outcome.errorMessage],
    ['statusText', outcome.statusText],
    ['data.company.companyName', named ? (connection.organisation ?? '') : ''],
  ]);
  return template.replace(/\{([\w.-]+)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? ''),
  );
}
