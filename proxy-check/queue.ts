/** Lets a few tasks run at once; the others wait for their turn, in order. */
export class Queue {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(mostAtOnce: number) {
    this.#free = mostAtOnce;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      // The next in line takes the place over, so that no other slips in between.
      if (next) next();
      else this.#free += 1;
    }
  }
}
