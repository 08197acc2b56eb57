/**
 * When a waiting attempt asks the server by itself, in milliseconds.
 *
 * Slowly: what ends an attempt (the return page's message, its window's end, the person coming back, the
 * proxy's own word) makes it ask at once, and all pages of a host share Codat's thousand requests a minute.
 */

/** After a sign that it is over, until the server knows. */
const FAST_MS = 2000;
/** While the person is at the provider's. */
export const SLOW_MS = 15_000;
const SLOWEST_MS = 60_000;
/** While the proxy tells what happens: in case it is not told itself. */
const WITH_STREAM_MS = 180_000;

/** The pause before the first question; `isLikely`: something says that there is an answer. */
export function firstPause(isLikely: boolean, isPushed: boolean): number {
  if (isLikely) return FAST_MS;
  return isPushed ? WITH_STREAM_MS : SLOW_MS;
}

/** The pause after one of this length. */
export function nextPause(pause: number, isPushed: boolean): number {
  return Math.min(pause * 2, isPushed ? WITH_STREAM_MS : SLOWEST_MS);
}
