import type PQueue from 'p-queue';

/**
 * Takes a place in a queue; resolves to how to give it back. The queue's task is the place itself: the work is done by the
 * caller, in the caller's own context. Workers end what was begun in a request's context with that request.
 *
 * @throws the signal's reason, where it aborts before the turn has come
 */
export function occupy(queue: PQueue, priority: number, signal?: AbortSignal): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal?.reason as Error);
    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort);
    void queue.add(
      () =>
        new Promise<void>((release) => {
          signal?.removeEventListener('abort', onAbort);
          // Left while it waited: the place goes to the next one.
          if (signal?.aborted) release();
          else resolve(release);
        }),
      { priority },
    );
  });
}
