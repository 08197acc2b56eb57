import { OutOfTime, within } from './deadline.js';
import type { TokenProxyStore } from './store.js';

/** How long the store may take for an answer, in milliseconds: what waits for it is a page. */
const patience = 2000;
/** Somebody who subscribes may have to wait for the line first. */
const subscribePatience = 6000;
/** After it took too long it is left alone for so long: not everybody has to wait in vain. */
const rest = 5000;

/** The store is not asked: it was out of reach a moment ago. */
export class OutOfReach extends Error {
  override readonly name = 'OutOfReach';
}

/**
 * A store that answers or fails, soon: clients of a database wait for their line as long as it takes, and the page
 * would with them. What was asked for may still be done later; nothing that the proxy asks does harm then.
 */
export function boundedStore(store: TokenProxyStore): TokenProxyStore {
  let restUntil = 0;

  async function bounded<Result>(
    work: () => Promise<Result>,
    milliseconds = patience,
  ): Promise<Result> {
    if (Date.now() < restUntil) throw new OutOfReach('the store was out of reach a moment ago');
    try {
      return await within(milliseconds, work);
    } catch (error) {
      if (error instanceof OutOfTime) restUntil = Date.now() + rest;
      throw error;
    }
  }

  return {
    get: (key) => bounded(() => store.get(key)),
    set: (key, value, lifetime) => bounded(() => store.set(key, value, lifetime)),
    async lock(key, lifetime) {
      const release = await bounded(() => store.lock(key, lifetime));
      return release && (() => bounded(release));
    },
    publish: (companyId, event, once) => bounded(() => store.publish(companyId, event, once)),
    position: (companyId) => bounded(() => store.position(companyId)),
    since: (companyId, position) => bounded(() => store.since(companyId, position)),
    async subscribe(listener, lost) {
      let begun: ReturnType<TokenProxyStore['subscribe']> | undefined;
      try {
        const begin = () => (begun = store.subscribe(listener, lost));
        const stop = await bounded(begin, subscribePatience);
        return () => bounded(async () => stop());
      } catch (error) {
        // Should it stand after all, nobody listens any more.
        begun?.then((stop) => stop()).catch(() => undefined);
        throw error;
      }
    },
  };
}
