import {
  comparePositions,
  eventsAfter,
  logLength,
  logReach,
  onceReach,
  reachBack,
  timeOf,
  type LoggedEvent,
  type PublishedEvent,
  type TokenProxyStore,
} from './store.js';

/** Keeps memory bounded whatever is asked for: Codat's catalogue and brands are a few hundred entries. */
const mostEntries = 5000;

/** Values that end by themselves; the oldest go first when there are too many. */
class ExpiringMap<Value> {
  readonly #entries = new Map<string, { value: Value; until: number }>();

  get(key: string, now: number): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.until > now) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Gives what had to make room, if anything. */
  set(key: string, value: Value, until: number): Value | undefined {
    this.#entries.delete(key);
    this.#entries.set(key, { value, until });
    if (this.#entries.size <= mostEntries) return undefined;
    const [[oldest, entry] = []] = this.#entries;
    if (oldest !== undefined) this.#entries.delete(oldest);
    return entry?.value;
  }
}

/** A company's events. */
interface Log {
  readonly events: readonly LoggedEvent[];
  /** From when on it knows of everything, in milliseconds since 1970. */
  readonly completeFrom: number;
}

/** A store for one instance: everything is gone when the process ends. The default. */
export function memoryStore({ now = Date.now }: { now?: () => number } = {}): TokenProxyStore {
  const values = new ExpiringMap<string>();
  const locks = new ExpiringMap<true>();
  const seen = new ExpiringMap<true>();
  const logs = new ExpiringMap<Log>();
  const listeners = new Set<(event: PublishedEvent) => void>();

  /** From when on a company without a log had no events: this process began then, or a log had to make room. */
  let completeFrom = now() - reachBack;

  const logOf = (companyId: string): Log =>
    logs.get(companyId, now()) ?? { events: [], completeFrom };
  const endOf = (log: readonly LoggedEvent[]): string => {
    const latest = log.at(-1)?.id ?? '0-0';
    const here = `${now()}-0`;
    return comparePositions(here, latest) > 0 ? here : latest;
  };
  const nextId = (log: readonly LoggedEvent[]): string => {
    const [time, number] = endOf(log).split('-');
    return `${time}-${Number(number) + 1}`;
  };
  /** True for the first one to say this. */
  const first = (map: ExpiringMap<true>, key: string, lifetime: number): boolean => {
    if (map.get(key, now())) return false;
    map.set(key, true, now() + lifetime);
    return true;
  };

  return {
    get: async (key) => values.get(key, now()),
    async set(key, value, lifetime) {
      values.set(key, value, now() + lifetime);
    },
    lock: async (key, lifetime) =>
      first(locks, key, lifetime) ? async () => locks.delete(key) : undefined,
    async publish(companyId, event, once) {
      if (once !== undefined && !first(seen, once, onceReach)) return false;
      const { events, ...log } = logOf(companyId);
      const id = nextId(events);
      const more = { ...log, events: [...events, { id, event }].slice(-logLength) };
      const evicted = logs.set(companyId, more, now() + logReach);
      if (evicted) completeFrom = Math.max(completeFrom, timeOf(evicted.events));
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
