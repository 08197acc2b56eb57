/**
 * How much is done at once. So many rows go into the page together, and not more, so that a phone too responds to the
 * next key within 50 ms (docs/performance.md).
 */
const AT_ONCE = 100;

/** Small works, one for an item, that would keep the page from responding if they were all done at once. */
class FrameQueue {
  readonly #waiting = new Map<object, () => void>();
  #left = AT_ONCE;
  #isFrameAwaited = false;

  /** Does the work at once as long as there is little of it, else after one of the next frames, in this order. */
  run(item: object, work: () => void): void {
    this.#waiting.set(item, work);
    this.#work();
  }

  /** What waits for this item will not be done. */
  cancel(item: object): void {
    this.#waiting.delete(item);
  }

  #work(): void {
    for (const [item, work] of this.#waiting) {
      // A hidden page draws no frames, and keeps nobody waiting.
      if (this.#left <= 0 && !document.hidden) break;
      this.#left--;
      this.#waiting.delete(item);
      work();
    }
    if (!this.#isFrameAwaited) this.#awaitFrame();
  }

  #awaitFrame(): void {
    this.#isFrameAwaited = true;
    // In a task of its own, so that the frame is drawn before.
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.#isFrameAwaited = false;
        this.#left = AT_ONCE;
        if (this.#waiting.size > 0) this.#work();
      }),
    );
  }
}

/** One for all lists: they share the page's thread. */
export const frameQueue = new FrameQueue();
