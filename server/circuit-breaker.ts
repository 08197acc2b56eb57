import { isTimeout, withTimeout } from './abort.js';
import type { Problem } from './errors.js';
import type { TokenProxyStore } from './store.js';
import { takeInTime } from './take-in-time.js';
import { steadyClock } from './timers.js';

/** How long the store may take to respond; what waits for it is a page. */
const TIMEOUT_MS = 2000;
/** A subscription may have to wait for the connection first. */
const SUBSCRIBE_TIMEOUT_MS = 6000;
/** How long the circuit stays open after a timeout: not every page has to wait in vain. */
const OPEN_MS = 5000;

/** The store was not asked: it did not respond a moment ago. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/**
 * What to report of a store that failed; nothing where it was not asked: that it does not respond was reported then. Once a
 * minute: a store that refuses at once is asked with every page.
 */
export function storeProblem(error: unknown, log: string): { problem?: Problem } {
  return error instanceof StoreUnavailable
    ? {}
    : { problem: { kind: 'store', log, reportedAs: log } };
}

type Guard = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Does no work for a while after one that has failed in this way. The work ends by itself within its time. */
function circuit(opensAfter: (error: unknown) => boolean): Guard {
  let openUntil = 0;
  return async (work) => {
    if (steadyClock.now() < openUntil)
      throw new StoreUnavailable('the store did not respond a moment ago');
    try {
      return await work();
    } catch (error) {
      if (opensAfter(error)) openUntil = steadyClock.now() + OPEN_MS;
      throw error;
    }
  };
}

/**
 * A store behind a circuit breaker: it responds or fails, soon. Clients of a database wait for their connection as long as
 * it takes, and the page would with them. What was asked for may still be done later: a lock or a subscription is given
 * back then, and nothing else that the proxy asks does harm.
 */
export function withCircuitBreaker(store: TokenProxyStore): TokenProxyStore {
  const unlessOpen = circuit(isTimeout);
  // Of a connection of its own: where that is lost, the other one still responds. Where it may not subscribe at all, it is
  // not asked with each page's read.
  const unlessSubscribingFails = circuit(() => true);

  /** What gives something back is asked even of a store that does not respond: its client does it once it can. */
  function end(work: () => Promise<void>): () => Promise<void> {
    const ending = work();
    ending.catch(() => undefined);
    return () => withTimeout(TIMEOUT_MS, () => ending);
  }

  const guarded = <Result>(work: () => Promise<Result>): Promise<Result> =>
    unlessOpen(() => withTimeout(TIMEOUT_MS, work));

  return {
    get: (key) => guarded(() => store.get(key)),
    set: (key, value, lifetime) => guarded(() => store.set(key, value, lifetime)),
    async lock(key, lifetime) {
      const take = () => store.lock(key, lifetime);
      const release = await unlessOpen(() => takeInTime(TIMEOUT_MS, take));
      return release && (() => unlessOpen(end(release)));
    },
    publish: (companyId, event, once) => guarded(() => store.publish(companyId, event, once)),
    position: (companyId) => guarded(() => store.position(companyId)),
    since: (companyId, position) => guarded(() => store.since(companyId, position)),
    async subscribe(listener, onLost) {
      const take = () => store.subscribe(listener, onLost);
      const unsubscribe = await unlessSubscribingFails(() =>
        takeInTime(SUBSCRIBE_TIMEOUT_MS, take),
      );
      return () => end(async () => unsubscribe())();
    },
    ...(store.createRateCounter && {
      createRateCounter(options) {
        const counter = store.createRateCounter?.(options);
        return {
          async consume(key) {
            if (!counter) throw new StoreUnavailable('the store counts nothing');
            return guarded(() => counter.consume(key));
          },
        };
      },
    }),
  };
}
