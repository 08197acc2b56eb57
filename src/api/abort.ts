import { MAX_TIMER_MS } from './times.js';

/** What an aborted call rejects with. */
export const aborted = () => new DOMException('Aborted', 'AbortError');

/** Not `throwIfAborted`, which throws whatever the caller gave as a reason. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw aborted();
}

/** Settles like `promise`, or rejects once `signal` is aborted: one request's own, with which what listens to it goes too. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(aborted()));
  });
  return Promise.race([promise, stopped]);
}

/** Waits, as long as a timer can at most; rejects with an `AbortError` once the signal is aborted. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    throwIfAborted(signal);
    const stop = () => {
      clearTimeout(timer);
      reject(aborted());
    };
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      },
      Math.min(ms, MAX_TIMER_MS),
    );
    signal?.addEventListener('abort', stop, { once: true });
  });
}
