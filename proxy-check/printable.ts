/** Makes requests and responses printable in a terminal. */

/** Control characters would move the cursor, and a long path would fill the screen. */
export function printable(text: string): string {
  const plain = text.replace(/[^\x20-\x7e]/g, escaped);
  return plain.length > 160 ? `${plain.slice(0, 120)}… (${plain.length} characters)` : plain;
}

/** For sentences of our own, which have other characters than ASCII: only what steers a terminal goes. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, escaped);
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
