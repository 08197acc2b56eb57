import { CodatApiError } from '../api/errors.js';
import type { Connection, DataConnectionError } from '../api/schema.js';
import {
  outcomeOf,
  plainText,
  reasonOf,
  type LinkOutcome,
  type LinkResult,
} from './link-result.js';

/** How an attempt ended, and what was said of it. */
export interface Ending {
  outcome: LinkOutcome;
  statusCode?: string;
  errorMessage?: string;
}

/** How the connection was when the attempt began: what was there before is not the attempt's doing. */
export interface Baseline {
  /** Milliseconds since 1970. */
  startedAt: number;
  status: string;
  errors: ReadonlySet<string>;
}

/** Codat's links age in a day; so does an attempt. */
const longestAttempt = 24 * 60 * 60 * 1000;

/** Two answers about the same error differ in whether it is resolved by now: not in these. */
const signature = ({ erroredOnUtc, statusCode, errorMessage }: DataConnectionError) =>
  [erroredOnUtc, statusCode, errorMessage].join('|');

export const errorsOf = ({ dataConnectionErrors }: Connection): Set<string> =>
  new Set(dataConnectionErrors?.map(signature));

/** How an attempt ended whose failure somebody told of: Codat's code, and the words that say most. */
export function endingOf(
  outcome: LinkOutcome,
  statusCode: string | undefined,
  told: DataConnectionError | LinkResult,
): Ending {
  const errorMessage = reasonOf(told) ?? plainText(told.errorMessage ?? '');
  return {
    outcome,
    ...(statusCode ? { statusCode } : {}),
    ...(errorMessage ? { errorMessage } : {}),
  };
}

/** What the server's word on a connection means for an attempt; undefined while it is not decided. */
export function verdictOf(connection: Connection, before: Baseline): Ending | undefined {
  if (connection.status === 'Linked' && before.status !== 'Linked') {
    return { outcome: 'linked', statusCode: '200' };
  }
  const error = connection.dataConnectionErrors?.find(
    (candidate) => !before.errors.has(signature(candidate)),
  );
  if (error) {
    const statusCode = String(error.statusCode ?? '500');
    const outcome = outcomeOf(statusCode);
    // An error is a failure, whatever its code: 401 for instance, when a platform ends the access.
    const isKnown = outcome === 'cancelled' || outcome === 'unsupported';
    return endingOf(isKnown ? outcome : 'failed', statusCode, error);
  }
  return Date.now() - before.startedAt > longestAttempt ? { outcome: 'abandoned' } : undefined;
}

/** Whether the server says that there is no such connection any more. */
export const isGone = (error: unknown): boolean =>
  error instanceof CodatApiError && error.status === 404;
