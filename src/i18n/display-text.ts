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
  return isolated(plainText(text), direction);
}

function isolated(plain: string, direction: 'ltr' | 'rtl'): string {
  const opposite = direction === 'rtl' ? leftToRight : rightToLeft;
  return opposite.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** One word of plain letters, such as the key `commerce-orders`, or an address, which would lead nowhere with more in it. */
const isLeftAlone = (text: string) => /^(?:[a-z]+(?:-[a-z]+)*|https?:\/\/[!-~]+)$/i.test(text);

/** What would turn our sentence; names that are isolated already, as those of a list are, stay so. */
const turning =
  /(\u2068[^\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]*\u2069)|[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu;

/** A text as a part of a sentence of this direction, whole: a name, or what is made of names. */
export function sentencePart(text: string, direction: 'ltr' | 'rtl'): string {
  if (isLeftAlone(text)) return text;
  const plain = text.replace(turning, (_, isolate: string | undefined) => isolate ?? ' ').trim();
  return plain.includes('\u2068') ? plain : isolated(plain, direction);
}

/** An id made of a key from outside: references to it are lists, which a space would part. */
export const idFor = (prefix: string, key: string): string =>
  `${prefix}-${key.replace(/[^\w-]/g, (character) => `_${character.codePointAt(0)?.toString(16) ?? ''}`)}`;
