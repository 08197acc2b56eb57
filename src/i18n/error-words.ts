import { CodatApiError, CodatRuleError, type CodatError } from '../api/errors.js';
import type { Localize } from './localize.js';

/** Less is "a moment". */
const MINUTE_MS = 60_000;

/** What an error means for the person, in the page's language where there are words for it. */
export function errorWords(error: CodatError, localize: Localize): string {
  if (error instanceof CodatRuleError) {
    const { platformName, sourceType } = error.conflictingConnection;
    return localize.term('oneOnly', localize.name(platformName), sourceType);
  }
  if (error instanceof CodatApiError && (error.retryAfter ?? 0) >= MINUTE_MS) {
    return localize.term('busyUntil', localize.ahead(error.retryAfter ?? 0));
  }
  // Its message is for the host's developer, who finds it in the console and in the event.
  if (error.code === 'configuration') return localize.term('configurationFailedHint');
  return localize.term('errorText', error.code) || error.message;
}
