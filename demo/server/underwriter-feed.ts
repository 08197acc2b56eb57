/** Notifies the underwriters' open pages of changes: they then load them. */
export class UnderwriterFeed {
  readonly #listeners = new Set<() => void>();

  /** How many pages are subscribed. */
  get size(): number {
    return this.#listeners.size;
  }

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Returns how to unsubscribe. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }
}
