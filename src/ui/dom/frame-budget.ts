import type { ReactiveControllerHost } from 'lit';

/**
 * How long a frame's work of this kind may take, in milliseconds. The browser needs many times as long to style and lay out
 * the rows that it puts into the page. Measured: with less, all of a long list takes too long to come back; with more, the
 * page is too long in responding to the next key (docs/performance.md).
 */
const BUDGET_MS = 4;

/** Work that may wait for one of the next frames where there is much of it. */
class FrameBudget {
  #spentMs = 0;
  readonly #waiting = new Set<ReactiveControllerHost>();
  #isFrameAwaited = false;

  /** Does the work while there is time for it; if there is none, the element is updated after the frame, to try again. */
  run(host: ReactiveControllerHost, work: () => void): void {
    if (!this.#isFrameAwaited) this.#awaitFrame();
    // A hidden page draws no frames, and keeps nobody waiting.
    if (this.#spentMs >= BUDGET_MS && !document.hidden) {
      this.#waiting.add(host);
      return;
    }
    const begunAt = performance.now();
    work();
    this.#spentMs += performance.now() - begunAt;
  }

  #awaitFrame(): void {
    this.#isFrameAwaited = true;
    // In a task of its own, so that the frame is drawn before.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isFrameAwaited = false;
        this.#spentMs = 0;
        const hosts = [...this.#waiting];
        this.#waiting.clear();
        for (const host of hosts) host.requestUpdate();
      }),
    );
  }
}

/** One for all lists: they share the page's thread. */
export const frameBudget = new FrameBudget();
