import { isPageHidden, onPageLifecycle } from './page-lifecycle.js';

/** How the user came back to the page: to its window or tab, or to the network. */
export type PageReturn = 'focus' | 'online';

export interface PollerOptions {
  /** Sends the request; never rejects. */
  poll(): Promise<unknown>;
  /**
   * The backoff: the pause before the next poll, in milliseconds, after one of `previousMs`; undefined at the start,
   * and after `pollNow`. Gives undefined where the next poll waits for `pollNow`.
   */
  nextPauseMs(previousMs: number | undefined): number | undefined;
  /** What to do when the user comes back to the page; by default, it polls. */
  onReturn?(reason: PageReturn): void;
}

/**
 * Polls with backoff while it is started: never while the page is hidden, never twice at a time, and at once where
 * there is a reason to.
 */
export class Poller {
  readonly #options: PollerOptions;
  #isStarted = false;
  #isPolling = false;
  /** Whether to poll as soon as it can: it was stopped, hidden, or polling when there was a reason to. */
  #isDue = false;
  #pauseMs: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopLifecycle: (() => void) | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** Starts with the first pause; polls at once where a poll is due. */
  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.#stopLifecycle = onPageLifecycle({
      focus: () => this.#onReturn('focus'),
      online: () => this.#onReturn('online'),
      visibilitychange: () => {
        if (isPageHidden()) clearTimeout(this.#timer);
        else this.#onReturn('focus');
      },
    });
    if (this.#isDue) this.pollNow();
    else this.restart();
  }

  /** Leaves no timer or listener. The owner aborts a pending request. */
  stop(): void {
    if (!this.#isStarted) return;
    this.#isStarted = false;
    clearTimeout(this.#timer);
    this.#stopLifecycle?.();
  }

  /** Polls in `delayMs`, and starts the backoff again. While it is stopped or the page is hidden: as soon as it can. */
  pollNow(delayMs = 0): void {
    this.#pauseMs = undefined;
    if (this.#canPoll) this.#schedule(delayMs);
    else this.#isDue = true;
  }

  /** Starts the backoff again: the next poll comes after the first pause. */
  restart(): void {
    this.#pauseMs = undefined;
    this.#scheduleNext();
  }

  get #canPoll(): boolean {
    return this.#isStarted && !isPageHidden();
  }

  #onReturn(reason: PageReturn): void {
    if (isPageHidden()) return;
    if (this.#options.onReturn && !this.#isDue) this.#options.onReturn(reason);
    else this.pollNow();
  }

  #scheduleNext(): void {
    clearTimeout(this.#timer);
    const pauseMs = this.#options.nextPauseMs(this.#pauseMs);
    if (pauseMs === undefined) return;
    this.#pauseMs = pauseMs;
    if (this.#canPoll) this.#schedule(pauseMs);
  }

  #schedule(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#poll(), delayMs);
  }

  async #poll(): Promise<void> {
    // Codat may have responded to a pending poll before there was a reason to poll again.
    this.#isDue = this.#isPolling;
    if (this.#isPolling) return;
    this.#isPolling = true;
    try {
      await this.#options.poll();
    } finally {
      this.#isPolling = false;
      if (this.#isDue && this.#canPoll) this.#schedule(0);
      else if (this.#isStarted) this.#scheduleNext();
    }
  }
}
