import { update } from '@shoelace-style/localize';
import { warnOnce } from '../api/warn.js';
import { retryDelay } from '../store/lazy-module.js';
import { languageModules } from './language-modules.js';
import { matchLanguage } from './language-tag.js';
import { isLanguageRegistered, registeredLanguages } from './registered-languages.js';

/** How long elements wait for a language before they show another, in ms. */
const PATIENCE_MS = 3000;

/** A language that is asked for and not there: on its way, or to be tried again once elements ask after a while. */
interface Load {
  isPending: boolean;
  /** Elements do not wait: it takes long, or could not be loaded before. */
  isLate: boolean;
  failures: number;
}

const loads = new Map<string, Load>();

async function load(code: string, current: Load): Promise<void> {
  current.isPending = true;
  const late = setTimeout(() => {
    current.isLate = true;
    update();
  }, PATIENCE_MS);
  try {
    await languageModules[code]?.load();
  } catch {
    warnOnce(
      `codat-elements: The language "${code}" could not be loaded. Showing English, and trying again.`,
    );
    current.isLate = true;
    // The elements that are in the page by then ask again.
    setTimeout(() => {
      current.isPending = false;
      update();
    }, retryDelay(current.failures++));
  } finally {
    clearTimeout(late);
    update();
  }
}

/** The code of the words for a language; undefined where there are none but English. */
export const languageCode = (tag: string): string | undefined =>
  matchLanguage(tag, [...new Set([...registeredLanguages(), ...Object.keys(languageModules)])]);

/**
 * Loads the words of a language if it has any that are not there yet: every element on the page is updated once they
 * are. Returns whether it is worth waiting for them before anything is shown.
 */
export function requestLanguage(code: string): boolean {
  if (isLanguageRegistered(code) || !(code in languageModules)) return false;
  const current = loads.get(code) ?? { isPending: false, isLate: false, failures: 0 };
  loads.set(code, current);
  if (!current.isPending) void load(code, current);
  return !current.isLate;
}
