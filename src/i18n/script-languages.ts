/**
 * In place of `language-loader.ts` in the script tag's one file, which loads nothing: a language is there where the page
 * has its script (`codat-elements.de.js`). The two files share no module, and leave no name on the page: they meet by
 * events of the document, in whichever order they run.
 */
import { OFFER, REQUEST } from './language-events.js';
import { matchLanguage } from './language-tag.js';
import { registeredLanguages, registerLanguage } from './registered-languages.js';
import type { Terms } from './terms.js';

document.addEventListener(OFFER, (event) => registerLanguage((event as CustomEvent<Terms>).detail));
document.dispatchEvent(new Event(REQUEST));

/** The code of the words for a language; undefined where there are none but English. */
export const languageCode = (tag: string): string | undefined =>
  matchLanguage(tag, registeredLanguages());

/** Nothing is on its way. */
export const requestLanguage = (): boolean => false;
