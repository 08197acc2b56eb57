import type { CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import { safeUrl } from '../safe-url.js';
import type { WaitingState } from './attempt-types.js';

/**
 * An attempt that waits, after a response that decides nothing; undefined if it says the same as before. A link that
 * is shown is replaced: it ages, and works once.
 */
export function afterAnswer(
  { error, ...waiting }: WaitingState,
  connection: Connection,
  linkUrlOf: (connection: Connection) => string,
): WaitingState | undefined {
  const isUsable = waiting.phase === 'popup-blocked' && safeUrl(connection.linkUrl);
  if (isUsable) return { ...waiting, linkUrl: linkUrlOf(connection) };
  return error && waiting;
}

/** An attempt that waits, after a poll that failed. The same error is announced once. */
export function afterFailure(waiting: WaitingState, error: CodatError): WaitingState | undefined {
  // A tab that leaves ends its own requests.
  if (waiting.phase === 'leaving') return undefined;
  return waiting.error?.code === error.code ? undefined : { ...waiting, error };
}
