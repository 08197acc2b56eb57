/** Thrown by `within` when the time is up. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** Thrown by `within` when the caller no longer waits. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}

/**
 * Does the work, but no longer than so many milliseconds, and no longer than the caller waits for it.
 *
 * It rejects by itself, beside aborting the signal: a `fetch` given by the host may not heed signals.
 *
 * @throws OutOfTime, CallerGone, or what the work throws.
 */
export async function within<Result>(
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<Result>,
  caller?: AbortSignal,
): Promise<Result> {
  if (caller?.aborted) {
    throw new CallerGone();
  }
  const controller = new AbortController();
  let forget = (): void => undefined;
  const stopped = new Promise<never>((_resolve, reject) => {
    const stop = (error: Error): void => {
      controller.abort(error);
      reject(error);
    };
    const timer = setTimeout(() => stop(new OutOfTime()), milliseconds);
    const leave = (): void => stop(new CallerGone());
    caller?.addEventListener('abort', leave);
    forget = () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', leave);
    };
  });
  try {
    return await Promise.race([stopped, work(controller.signal)]);
  } finally {
    forget();
  }
}
