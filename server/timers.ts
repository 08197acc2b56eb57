/** In Node a timer keeps the process alive; none of the proxy's is worth that. */
export function unref<Timer>(timer: Timer): Timer {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    (timer as { unref: () => void }).unref();
  }
  return timer;
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => unref(setTimeout(resolve, ms)));
}

/** For caches: the clock by which entries are stored and compared over instances. Looked up, so that tests can set it. */
export const clock = { now: (): number => Date.now() };
