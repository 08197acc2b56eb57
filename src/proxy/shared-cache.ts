/**
 * What is the same for every user: kept in this process and in the store, asked for once however many want
 * it, by however many instances, and renewed while the old one is still served.
 */
import { OverBudget } from './budget.js';
import { fromText, toText, type Kept, type Lifetime } from './kept.js';
import { letGo } from './let-go.js';
import { RecentlyUsed } from './recently-used.js';
import type { TokenProxyStore } from './store.js';

/** What a cache is for. */
export interface CacheSettings {
  readonly store: TokenProxyStore;
  /** What must not be in an answer. */
  readonly secrets: readonly string[];
  /** Hears of what went wrong where nobody waits for it. */
  readonly failed: (error: unknown) => void;
  /** The answers kept in this process. */
  readonly most: number;
  /** The places in the store; names that share one push each other out. Default: one for each name. */
  readonly places?: number;
  /** The longest that an answer is ever kept. */
  readonly longest: Lifetime;
}

/** Who wants something, and how it is had. */
export interface Wanted {
  readonly name: string;
  /** The company that asks; undefined: the proxy itself, for all. */
  readonly asker: string | undefined;
  /** `isRenewal`: nobody waits for it. */
  readonly load: (isRenewal: boolean) => Promise<Kept>;
  /** Does the work when it is its turn. */
  readonly turn?: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

/** Longer than Codat takes; after it another instance tries. */
const lockLifetime = 20_000;
/** How often, and how long, to look whether another instance's answer is there, in milliseconds. */
const lookPause = 100;
const lookPatience = 3000;
/** After a failed renewal the old answer is served for so long before the next try, in milliseconds. */
const retryPause = 10_000;

export class SharedCache {
  readonly #settings: CacheSettings;
  readonly #here: RecentlyUsed<{ kept: Kept; retryAt: number }>;
  readonly #underWay = new Map<string, Promise<Kept>>();

  constructor(settings: CacheSettings) {
    this.#settings = settings;
    this.#here = new RecentlyUsed(settings.most);
  }

  /** What is kept, or what is loaded. Rejects with what `load` rejects with. */
  read(wanted: Wanted): Kept | Promise<Kept> {
    const here = this.#here.get(wanted.name, wanted.asker);
    const now = Date.now();
    if (!here || here.kept.staleUntil <= now) return this.#fill(wanted, false);
    if (here.kept.freshUntil <= now && here.retryAt <= now) {
      this.#fill(wanted, true).catch((error: unknown) => {
        here.retryAt = Date.now() + retryPause;
        this.#settings.failed(error);
      });
    }
    return here.kept;
  }

  /** One at a time for each name. */
  #fill(wanted: Wanted, isRenewal: boolean): Promise<Kept> {
    const { name, turn } = wanted;
    const known = this.#underWay.get(name);
    if (known) {
      return known.catch((error: unknown) => {
        // What another company may no longer ask, this one still may.
        if (error instanceof OverBudget) return this.#fill(wanted, isRenewal);
        throw error;
      });
    }
    const work = () => this.#fillOnce(wanted, isRenewal);
    const filling = (turn ? turn(work) : work()).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, filling);
    return filling;
  }

  async #fillOnce(wanted: Wanted, isRenewal: boolean): Promise<Kept> {
    const { name, load } = wanted;
    const stored = await this.#stored(name);
    // While one is renewed it is good enough to answer with: this process renews it when it is next asked for.
    const goodUntil = isRenewal ? stored?.freshUntil : stored?.staleUntil;
    if (stored && goodUntil !== undefined && goodUntil > Date.now()) {
      return this.#keep(wanted, stored);
    }
    const lock = await this.#lock(name);
    if (lock === 'taken') {
      const theirs = await this.#awaitOthers(name);
      if (theirs) return this.#keep(wanted, theirs);
    }
    try {
      const loaded = this.#keep(wanted, await load(isRenewal));
      await this.#save(name, loaded);
      return loaded;
    } finally {
      if (typeof lock === 'function') await lock().catch(this.#settings.failed);
    }
  }

  /** A store out of reach costs the sharing, not the answer. */
  async #lock(name: string): Promise<(() => Promise<void>) | 'taken' | 'unknown'> {
    try {
      return (await this.#settings.store.lock(`lock:${name}`, lockLifetime)) ?? 'taken';
    } catch (error) {
      this.#settings.failed(error);
      return 'unknown';
    }
  }

  async #stored(name: string): Promise<Kept | undefined> {
    const { store, longest, secrets, failed } = this.#settings;
    try {
      const text = await store.get(this.#placeOf(name));
      return text === undefined ? undefined : fromText(text, { name, longest, secrets });
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  async #save(name: string, answer: Kept): Promise<void> {
    const { store, failed } = this.#settings;
    try {
      const lifetime = answer.staleUntil - Date.now();
      await store.set(this.#placeOf(name), toText(name, answer), lifetime);
    } catch (error) {
      failed(error);
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

  #keep({ name, asker }: Wanted, answer: Kept): Kept {
    this.#here.set(name, asker, { kept: answer, retryAt: 0 });
    return answer;
  }

  /** Where there is no end of names there is an end of places. */
  #placeOf(name: string): string {
    const { places } = this.#settings;
    return places === undefined ? name : `place:${hashOf(name) % places}`;
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
