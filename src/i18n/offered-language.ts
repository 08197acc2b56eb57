/** In place of `registered-languages.ts` in a language's own script: see `script-languages.ts`. */
import { OFFER, REQUEST } from './language-events.js';
import type { Terms } from './terms.js';

/** Gives the words to every copy of the elements on the page, whenever it comes. */
export function registerLanguage(words: Terms): void {
  const offer = () => document.dispatchEvent(new CustomEvent(OFFER, { detail: words }));
  document.addEventListener(REQUEST, offer);
  offer();
}
