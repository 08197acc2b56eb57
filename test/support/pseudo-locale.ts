/**
 * A language that nobody speaks: the English words with accents on every letter, 40 % longer and in brackets. What is
 * read in plain letters is no word of ours, and what is cut off lacks a bracket.
 *
 * It goes by the code of a language with letters of its own that the elements do not speak: the browser's dates and
 * lists have no plain letters either.
 */
import { registerLanguage } from '../../src/i18n/registered-languages.js';
import type { Terms } from '../../src/i18n/terms.js';
import { en } from '../../src/locales/en.js';

export const PSEUDO = 'el';

const EXTRA = 0.4;
const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accents = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';

const accented = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => accents.charAt(plain.indexOf(letter)));

/** Whether an argument is to be said as it is, and not the key of a word, such as `accounting` or `too-large`. */
const isName = (arg: string) =>
  arg !== '' &&
  !/^(?:[a-z][a-zA-Z]*(?:-[a-zA-Z]+)*|Accounting|Banking|BankFeed|Commerce)$/.test(arg);

/** A text between its arguments, which stay as they are. */
function accentedAround(text: string, [arg, ...others]: readonly string[]): string {
  if (arg === undefined) return accented(text);
  return text
    .split(arg)
    .map((part) => accentedAround(part, others))
    .join(arg);
}

function pseudoOf(text: string, args: readonly unknown[] = []): string {
  if (text === '') return '';
  const given = args.filter((arg): arg is string => typeof arg === 'string' && isName(arg));
  const filler = ' ñéñ'.repeat(Math.ceil((text.length * EXTRA) / 4));
  return `⟦${accentedAround(text, given)}${filler}⟧`;
}

type Say = (...args: unknown[]) => string;

export const pseudo = {
  ...(Object.fromEntries(
    Object.entries(en).map(([name, word]: [string, unknown]) => [
      name,
      typeof word === 'function'
        ? (...args: unknown[]) => pseudoOf((word as Say)(...args), args)
        : pseudoOf(String(word)),
    ]),
  ) as unknown as Terms),
  $code: PSEUDO,
  $name: 'Pseudo',
  $dir: 'ltr' as const,
  // Found in other terms, so without brackets.
  contactSupport: accented(en.contactSupport),
  errorText: () => pseudoOf('Something went wrong on our side. Please contact support.'),
};

registerLanguage(pseudo);
