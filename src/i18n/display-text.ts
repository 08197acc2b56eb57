import { plainText } from '../store/plain-text.js';

/** All but what is drawn as nothing: spaces, controls, joiners, fillers. A text of only these is no name. */
const visible = /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Whether nobody could see the text. */
export const isBlank = (text: string): boolean => !visible.test(text);

/** Hebrew, Arabic and the other scripts that are written from right to left. */
const rightToLeft =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/**
 * A text from outside as one line within a text of this direction: without control characters and direction overrides,
 * and isolated if its own letters run the other way, so that it moves nothing around it. (`<bdi>` for plain texts:
 * attributes and sentences have no elements.)
 */
export function displayText(text: string, direction: 'ltr' | 'rtl'): string {
  const plain = plainText(text);
  const opposite = direction === 'rtl' ? leftToRight : rightToLeft;
  return opposite.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** An id made of a key from outside: references to it are lists, which a space would part. */
export const idFor = (prefix: string, key: string): string =>
  `${prefix}-${key.replace(/[^\w-]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}`)}`;
