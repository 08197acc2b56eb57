import { CodatRuleError, type CodatError } from '../api/errors.js';
import type { Localize } from './localize.js';

/** What an error means for the person, in the page's language where there are words for it. */
export function errorWords(error: CodatError, localize: Localize): string {
  if (error instanceof CodatRuleError) {
    const { platformName, sourceType } = error.inTheWay;
    return localize.term('oneOnly', platformName, sourceType);
  }
  // A configuration's error is for the host's developer, who needs what is wrong rather than a kind word.
  return localize.term('errorText', error.code) || error.message;
}
