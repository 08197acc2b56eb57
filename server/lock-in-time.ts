import { withTimeout } from './abort.js';
import type { TokenProxyStore } from './store.js';

type Release = () => Promise<void>;

/**
 * Takes a lock, if the store responds within so long. A client of a database that waits for its connection takes it later
 * all the same, when nobody would release it any more: such a lock is released at once.
 *
 * @throws what the store rejects with, or a `TimeoutError`
 */
export async function lockInTime(
  store: Pick<TokenProxyStore, 'lock'>,
  key: string,
  lifetime: number,
  timeoutMs: number,
): Promise<Release | undefined> {
  let taking: Promise<Release | undefined> | undefined;
  try {
    return await withTimeout(timeoutMs, () => (taking = store.lock(key, lifetime)));
  } catch (error) {
    taking?.then((release) => release?.()).catch(() => undefined);
    throw error;
  }
}
