/** Pauses what fails several times in a row, for longer each time. */
import { steadyClock } from './timers.js';

/** Failures in a row before the first pause: one entry that cannot be had holds up no other. */
const FAILURES_BEFORE_PAUSE = 4;
const FIRST_PAUSE_MS = 30_000;
const MAX_PAUSE_MS = 5 * 60_000;

export class Backoff {
  #failures = 0;
  #pausedUntil = 0;

  get isPaused(): boolean {
    return steadyClock.now() < this.#pausedUntil;
  }

  onSuccess(): void {
    this.#failures = 0;
    this.#pausedUntil = 0;
  }

  onFailure(): void {
    // It was under way when the pause began.
    if (this.isPaused) return;
    this.#failures += 1;
    const pauses = this.#failures - FAILURES_BEFORE_PAUSE;
    if (pauses < 0) return;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** pauses, MAX_PAUSE_MS);
    this.#pausedUntil = steadyClock.now() + pauseMs;
  }
}
