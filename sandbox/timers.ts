/** What a sandbox does later: nothing more once it is closed. */
export class Timers {
  readonly #ends = new Set<(isOpen: boolean) => void>();
  #isClosed = false;

  /** Does something after so many milliseconds, unless the sandbox is closed before. */
  after(ms: number, work: () => void): void {
    this.#schedule(ms, (isOpen) => {
      if (isOpen) work();
    });
  }

  /** Resolves after so many milliseconds, or when the sandbox is closed: with whether it is open. */
  wait(ms: number): Promise<boolean> {
    return new Promise((resolve) => this.#schedule(ms, resolve));
  }

  close(): void {
    this.#isClosed = true;
    for (const end of this.#ends) end(false);
  }

  #schedule(ms: number, done: (isOpen: boolean) => void): void {
    if (this.#isClosed) {
      done(false);
      return;
    }
    const end = (isOpen: boolean) => {
      clearTimeout(timer);
      this.#ends.delete(end);
      done(isOpen);
    };
    const timer = setTimeout(() => end(true), ms);
    this.#ends.add(end);
  }
}
