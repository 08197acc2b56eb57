import type { ReactiveControllerHost } from 'lit';

/**
 * How many rows come back into the page in one frame: so many together, and not more, so that a phone too responds to the
 * next key within 50 ms (docs/performance.md).
 */
const ROWS_A_FRAME = 100;

/** What may be done before the next frame; the rest is done by further updates, one after each frame. */
class FrameBudget {
  #left = ROWS_A_FRAME;
  readonly #waiting = new Set<ReactiveControllerHost>();
  #isFrameAwaited = false;

  /** Whether there is room for one row more; if not, its element is updated after the frame. */
  take(host: ReactiveControllerHost): boolean {
    if (!this.#isFrameAwaited) this.#awaitFrame();
    // A hidden page draws no frames, and keeps nobody waiting.
    if (this.#left === 0 && !document.hidden) {
      this.#waiting.add(host);
      return false;
    }
    this.#left = Math.max(0, this.#left - 1);
    return true;
  }

  #awaitFrame(): void {
    this.#isFrameAwaited = true;
    // In a task of its own, so that the frame is drawn before.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isFrameAwaited = false;
        this.#left = ROWS_A_FRAME;
        const hosts = [...this.#waiting];
        this.#waiting.clear();
        for (const host of hosts) host.requestUpdate();
      }),
    );
  }
}

/** One for all lists: they share the page's thread. */
export const frameBudget = new FrameBudget();
