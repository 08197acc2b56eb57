/** Letters that are no base letter with an accent, as people without them on their keyboard type them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
};

/** Text as it is compared: without case, accents, or spaces around. */
export function normalizeText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLocaleLowerCase('en')
    .replace(/[ßæœøł]/g, (letter) => plainLetters[letter] ?? letter)
    .trim();
}

/** The words of a text that is as it is compared. */
export const wordsOf = (normalized: string): string[] => normalized.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Such a text without anything but letters and digits. */
export const compactOf = (normalized: string): string => wordsOf(normalized).join('');

/** Whether anything to look for has been typed: signs alone are in no name. */
export const isSearch = (text: string): boolean => compactOf(normalizeText(text)) !== '';

/** The words of a category in the language that is shown. */
export type CategoryTexts = (sourceType: string) => string;
