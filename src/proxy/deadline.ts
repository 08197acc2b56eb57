/** Thrown by `within` when the time is up. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Thrown by `within` when the caller no longer waits. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/** Who waits, and may stop waiting: a request's signal, or anything as simple. */
export interface Caller {
  readonly aborted: boolean;
  addEventListener(type: 'abort', left: () => void): void;
  removeEventListener(type: 'abort', left: () => void): void;
}

/** A caller that leaves when it is told to: far cheaper than an `AbortController` for every request. */
export class Leaving implements Caller {
  aborted = false;
  readonly #listeners = new Set<() => void>();

  addEventListener(_type: 'abort', left: () => void): void {
    this.#listeners.add(left);
  }

  removeEventListener(_type: 'abort', left: () => void): void {
    this.#listeners.delete(left);
  }

  leave(): void {
    this.aborted = true;
    for (const left of [...this.#listeners]) left();
  }
}

/** How work hears that it is to stop. */
export interface Stop {
  /** Whether it has been told. */
  readonly isOver: boolean;
  /** For `fetch`; made when it is first asked for. */
  readonly signal: AbortSignal;
  /** What is to be done then: one function, and far cheaper than to listen to the signal. */
  undo: () => void;
}

class Stopping implements Stop {
  undo = (): void => undefined;
  #controller: AbortController | undefined;
  #reason: Error | undefined;

  get isOver(): boolean {
    return this.#reason !== undefined;
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#reason) this.#controller.abort(this.#reason);
    return this.#controller.signal;
  }

  stop(reason: Error): void {
    this.#reason = reason;
    this.#controller?.abort(reason);
    this.undo();
  }
}

/**
 * Does the work, but no longer than so many milliseconds, and no longer than the caller waits for it.
 *
 * It rejects by itself, beside telling the work to stop: a `fetch` given by the host may not heed signals.
 *
 * @throws OutOfTime, CallerGone, or what the work throws.
 */
export function within<Result>(
  milliseconds: number,
  work: (stop: Stop) => Promise<Result>,
  caller?: Caller,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    if (caller?.aborted) {
      reject(new CallerGone());
      return;
    }
    const stopping = new Stopping();
    const forget = (): void => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', leave);
    };
    const stop = (error: Error): void => {
      forget();
      stopping.stop(error);
      reject(error);
    };
    const leave = (): void => stop(new CallerGone());
    const timer = setTimeout(() => stop(new OutOfTime()), milliseconds);
    caller?.addEventListener('abort', leave);
    const working = work(stopping);
    working.then(forget, forget);
    working.then(resolve, reject);
  });
}
