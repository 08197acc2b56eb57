/**
 * What is the same for every user: kept in this process and in the store, asked for once however many want
 * it, by however many instances, and renewed while the old one is still served.
 */
import { isRecord } from './is-record.js';
import { letGo } from './let-go.js';
import type { TokenProxyStore } from './store.js';

/** An answer that is kept. */
export interface Kept {
  readonly status: number;
  readonly body: string;
  /** The value of its `ETag` header. */
  readonly tag: string;
  /** Until when it is served without another thought, in milliseconds since 1970. */
  readonly freshUntil: number;
  /** Until when it is served while a new one is being fetched. */
  readonly staleUntil: number;
}

/** How long to keep an answer, in milliseconds. */
export interface Lifetime {
  readonly fresh: number;
  readonly stale: number;
}

/** Different queries make different entries: whoever invents many must not fill the memory. */
const mostEntries = 1000;
/** Longer than Codat takes; after it another instance tries. */
const lockLifetime = 20_000;
/** How often, and how long, to look whether another instance's answer is there, in milliseconds. */
const lookPause = 100;
const lookPatience = 3000;
/** After a failed renewal the old answer is served for so long before the next try, in milliseconds. */
const retryPause = 10_000;

export class SharedCache {
  readonly #store: TokenProxyStore;
  readonly #failed: (error: unknown) => void;
  readonly #here = new Map<string, Kept>();
  readonly #underWay = new Map<string, Promise<Kept>>();
  readonly #retryAt = new Map<string, number>();

  /** `failed` hears of what went wrong where nobody waits for it. */
  constructor(store: TokenProxyStore, failed: (error: unknown) => void) {
    this.#store = store;
    this.#failed = failed;
  }

  /** What is kept under this name, or what `load` gives. Rejects with what `load` rejects with. */
  read(name: string, load: () => Promise<Kept>): Kept | Promise<Kept> {
    const here = this.#here.get(name);
    const now = Date.now();
    if (!here || here.staleUntil <= now) return this.#fill(name, load);
    if (here.freshUntil <= now && now >= (this.#retryAt.get(name) ?? 0)) {
      this.#fill(name, load, here).catch((error: unknown) => {
        this.#retryAt.set(name, Date.now() + retryPause);
        this.#failed(error);
      });
    }
    return here;
  }

  /** One at a time for each name. */
  #fill(name: string, load: () => Promise<Kept>, old?: Kept): Promise<Kept> {
    const known = this.#underWay.get(name);
    if (known) return known;
    const filling = this.#fillOnce(name, load, old).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, filling);
    return filling;
  }

  async #fillOnce(name: string, load: () => Promise<Kept>, old?: Kept): Promise<Kept> {
    const stored = await this.#stored(name);
    if (stored && stored.freshUntil > Date.now()) return this.#keep(name, stored);
    if (stored && !old && stored.staleUntil > Date.now()) {
      // Good enough to answer with: this process renews it when it is next asked for.
      return this.#keep(name, stored);
    }
    const lock = await this.#lock(name);
    if (lock === 'taken') {
      const theirs = await this.#awaitOthers(name);
      if (theirs) return this.#keep(name, theirs);
    }
    try {
      const loaded = await load();
      this.#keep(name, loaded);
      await this.#save(name, loaded);
      return loaded;
    } finally {
      if (typeof lock === 'function') await lock().catch(this.#failed);
    }
  }

  /** A store out of reach costs the sharing, not the answer. */
  async #lock(name: string): Promise<(() => Promise<void>) | 'taken' | 'unknown'> {
    try {
      return (await this.#store.lock(`lock:${name}`, lockLifetime)) ?? 'taken';
    } catch (error) {
      this.#failed(error);
      return 'unknown';
    }
  }

  async #stored(name: string): Promise<Kept | undefined> {
    try {
      const text = await this.#store.get(name);
      return text === undefined ? undefined : asKept(JSON.parse(text));
    } catch (error) {
      this.#failed(error);
      return undefined;
    }
  }

  async #save(name: string, kept: Kept): Promise<void> {
    try {
      await this.#store.set(name, JSON.stringify(kept), kept.staleUntil - Date.now());
    } catch (error) {
      this.#failed(error);
    }
  }

  async #awaitOthers(name: string): Promise<Kept | undefined> {
    const end = Date.now() + lookPatience;
    while (Date.now() < end) {
      await new Promise((resolve) => letGo(setTimeout(resolve, lookPause)));
      const stored = await this.#stored(name);
      if (stored && stored.freshUntil > Date.now()) return stored;
    }
    return undefined;
  }

  #keep(name: string, kept: Kept): Kept {
    this.#retryAt.delete(name);
    this.#here.delete(name);
    this.#here.set(name, kept);
    if (this.#here.size > mostEntries) {
      const [oldest = ''] = this.#here.keys();
      this.#here.delete(oldest);
      this.#retryAt.delete(oldest);
    }
    return kept;
  }
}

/** An answer to keep from now on. */
export async function kept(status: number, body: string, lifetime: Lifetime): Promise<Kept> {
  const now = Date.now();
  return {
    status,
    body,
    tag: await tagOf(body),
    freshUntil: now + lifetime.fresh,
    staleUntil: now + lifetime.stale,
  };
}

/** The same for the same body, whichever instance made it. */
export async function tagOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const bytes = String.fromCharCode(...new Uint8Array(digest, 0, 15));
  return `"${btoa(bytes)}"`;
}

/** Others may write into the store, or an older version of this. */
function asKept(value: unknown): Kept | undefined {
  if (!isRecord(value)) return undefined;
  const { status, body, tag, freshUntil, staleUntil } = value;
  return typeof status === 'number' &&
    typeof body === 'string' &&
    typeof tag === 'string' &&
    /^"[\w+/=]*"$/.test(tag) &&
    typeof freshUntil === 'number' &&
    typeof staleUntil === 'number'
    ? { status, body, tag, freshUntil, staleUntil }
    : undefined;
}
