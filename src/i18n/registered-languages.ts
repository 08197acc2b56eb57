import { registerTranslation } from '@shoelace-style/localize';
import type { Terms } from './terms.js';

const codes = new Set<string>();

/** The languages that there are words of on this page, besides English. */
export const registeredLanguages = (): readonly string[] => [...codes];

export const isLanguageRegistered = (code: string): boolean => codes.has(code);

/** Gives every element on the page the words of a language. The last line of each module in `locales/`. */
export function registerLanguage(words: Terms): void {
  codes.add(words.$code);
  registerTranslation(words);
}
