/** This tab, for one provider's pages. */
export class LinkTab {
  /** Whether it was navigated. It may still be here: a frame may not move its page. */
  hasLeft = false;

  /** Whether it may go, as far as is known. */
  get canLeave(): boolean {
    return !this.hasLeft || window.top === window;
  }

  /** Goes to the provider. Returns false where that is not allowed. */
  navigate(url: string): boolean {
    // Some browsers only ignore it where a frame may not move its page: still here, it is not tried again.
    if (!this.canLeave) return false;
    this.hasLeft = true;
    try {
      // Providers show themselves in no frame.
      (window.top ?? window).location.href = url;
      return true;
    } catch {
      return false;
    }
  }
}
