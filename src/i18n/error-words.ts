import { CodatApiError, CodatRuleError, type CodatError } from '../api/errors.js';
import type { Connection } from '../api/schema.js';
import type { Localize } from './localize.js';

/** Less is "a moment". */
const MINUTE_MS = 60_000;
/** More is a mistake, such as a point in time in place of a duration. */
const DAY_MS = 24 * 60 * MINUTE_MS;

/** That this connection is in the way of another of its kind, and what to do about it: `mayChange`, whether the person may. */
export const oneOnlyWords = (
  { platformName, sourceType }: Pick<Connection, 'platformName' | 'sourceType'>,
  localize: Localize,
  mayChange = localize.may('disconnect'),
): string => localize.term('oneOnly', localize.name(platformName), sourceType, mayChange);

/** Why an integration could not be opened; that one is connected already, or another one in its place, is no failure. */
export function linkFailureWords(
  error: CodatError,
  name: string,
  localize: Localize,
): { title: string; text: string } {
  const text = errorWords(error, localize);
  if (!(error instanceof CodatRuleError)) return { title: localize.term('linkFailed', name), text };
  return error.isSame
    ? { title: text, text: '' }
    : { title: localize.term('attemptCancelled', name), text };
}

/** What an error means for the person, in the page's language where there are words for it. */
export function errorWords(error: CodatError, localize: Localize): string {
  if (error instanceof CodatRuleError) {
    const { platformName } = error.conflictingConnection;
    if (error.isSame) return localize.term('isConnected', localize.name(platformName));
    return oneOnlyWords(error.conflictingConnection, localize);
  }
  const { retryAfter = 0 } = error instanceof CodatApiError ? error : {};
  if (retryAfter >= MINUTE_MS && retryAfter <= DAY_MS) {
    return localize.term('busyUntil', localize.ahead(retryAfter));
  }
  // Its message is for the host's developer, who finds it in the console and in the event.
  if (error.code === 'configuration') return localize.term('configurationFailedHint');
  return localize.term('errorText', error.code) || error.message;
}
