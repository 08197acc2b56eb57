/** Tells the underwriters' open pages that there is something new: they then read it. */
export class UnderwriterFeed {
  readonly #listeners = new Set<() => void>();

  /** How many pages listen. */
  get size(): number {
    return this.#listeners.size;
  }

  tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Gives how to stop. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
