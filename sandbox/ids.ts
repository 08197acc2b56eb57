/**
 * A GUID that is always the same for the same text. Tests can then name what the sandbox will make,
 * and two sandboxes agree on every id that Codat does not publish. Not for secrets.
 */
export function guidOf(text: string): string {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = 0x6a09e667;
  // Two passes, so that the first characters also reach every word.
  for (const code of `${text}\u0000${text}`) {
    const point = code.codePointAt(0) ?? 0;
    a = Math.imul(a ^ point, 0x85ebca6b) ^ (d >>> 13);
    b = Math.imul(b ^ point, 0xc2b2ae35) ^ (a >>> 15);
    c = Math.imul(c ^ point, 0x27d4eb2f) ^ (b >>> 16);
    d = Math.imul(d ^ point, 0x165667b1) ^ (c >>> 14);
  }
  const hex = [a, b, c, d].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** A number below `limit`, always the same for the same text. */
export function numberOf(text: string, limit: number): number {
  return Number.parseInt(guidOf(text).slice(0, 8), 16) % limit;
}

/** An unguessable token: it stands for a link page under way. */
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
