/** The catalogue and its brands, the same for every user: from the cache that all instances share. */
import { LRUCache } from 'lru-cache';
import PQueue from 'p-queue';
import { timeoutSignal } from './abort.js';
import { atMost } from './at-most.js';
import { cacheEntry, entityTag, type CacheEntry } from './cache-entry.js';
import { isRecord, parseRecord } from './json.js';
import { occupy } from './occupy.js';
import type { TextResponse } from './responses.js';
import { platformKeyPattern } from './routes.js';
import {
  NotCacheable,
  NoTurn,
  StoredCache,
  type CacheSettings,
  type Load,
} from './stored-cache.js';
import { sleep, steadyClock } from './timers.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const listLifetime = { freshMs: 5 * MINUTE_MS, staleMs: DAY_MS };
/** Brands change their images seldom. */
const brandLifetime = { freshMs: DAY_MS, staleMs: 7 * DAY_MS };
/** An integration without branding may get some. */
const noBrandLifetime = { freshMs: HOUR_MS, staleMs: HOUR_MS };

/** A list has some hundred thousand characters, and every query makes another one. */
const MAX_LISTS_SIZE = 32_000_000;
/** The places for lists in the store. */
const LIST_PLACES = 64;
const MAX_BRANDS_SIZE = 4_000_000;
/** The places for brands: Codat has some hundred, and most are to have one of their own. */
const BRAND_PLACES = 4096;
/** Lists with their brands in them, by different queries: few in use. */
const MAX_BRANDED_LISTS = 16;

/** Brands loaded at once when a whole list's are missing: room is left for who links. */
const BRANDS_AT_ONCE = 4;
/** How long a brand waits for its turn; then it comes with a later list. Workers end all that takes half a minute. */
const BRAND_QUEUE_MS = 10_000;
/** How long a list waits for brands that are not known yet; what comes later comes with the next list. */
const BRAND_WAIT_MS = 1500;
/** How long a brand that could not be loaded is not asked for again. */
const BRAND_RETRY_MS = 30_000;
/** How long a list with a brand that is due for renewal is not put together again, unless one is loaded meanwhile. */
const STALE_MERGE_MS = 10_000;

/** Asks Codat, against a company's limits or nobody's. */
export type FetchCatalog = (target: string, company?: string) => Promise<TextResponse>;

/** A list with its brands in it, and whether it has them all. */
export interface BrandedList {
  readonly body: string;
  readonly tag: string;
  readonly isComplete: boolean;
}

export class Catalog {
  readonly #fetch: FetchCatalog;
  readonly #lists: StoredCache;
  readonly #brands: StoredCache;
  readonly #brandQueue = new PQueue({ concurrency: BRANDS_AT_ONCE });
  readonly #failedBrands = new LRUCache<string, true>({
    ...atMost(1000),
    ttl: BRAND_RETRY_MS,
    perf: steadyClock,
    ttlResolution: 0,
  });
  readonly #branded = new LRUCache<string, BrandedList, CacheEntry>({
    ...atMost(MAX_BRANDED_LISTS),
    ignoreFetchAbort: true,
    perf: steadyClock,
    ttlResolution: 0,
    fetchMethod: async (_key, _stale, { options, context: list }) => {
      const { branded, freshUntil } = await this.#merge(list);
      options.ttl = Math.max(STALE_MERGE_MS, freshUntil - Date.now());
      return branded;
    },
  });
  /** Counts the brands that were loaded here: a merged list from before one is outdated. */
  #revision = 0;

  constructor(fetch: FetchCatalog, settings: CacheSettings) {
    this.#fetch = fetch;
    this.#lists = new StoredCache({
      ...settings,
      maxSize: MAX_LISTS_SIZE,
      kind: 'lists',
      places: LIST_PLACES,
      longest: listLifetime,
    });
    this.#brands = new StoredCache({
      ...settings,
      maxSize: MAX_BRANDS_SIZE,
      kind: 'brands',
      places: BRAND_PLACES,
      longest: brandLifetime,
    });
  }

  /** Whether this can be served without a request to Codat. */
  has(target: string): boolean {
    return this.#cacheOf(target).has(target);
  }

  /**
   * Codat’s response for this target; a miss, and the revalidation of what is stale, count against the company's limits:
   * users can invent lists without end. Rejects with `NotCacheable` or a `ProxyError`.
   */
  read(target: string, company: string): Promise<CacheEntry> {
    return isBrand(target)
      ? this.#readBrand(target, { company })
      : this.#lists.read(target, {
          company,
          load: async () => listEntry(await this.#fetch(target, company)),
        });
  }

  /** The list of this target, each integration with its branding: `null` where Codat has none, absent where it is not known yet. */
  async readBranded(target: string, company: string): Promise<BrandedList> {
    const list = await this.read(target, company);
    const key = `${target} ${list.tag} ${this.#revision}`;
    const branded = await this.#branded.forceFetch(key, { context: list });
    if (!branded.isComplete) this.#branded.delete(key);
    return branded;
  }

  /** What Codat calls the integration's source, by which its connections are known; `undefined` where it cannot be read. */
  async sourceIdOf(platformKey: string, company: string): Promise<string | undefined> {
    // An integration without branding is in the list all the same.
    for (const { body } of this.#lists.known()) {
      const listed = integrationsIn(parseRecord(body)).find(({ key }) => key === platformKey)?.[
        'sourceId'
      ];
      if (typeof listed === 'string' && listed) return listed;
    }
    try {
      const { status, body } = await this.read(`/integrations/${platformKey}/branding`, company);
      const sourceId = status === 200 ? parseRecord(body)?.['sourceId'] : undefined;
      return typeof sourceId === 'string' && sourceId ? sourceId : undefined;
    } catch {
      // Whoever asked has something else to say of it.
      return undefined;
    }
  }

  #cacheOf(target: string): StoredCache {
    return isBrand(target) ? this.#brands : this.#lists;
  }

  #readBrand(
    target: string,
    { company, schedule }: Pick<Load, 'schedule'> & { company: string | undefined },
  ): Promise<CacheEntry> {
    const load = async (): Promise<CacheEntry> => {
      const response = await this.#fetch(target, company);
      const entry = await brandEntry(response);
      this.#revision += 1;
      return entry;
    };
    return this.#brands.read(target, { company, load, ...(schedule && { schedule }) });
  }

  async #merge(list: CacheEntry): Promise<{ branded: BrandedList; freshUntil: number }> {
    const parsed: unknown = JSON.parse(list.body);
    const integrations = integrationsIn(parsed);
    const brands = await this.#brandsOf(integrations.map(({ key }) => String(key)));
    let isComplete = true;
    let { freshUntil } = list;
    for (const integration of integrations) {
      const brand = brands.get(String(integration['key']));
      if (brand) {
        integration['branding'] = brand.status === 200 ? JSON.parse(brand.body) : null;
        freshUntil = Math.min(freshUntil, brand.freshUntil);
      } else isComplete = false;
    }
    const body = JSON.stringify(parsed);
    return { branded: { body, tag: await entityTag(body), isComplete }, freshUntil };
  }

  /** Those that are known, or come soon. */
  async #brandsOf(keys: readonly string[]): Promise<Map<string, CacheEntry>> {
    const brands = new Map<string, CacheEntry>();
    const loading = keys
      .filter((key) => platformKeyPattern.test(key) && !this.#failedBrands.has(key))
      .map(async (key) => {
        const brand = await this.#brandOf(key);
        if (brand) brands.set(key, brand);
      });
    await Promise.race([Promise.all(loading), sleep(BRAND_WAIT_MS)]);
    // Copied: what comes later belongs to the next list.
    return new Map(brands);
  }

  async #brandOf(key: string): Promise<CacheEntry | undefined> {
    try {
      return await this.#readBrand(`/integrations/${key}/branding`, {
        company: undefined,
        schedule: (work) => this.#inBrandQueue(work),
      });
    } catch (error) {
      // The cache has reported what the host has to look at.
      if (!(error instanceof NoTurn)) this.#failedBrands.set(key, true);
      return undefined;
    }
  }

  async #inBrandQueue<Result>(work: () => Promise<Result>): Promise<Result> {
    const { signal, dispose } = timeoutSignal(BRAND_QUEUE_MS);
    const leave = await occupy(this.#brandQueue, 0, signal)
      .catch((error: unknown) => {
        throw new NoTurn('other brands took too long', { cause: error });
      })
      .finally(dispose);
    try {
      return await work();
    } finally {
      leave();
    }
  }
}

const isBrand = (target: string): boolean => target.endsWith('/branding');

function integrationsIn(list: unknown): Record<string, unknown>[] {
  const results: unknown = isRecord(list) ? list['results'] : undefined;
  return Array.isArray(results) ? results.filter(isRecord) : [];
}

async function listEntry(response: TextResponse): Promise<CacheEntry> {
  if (response.status !== 200 || response.body === null) throw new NotCacheable(response);
  return cacheEntry(200, response.body, listLifetime);
}

async function brandEntry(response: TextResponse): Promise<CacheEntry> {
  const { status, body } = response;
  if ((status !== 200 && status !== 404) || body === null) throw new NotCacheable(response);
  return cacheEntry(status, body, status === 200 ? brandLifetime : noBrandLifetime);
}
