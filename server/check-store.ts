/** Says in words when what is given as a store cannot be one. */
import { isRecord } from './json.js';
import type { TokenProxyStore } from './store.js';

/**
 * @param needed the methods that are called
 * @throws what `fail` throws
 */
export function checkStore(
  store: unknown,
  needed: readonly (keyof TokenProxyStore)[],
  fail: (message: string) => never,
): void {
  if (store === undefined) return;
  if (typeof store === 'function') {
    fail('store is the function that makes one; write memoryStore()');
  }
  const methods = isRecord(store) ? store : {};
  const missing = needed.find((name) => typeof methods[name] !== 'function');
  if (missing !== undefined) {
    fail(`store has no method ${missing}; give memoryStore(), redisStore(…) or one of your own`);
  }
}
