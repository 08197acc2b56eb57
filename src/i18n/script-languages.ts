/**
 * In place of `language-loader.ts` in the script tag's one file, which loads nothing: a language is there where the page
 * has its script (`codat-elements.de.js`). The two files share no module, and leave no name on the page: they meet by
 * events of the document, in whichever order they run.
 */
import { warnOnce } from '../api/warn.js';
import { languageCodes } from './language-codes.js';
import { OFFER, REQUEST } from './language-events.js';
import { matchLanguage } from './language-tag.js';
import { registeredLanguages, registerLanguage } from './registered-languages.js';
import type { Terms } from './terms.js';

document.addEventListener(OFFER, (event) => registerLanguage((event as CustomEvent<Terms>).detail));
document.dispatchEvent(new Event(REQUEST));

/** The codes of languages whose script the page may still be loading. */
const missed = new Set<string>();

/** Says once the page has loaded which script it lacks. */
function miss(code: string): void {
  if (missed.has(code)) return;
  missed.add(code);
  const warn = () => {
    if (matchLanguage(code, registeredLanguages()) === code) return;
    warnOnce(
      `codat-elements: No words of "${code}" on this page. Showing English; add the script codat-elements.${code}.js.`,
    );
  };
  if (document.readyState === 'complete') warn();
  else addEventListener('load', warn, { once: true });
}

/** The code of the words for a language; undefined where there are none but English. */
export function languageCode(tag: string): string | undefined {
  const code = matchLanguage(tag, registeredLanguages());
  if (code) return code;
  const missing = matchLanguage(tag, languageCodes);
  if (missing) miss(missing);
  return undefined;
}

/** Nothing is on its way. */
export const requestLanguage = (): boolean => false;
