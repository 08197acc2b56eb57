/** A tab that is still here after so long, in milliseconds, has not left: it was sent a file, or the person chose to stay. */
const LEAVE_GRACE_MS = 10_000;

/** This tab, for one provider's pages. */
export class LinkTab {
  /** Whether it was navigated. It may still be here: a frame may not move its page. */
  hasLeft = false;
  /** When it was navigated, on the clock of `performance.now()`. */
  #leftAt = 0;

  /** Whether it may go, as far as is known. */
  get canLeave(): boolean {
    return !this.hasLeft || window.top === window;
  }

  /** Goes to the provider. Returns false where that is not allowed. */
  navigate(url: string): boolean {
    // Some browsers only ignore it where a frame may not move its page: still here, it is not tried again.
    if (!this.canLeave) return false;
    this.hasLeft = true;
    this.#leftAt = performance.now();
    try {
      // Providers show themselves in no frame.
      (window.top ?? window).location.href = url;
      return true;
    } catch {
      return false;
    }
  }

  /** Looks how it is: `lost` when it has not left although it was navigated. */
  look(): 'there' | 'lost' {
    return performance.now() - this.#leftAt > LEAVE_GRACE_MS ? 'lost' : 'there';
  }
}
