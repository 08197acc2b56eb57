/**
 * A stale-while-revalidate cache of what is the same for every user: in this process and in the store, loaded once
 * however many users and instances want it, and revalidated while the old entry is still served.
 */
import { LRUCache } from 'lru-cache';
import { Backoff } from './backoff.js';
import { parseEntry, serializeEntry, type CacheEntry, type Lifetime } from './cache-entry.js';
import { CompanyLimitError, ProxyError } from './errors.js';
import type { PendingWork } from './pending-work.js';
import type { TextResponse } from './responses.js';
import type { TokenProxyStore } from './store.js';
import { sleep, steadyClock } from './timers.js';

export interface CacheSettings {
  readonly store: TokenProxyStore;
  /** Names the account at Codat: what one account has is not served to another's users. */
  readonly account: () => Promise<string>;
  /** What must not be in an entry. */
  readonly secrets: readonly string[];
  /** Gets the errors of what no request waits for. */
  readonly onBackgroundError: (error: unknown) => void;
  /** Gets every load: it may outlive the request that began it. */
  readonly background: PendingWork;
}

interface Capacity {
  /** All bodies in this process together, in characters. */
  readonly maxSize: number;
  /** What its places in the store are called. */
  readonly kind: string;
  /** How many of them there are: users can invent names without end, and those that share a place push each other out. */
  readonly places: number;
  /** The longest that an entry is ever cached. */
  readonly longest: Lifetime;
}

/** An entry was not loaded, since its turn did not come: nobody's fault, and no reason for who needs no turn. */
export class NoTurn extends Error {
  override readonly name = 'NoTurn';
}

/** A response of Codat's that is passed on but not cached. */
export class NotCacheable extends Error {
  override readonly name = 'NotCacheable';
  readonly response: TextResponse;

  constructor(response: TextResponse) {
    super(`status ${response.status}`);
    this.response = response;
  }
}

/** How an entry is loaded from Codat, and for whom. */
export interface Load {
  /** The company that asks; `undefined`: the proxy itself, for all. */
  readonly company: string | undefined;
  readonly load: () => Promise<CacheEntry>;
  /** Runs the loading when it is its turn. Rejects with `NoTurn` where that does not come. */
  readonly schedule?: (work: () => Promise<CacheEntry>) => Promise<CacheEntry>;
}

/** Longer than Codat takes; after it another instance tries. */
const LOCK_MS = 20_000;
/** How often, and how long, to look for the entry that another instance loads. */
const POLL_MS = 100;
const MAX_WAIT_MS = 3000;
/** How long the old entry is served after a failed revalidation, before the next. */
const RETRY_MS = 10_000;

export class StoredCache {
  readonly #settings: CacheSettings & Capacity;
  readonly #entries: LRUCache<string, CacheEntry, Load>;
  /** For all loads that no request waits for: while Codat fails, hundreds of stale entries must not ask it one by one. */
  readonly #backoff = new Backoff();
  /** Whether the host knows that they fail; until one succeeds it is not told again. */
  #isFailureReported = false;

  constructor(settings: CacheSettings & Capacity) {
    this.#settings = settings;
    this.#entries = new LRUCache({
      maxSize: settings.maxSize,
      sizeCalculation: ({ body }) => body.length + 1,
      allowStale: true,
      // A request that waits for an entry gets it, even when it was evicted meanwhile.
      ignoreFetchAbort: true,
      perf: steadyClock,
      ttlResolution: 0,
      fetchMethod: async (name, stale, { options, context }) => {
        const entry = await settings.background.track(this.#refresh(name, stale, context));
        options.ttl = entry === stale ? RETRY_MS : Math.max(1, entry.freshUntil - Date.now());
        return entry;
      },
    });
  }

  /** Whether an entry can be served without waiting. */
  has(name: string): boolean {
    const known = this.#entries.peek(name);
    return known !== undefined && known.staleUntil > Date.now();
  }

  /** What this process has, be it old. */
  known(): Iterable<CacheEntry> {
    return this.#entries.values();
  }

  /** The cached entry, or the loaded one. Rejects with what `load` rejects with. */
  async read(name: string, context: Load): Promise<CacheEntry> {
    const known = this.#entries.peek(name);
    if (known && known.staleUntil <= Date.now()) this.#entries.delete(name);
    for (;;) {
      try {
        return await this.#entries.forceFetch(name, { context });
      } catch (error) {
        // What other companies may no longer ask, or what had to wait its turn, this one still may.
        const isOthers =
          error instanceof NoTurn
            ? !context.schedule
            : error instanceof CompanyLimitError && error.company !== context.company;
        if (!isOthers) throw error;
      }
    }
  }

  async #refresh(name: string, stale: CacheEntry | undefined, context: Load): Promise<CacheEntry> {
    const { load, schedule } = context;
    const isBackground = stale !== undefined || schedule !== undefined;
    const work = async (): Promise<CacheEntry> => {
      // Looked at when the turn has come: those before may have failed meanwhile.
      if (isBackground && this.#backoff.isPaused) throw new NoTurn('the loads before it failed');
      return this.#load(name, stale !== undefined, load);
    };
    try {
      const entry = await (schedule ? schedule(work) : work());
      this.#backoff.onSuccess();
      this.#isFailureReported = false;
      return entry;
    } catch (error) {
      if (isBackground) this.#onBackgroundFailure(error, stale !== undefined);
      if (!stale) throw error;
      return stale;
    }
  }

  #onBackgroundFailure(error: unknown, isRevalidation: boolean): void {
    // What one company may not ask now, the next one will.
    const isPutOff = error instanceof CompanyLimitError && error.company !== undefined;
    if (isPutOff || error instanceof NoTurn) return;
    this.#backoff.onFailure();
    // A refusal by the proxy's own limits is nothing to look at, nor is a brand that Codat has never given.
    const isNoProblem =
      error instanceof ProxyError
        ? !error.problem
        : error instanceof NotCacheable && !isRevalidation;
    if (isNoProblem || this.#isFailureReported) return;
    this.#isFailureReported = true;
    this.#settings.onBackgroundError(error);
  }

  async #load(name: string, isRevalidation: boolean, load: Load['load']): Promise<CacheEntry> {
    const stored = await this.#stored(name);
    // While an entry is revalidated it is good enough to respond with: this process revalidates it when next asked.
    const goodUntil = isRevalidation ? stored?.freshUntil : stored?.staleUntil;
    if (stored && goodUntil !== undefined && goodUntil > Date.now()) return stored;
    const lock = await this.#lock(name);
    if (lock === 'taken') {
      const theirs = await this.#awaitOthers(name);
      if (theirs) return theirs;
    }
    try {
      const loaded = await load();
      await this.#save(name, loaded);
      return loaded;
    } finally {
      if (typeof lock === 'function') await lock().catch(this.#settings.onBackgroundError);
    }
  }

  /** A store out of reach costs the sharing, not the response. */
  async #lock(name: string): Promise<(() => Promise<void>) | 'taken' | 'unknown'> {
    try {
      return (
        (await this.#settings.store.lock(await this.#named(`lock:${name}`), LOCK_MS)) ?? 'taken'
      );
    } catch (error) {
      this.#settings.onBackgroundError(error);
      return 'unknown';
    }
  }

  async #stored(name: string): Promise<CacheEntry | undefined> {
    const { store, longest, secrets, onBackgroundError } = this.#settings;
    try {
      const text = await store.get(await this.#placeOf(name));
      return text === undefined ? undefined : parseEntry(text, { name, longest, secrets });
    } catch (error) {
      onBackgroundError(error);
      return undefined;
    }
  }

  async #save(name: string, entry: CacheEntry): Promise<void> {
    const { store, onBackgroundError } = this.#settings;
    try {
      const lifetime = entry.staleUntil - Date.now();
      await store.set(await this.#placeOf(name), serializeEntry(name, entry), lifetime);
    } catch (error) {
      onBackgroundError(error);
    }
  }

  async #awaitOthers(name: string): Promise<CacheEntry | undefined> {
    const end = steadyClock.now() + MAX_WAIT_MS;
    while (steadyClock.now() < end) {
      await sleep(POLL_MS);
      const stored = await this.#stored(name);
      if (stored && stored.freshUntil > Date.now()) return stored;
    }
    return undefined;
  }

  #placeOf(name: string): Promise<string> {
    const { kind, places } = this.#settings;
    return this.#named(`${kind}:${hashOf(name) % places}`);
  }

  async #named(key: string): Promise<string> {
    return `${await this.#settings.account()}:${key}`;
  }
}

/** FNV-1a: spreads names over places, and is no secret. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  return hash >>> 0;
}
