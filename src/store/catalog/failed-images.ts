/**
 * The addresses of brand images that failed to load, for all elements of the page: a missing or blocked image is
 * requested once, however many elements would show it and however often they render.
 */
class FailedImages {
  readonly #urls = new Set<string>();

  add(url: string): void {
    this.#urls.add(url);
  }

  has(url: string): boolean {
    return this.#urls.has(url);
  }

  /** Lets every image be requested again, or the one at `url`. */
  clear(url?: string): void {
    if (url === undefined) this.#urls.clear();
    else this.#urls.delete(url);
  }
}

export const failedImages = new FailedImages();
