/**
 * Settles like `work`, or rejects with the signal's reason as soon as it aborts: a `fetch` given by the host, or a
 * client of a database, may not heed signals itself.
 */
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

/** Whether this is what `AbortSignal.timeout` aborts with. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
