/** In Node a timer keeps the process alive; none of the proxy's is worth that. */
export function unref<Timer>(timer: Timer): Timer {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer) {
    (timer as { unref: () => void }).unref();
  }
  return timer;
}

/** The longest delay of timers in Node and browsers: a longer one overflows, and they fire at once. */
export const MAX_DELAY_MS = 2 ** 31 - 1;

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => unref(setTimeout(resolve, ms)));
}

let wallTime = -Infinity;
let ranFor = 0;
let setBackBy = 0;

/**
 * For what is over after so long, in milliseconds: as `Date.now()`, but where that is set back it goes on by the time that
 * passes, so that nothing lasts for hours longer.
 */
export const steadyClock = {
  now(): number {
    const now = Date.now();
    const running = performance.now();
    if (now < wallTime) setBackBy += wallTime - now + (running - ranFor);
    wallTime = now;
    ranFor = running;
    return now + setBackBy;
  },
};
