/**
 * The pauses between the polls of a waiting attempt.
 *
 * They are long: what ends an attempt (the return page's message, the window's end, the user's return to the page, a
 * server event) polls at once, and all pages of a host share Codat's thousand requests a minute.
 */
import type { StreamState } from './attempt-types.js';

/** After a sign that the attempt is over. */
const FAST_MS = 2000;
/** While the user is at the provider. */
const SLOW_MS = 15_000;
const SLOWEST_MS = 60_000;
/** While the event stream is live: in case an event is missed. */
const WITH_STREAM_MS = 180_000;

/** The first pause. `isLikely`: there is a sign that the attempt is over. */
export function firstPause(isLikely: boolean, isStreaming: boolean): number {
  if (isLikely) return FAST_MS;
  return isStreaming ? WITH_STREAM_MS : SLOW_MS;
}

/** The pause after one of `pauseMs`. */
export function nextPause(pauseMs: number, isStreaming: boolean): number {
  return Math.min(pauseMs * 2, isStreaming ? WITH_STREAM_MS : SLOWEST_MS);
}

/** The backoff of one waiting attempt. */
export class PollSchedule {
  readonly #stream: StreamState;
  /** Whether there was a sign a moment ago that the attempt is over. */
  isLikely = false;

  constructor(stream: StreamState) {
    this.#stream = stream;
  }

  readonly nextPauseMs = (previousMs: number | undefined): number => {
    const { isLive } = this.#stream;
    const pauseMs =
      previousMs === undefined ? firstPause(this.isLikely, isLive) : nextPause(previousMs, isLive);
    // A stream that opens again, as every five minutes, is no new sign.
    this.isLikely &&= pauseMs < SLOW_MS;
    return pauseMs;
  };
}
