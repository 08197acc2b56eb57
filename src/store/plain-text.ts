/** Long enough for any message, short enough for any page. */
const MAX_TEXT_LENGTH = 300;

/** The beginning of a text, cut between characters. */
export const cutText = (text: string, maxLength: number): string =>
  text.length > maxLength ? text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '') : text;

/** One line of plain text: no control characters or direction overrides, not too long. */
export function plainText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, ' ').trim();
  return cutText(line, MAX_TEXT_LENGTH);
}

/** Codat's own words for each code: they add nothing to what the outcome says. */
const generic = /^(unknown error occurred|not supported|user cancelled)\W*$/i;

/** Why it failed, if anybody gave a reason: Codat's words, or else the platform's raw ones. */
export function reasonOf(failure: {
  errorMessage?: string | null | undefined;
  statusText?: string | null | undefined;
}): string | undefined {
  return [failure.errorMessage, failure.statusText]
    .map((text) => plainText(text ?? ''))
    .find((text) => text && !generic.test(text));
}

/** The reason as a sentence quotes it: without the full stop at its end, since the sentence has its own. */
export const quotedReasonOf = (failure: Parameters<typeof reasonOf>[0]): string | undefined =>
  reasonOf(failure)?.replace(/[.。\s]+$/, '');
