/** Work that no response waits for, or no longer: where a runtime ends it with its request, it has to be kept alive. */
export class PendingWork {
  readonly #pending = new Set<Promise<unknown>>();

  track<Result>(work: Promise<Result>): Promise<Result> {
    const forget = (): void => void this.#pending.delete(work);
    this.#pending.add(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when all that is pending now has settled; what begins later is of later requests. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }
}
