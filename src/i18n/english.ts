import type { Translation } from '@shoelace-style/localize';
import { common } from '../locales/en/common.js';
import type { Terms } from './terms.js';

/** The English words of what is loaded so far: what a language without a word of its own falls back to. */
export const english: Translation & Partial<Terms> = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',
  ...common,
};

/** Adds the English words of a part that is loaded when it is needed. To be called where the part's module begins. */
export function addEnglish(words: Partial<Terms>): void {
  Object.assign(english, words);
}
