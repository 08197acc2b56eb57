import { withTimeout } from './abort.js';

/**
 * Takes what has to be given back, such as a lock, if the store responds within so long. A client of a database that waits for
 * its connection takes it later all the same, when nobody would give it back any more: that is done at once.
 *
 * @returns how it is given back; undefined where there is nothing to be had
 * @throws what `take` rejects with, or a `TimeoutError`
 */
export async function takeInTime<GiveBack extends (() => Promise<void> | void) | undefined>(
  timeoutMs: number,
  take: () => Promise<GiveBack>,
): Promise<GiveBack> {
  let taking: Promise<GiveBack> | undefined;
  try {
    return await withTimeout(timeoutMs, () => (taking = take()));
  } catch (error) {
    taking?.then((giveBack) => giveBack?.()).catch(() => undefined);
    throw error;
  }
}
