import type { CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import type { WaitingState } from './attempt-types.js';

/**
 * An attempt that waits, after a response that decides nothing; undefined if it says the same as before. A link that
 * is shown is replaced: it ages, and works once.
 */
export function afterAnswer(
  { error, ...waiting }: WaitingState,
  linkUrlOf: (connection: Connection) => string | undefined,
  connection: Connection,
): WaitingState | undefined {
  const linkUrl = waiting.phase === 'popup-blocked' && linkUrlOf(connection);
  if (linkUrl) return { ...waiting, linkUrl };
  return error && waiting;
}

/** An attempt that waits, after a question without a response. The same trouble is told once. */
export function afterFailure(waiting: WaitingState, error: CodatError): WaitingState | undefined {
  return waiting.error?.code === error.code ? undefined : { ...waiting, error };
}
