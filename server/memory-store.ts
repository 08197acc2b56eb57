import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';
import {
  comparePositions,
  eventsAfter,
  FIRST_STREAM_AGE_MS,
  LOG_AGE_MS,
  MAX_LOG_LENGTH,
  REPLAY_MEMORY_MS,
  timeOf,
  type LoggedEvent,
  type PublishedEvent,
  type TokenProxyStore,
} from './store.js';

/**
 * Keeps memory bounded. In characters, so that invites and the names of handled events, which are short, stay until their time is
 * over: half a million of them.
 */
const MAX_VALUES_SIZE = 64_000_000;
/** What an entry takes beside its key and value, about. */
const ENTRY_SIZE = 60;
/** How many entries are set before those whose time is over are removed. */
const SETS_BETWEEN_PURGES = 1000;
/** Those that are held at a moment are few; invites that were used are locked for good. */
const MAX_LOCKS = 100_000;
/** Of companies: the log of the one that had events longest ago makes room. */
const MAX_LOGS = 5000;

/** A company's events. */
interface Log {
  readonly events: readonly LoggedEvent[];
  /** Since when the log is complete, in milliseconds since 1970. */
  readonly completeFrom: number;
}

/** A store for one instance: everything is gone when the process ends. The default. */
export function memoryStore({
  now = () => Date.now(),
}: { now?: () => number } = {}): TokenProxyStore {
  const perf = { now };
  const options = { perf, ttlResolution: 0, ttl: LOG_AGE_MS };
  const values = new LRUCache<string, string>({
    ...options,
    maxSize: MAX_VALUES_SIZE,
    sizeCalculation: (value, key) => key.length + value.length + ENTRY_SIZE,
  });
  let sets = 0;
  const locks = new LRUCache<string, symbol>({ ...options, ...atMost(MAX_LOCKS) });
  // Without a bound: an entry evicted before its signature expires could be replayed. Only what is signed gets in.
  const published = new LRUCache<string, true>({
    ttl: REPLAY_MEMORY_MS,
    ttlAutopurge: true,
    perf,
    ttlResolution: 0,
  });
  const listeners = new Set<(event: PublishedEvent) => void>();

  /** Since when a company without a log had no events: this process began then, or a log had to make room. */
  let completeFrom = now() - FIRST_STREAM_AGE_MS;
  const logs = new LRUCache<string, Log>({
    ...options,
    ...atMost(MAX_LOGS),
    dispose({ events }, _companyId, reason) {
      if (reason === 'evict') completeFrom = Math.max(completeFrom, timeOf(events));
    },
  });

  const logOf = (companyId: string): Log => logs.get(companyId) ?? { events: [], completeFrom };
  const endOf = (log: readonly LoggedEvent[]): string => {
    const latest = log.at(-1)?.id ?? '0-0';
    const here = `${now()}-0`;
    return comparePositions(here, latest) > 0 ? here : latest;
  };
  const nextId = (log: readonly LoggedEvent[]): string => {
    const [time, number] = endOf(log).split('-');
    return `${time}-${Number(number) + 1}`;
  };

  return {
    get: async (key) => values.get(key),
    async set(key, value, ttl) {
      values.set(key, value, { ttl });
      if (++sets % SETS_BETWEEN_PURGES === 0) values.purgeStale();
    },
    async lock(key, ttl) {
      if (locks.get(key)) return undefined;
      const owner = Symbol(key);
      locks.set(key, owner, { ttl });
      return async () => {
        // It may have expired, and be another's by now.
        if (locks.get(key) === owner) locks.delete(key);
      };
    },
    async publish(companyId, event, once) {
      if (once !== undefined) {
        if (published.get(once)) return false;
        published.set(once, true);
      }
      const { events, ...log } = logOf(companyId);
      const id = nextId(events);
      logs.set(companyId, { ...log, events: [...events, { id, event }].slice(-MAX_LOG_LENGTH) });
      for (const listener of [...listeners]) listener({ id, event, companyId });
      return true;
    },
    position: async (companyId) => endOf(logOf(companyId).events),
    async since(companyId, position) {
      const { events, ...log } = logOf(companyId);
      return eventsAfter(events, position, { ...log, now: now() });
    },
    async subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
