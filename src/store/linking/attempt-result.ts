import type { Connection, DataConnectionError } from '../../api/schema.js';
import { organisationOf } from '../connections/connection-info.js';
import { parseCodatDate } from '../../api/dates.js';
import { plainText, reasonOf } from '../plain-text.js';
import { outcomeOf, type LinkOutcome, type RedirectResult } from './redirect-parameters.js';

/** How an attempt ended, and what the server says of it. */
export interface AttemptResult {
  outcome: LinkOutcome;
  statusCode?: string;
  errorMessage?: string;
  /** The person cancelled it on this page, and so needs no notice of it. */
  isByPerson?: true;
  /** Set when it was linked again with another organisation than before: the names of both. */
  organisationChanged?: { previous: string; current: string };
}

/** The attempt has failed, and cannot succeed any more. */
export const abandoned: AttemptResult = { outcome: 'abandoned' };

/** How the connection was when the attempt began: what was there before is not the attempt's doing. */
export interface Baseline {
  /** Milliseconds since 1970. */
  startedAt: number;
  status: string;
  errors: ReadonlySet<string>;
  /** The organisation it was linked to, where Codat said so. */
  organisation?: string | null | undefined;
}

/** Codat's links age in a day; so does an attempt. */
const MAX_ATTEMPT_MS = 24 * 60 * 60 * 1000;

const timeOf = ({ erroredOnUtc }: DataConnectionError) => parseCodatDate(erroredOnUtc);

/** What identifies an error in two responses: its moment, however it is worded, resolved or not. */
const signature = (error: DataConnectionError) =>
  String(timeOf(error) || [error.statusCode, error.errorMessage].join('|'));

const errorsOf = ({ dataConnectionErrors }: Connection): Set<string> =>
  new Set(dataConnectionErrors?.map(signature));

/**
 * How a connection is as the person goes to the provider's; of a second time, as it was before the first. One that is
 * linked by then, as from another window, is taken as it was `known` before.
 */
export function baselineOf(
  connection: Connection,
  before: Baseline,
  isAgain: boolean,
  known: readonly Connection[] = [],
): Baseline {
  const isLinked = connection.status === 'Linked';
  const first = isLinked ? known.find(({ id }) => id === connection.id) : connection;
  if (!first) return before;
  return {
    startedAt: before.startedAt,
    status: isAgain ? before.status : first.status,
    errors: errorsOf(first),
    organisation: isAgain ? before.organisation : organisationOf(first),
  };
}

/** The latest error that was not there before. */
function newErrorOf(
  { dataConnectionErrors }: Connection,
  { errors }: Baseline,
): DataConnectionError | undefined {
  return dataConnectionErrors
    ?.filter((error) => !errors.has(signature(error)))
    .sort((a, b) => (timeOf(b) || 0) - (timeOf(a) || 0))[0];
}

/** The end of an attempt whose connection is linked, with the same organisation as before or another. */
export function linkedResult(
  connection: Connection,
  { organisation: previous }: Baseline,
): AttemptResult {
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
export function resultFromServer(
  connection: Connection,
  before: Baseline,
): AttemptResult | undefined {
  if (connection.status === 'Linked' && before.status !== 'Linked') {
    return linkedResult(connection, before);
  }
  const error = newErrorOf(connection, before);
  if (error) {
    const statusCode = String(error.statusCode ?? '500');
    const outcome = outcomeOf(statusCode);
    // An error is a failure, whatever its code: 401 for instance, when a platform ends the access.
    const isKnown = outcome === 'cancelled' || outcome === 'unsupported';
    const errorMessage = reasonOf(error) ?? plainText(error.errorMessage ?? '');
    return {
      outcome: isKnown ? outcome : 'failed',
      statusCode,
      ...(errorMessage ? { errorMessage } : {}),
    };
  }
  return isOver(before) ? abandoned : undefined;
}

/** What a return page's code means where the server has no word of its own: it can claim a failure, never a success. */
export function resultFromRedirect({ statusCode }: RedirectResult): AttemptResult | undefined {
  const outcome = outcomeOf(statusCode);
  const isClaim = outcome !== 'linked' && outcome !== undefined;
  return isClaim
    ? { outcome, ...(/^\d{3}$/.test(statusCode ?? '') ? { statusCode } : {}) }
    : undefined;
}

/** Whether an attempt is older than its link can be, or began in a future that a clock put right took back. */
export function isOver({ startedAt }: Baseline): boolean {
  return Math.abs(Date.now() - startedAt) > MAX_ATTEMPT_MS;
}
