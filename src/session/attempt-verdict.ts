import type { Connection, DataConnectionError } from '../api/schema.js';
import { organisationOf } from './connection-info.js';
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
  /** The person cancelled it on this page, and so needs no notice of it. */
  isByPerson?: true;
  /** Set when it was linked again with another organisation than before: the names of both. */
  organisationChanged?: { previous: string; current: string };
}

/** Nothing has come of it, and nothing will. */
export const abandoned: Ending = { outcome: 'abandoned' };

/** How the connection was when the attempt began: what was there before is not the attempt's doing. */
export interface Baseline {
  /** Milliseconds since 1970. */
  startedAt: number;
  status: string;
  errors: ReadonlySet<string>;
  /** The organisation it was linked to, where Codat told. */
  organisation?: string | null | undefined;
}

/** Codat's links age in a day; so does an attempt. */
const longestAttempt = 24 * 60 * 60 * 1000;

/** Two answers about the same error differ in whether it is resolved by now: not in these. */
const signature = ({ erroredOnUtc, statusCode, errorMessage }: DataConnectionError) =>
  [erroredOnUtc, statusCode, errorMessage].join('|');

const errorsOf = ({ dataConnectionErrors }: Connection): Set<string> =>
  new Set(dataConnectionErrors?.map(signature));

/** How a connection is as the person goes to the provider's; of a second time, as it was before the first. */
export function baselineOf(connection: Connection, before: Baseline, isAgain: boolean): Baseline {
  return {
    startedAt: before.startedAt,
    status: isAgain ? before.status : connection.status,
    errors: errorsOf(connection),
    organisation: isAgain ? before.organisation : organisationOf(connection),
  };
}

/** How an attempt ended whose failure somebody told of: Codat's code, and the words that say most. */
function endingOf(
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

/** The end of an attempt whose connection is linked, with the same organisation as before or another. */
export function linkedEnding(connection: Connection, { organisation: previous }: Baseline): Ending {
  const current = organisationOf(connection);
  // Capitals and full stops make no other one; in a machine's own locale, such as POSIX, they might.
  const alike = { sensitivity: 'base', ignorePunctuation: true } as const;
  const isOther = previous && current && previous.localeCompare(current, 'en', alike) !== 0;
  return {
    outcome: 'linked',
    statusCode: '200',
    ...(isOther ? { organisationChanged: { previous, current } } : {}),
  };
}

/** What the server's word on a connection means for an attempt; undefined while it is not decided. */
export function verdictOf(connection: Connection, before: Baseline): Ending | undefined {
  if (connection.status === 'Linked' && before.status !== 'Linked') {
    return linkedEnding(connection, before);
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
  return isOver(before) ? abandoned : undefined;
}

/** What a return page's word means where the server has none of its own: it can claim a failure, never a success. */
export function claimOf(result: LinkResult): Ending | undefined {
  const { statusCode } = result;
  const outcome = outcomeOf(statusCode);
  const isClaim = outcome !== 'linked' && outcome !== undefined;
  return isClaim ? endingOf(outcome, statusCode, result) : undefined;
}

/** Whether an attempt is older than its link can be, or began in a future that a clock put right took back. */
export function isOver({ startedAt }: Baseline): boolean {
  return Math.abs(Date.now() - startedAt) > longestAttempt;
}
