/**
 * Time-outs and aborts, on the platform's signals. `AbortSignal.timeout` and `.any` are not used: in Node the former lets a
 * process end while a response is pending, both live until the time is up, and together they take more of the
 * processor's time than all else that a request costs here.
 */

/** A signal that aborts after so long, or with the caller's; it has to be disposed of. */
export function timeoutSignal(
  timeoutMs: number,
  caller?: AbortSignal,
): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const onTimeout = (): void =>
    controller.abort(new DOMException('The time is up.', 'TimeoutError'));
  const onAbort = (): void => controller.abort(caller?.reason);
  const timer = setTimeout(onTimeout, timeoutMs);
  if (caller?.aborted) onAbort();
  caller?.addEventListener('abort', onAbort);
  return {
    signal: controller.signal,
    dispose: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

/**
 * Does the work, but no longer than so long, and no longer than the caller waits for it. It rejects by itself beside
 * aborting the work, which may not heed signals: a `fetch` given by the host, or a client of a database.
 */
export async function withTimeout<Result>(
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<Result>,
  caller?: AbortSignal,
): Promise<Result> {
  caller?.throwIfAborted();
  const { signal, dispose } = timeoutSignal(timeoutMs, caller);
  try {
    return await abortable(work(signal), signal);
  } finally {
    dispose();
  }
}

/** Settles like `work`, or rejects with the signal's reason as soon as it aborts. */
export function abortable<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    const settle = (): void => signal.removeEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort);
    work.then(resolve, reject);
    work.then(settle, settle);
  });
}

/** Whether this is what a time-out aborts with. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
