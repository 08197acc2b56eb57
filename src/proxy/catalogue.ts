/** The catalogue and its brands, the same for every user: from the cache all instances share. */
import type { TextAnswer } from './answers.js';
import { isRecord } from './is-record.js';
import { createPool } from './pool.js';
import { platformKeyPattern } from './routes.js';
import { kept, tagOf, type Kept } from './kept.js';
import { SharedCache, type CacheSettings, type Wanted } from './shared-cache.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const listLifetime = { fresh: 5 * minute, stale: day };
/** Brands change their images seldom. */
const brandLifetime = { fresh: day, stale: 7 * day };
/** A list is large, and every query makes another one. */
const mostLists = 64;
const mostBrands = 1000;
/** An integration without branding may get some. */
const noBrandLifetime = { fresh: hour, stale: hour };

/** Brands asked for at once when a whole list's are missing: room is left for who links. */
const brandsAtOnce = 4;
/** How long a list waits for brands that are not known yet; what comes later comes with the next list. */
const brandPatience = 1500;
/** A brand that could not be had is left alone for so long. */
const brandPause = 30 * second;

/** Asks Codat; on whose account, if on somebody's. */
export type AskCatalogue = (target: string, company?: string) => Promise<TextAnswer>;

/** An answer of Codat's that is passed on but not kept. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
  readonly answer: TextAnswer;

  constructor(answer: TextAnswer) {
    super(`status ${answer.status}`);
    this.answer = answer;
  }
}

/** A list with its brands, and whether it has them all. */
export interface BrandedList {
  readonly body: string;
  readonly tag: string;
  readonly isComplete: boolean;
}

interface Merged extends BrandedList {
  readonly list: Kept;
  readonly revision: number;
  readonly until: number;
}

/** Lists by different queries: few in use, and each is large. */
const mostMerged = 50;

export class Catalogue {
  readonly #ask: AskCatalogue;
  readonly #lists: SharedCache;
  readonly #brands: SharedCache;
  readonly #pool = createPool(brandsAtOnce);
  readonly #merged = new Map<string, Merged>();
  readonly #merging = new Map<string, Promise<BrandedList>>();
  readonly #failedUntil = new Map<string, number>();
  readonly #failed: (error: unknown) => void;
  /** Counts brands that are new here. */
  #revision = 0;

  constructor(ask: AskCatalogue, settings: Pick<CacheSettings, 'store' | 'secrets' | 'failed'>) {
    this.#ask = ask;
    this.#failed = settings.failed;
    const lists = { most: mostLists, places: mostLists, longest: listLifetime };
    this.#lists = new SharedCache({ ...settings, ...lists });
    this.#brands = new SharedCache({ ...settings, most: mostBrands, longest: brandLifetime });
  }

  /** What Codat answers for this target; a miss is on the company's account. Rejects with NotKept, or a Refusal. */
  read(target: string, company?: string): Kept | Promise<Kept> {
    // A renewal is for all, and on nobody's account.
    const ask = (isRenewal: boolean) => this.#ask(target, isRenewal ? undefined : company);
    return target.endsWith('/branding')
      ? this.#brand({ name: target, asker: company }, ask)
      : this.#lists.read({
          name: target,
          asker: company,
          load: async (isRenewal) => listIn(await ask(isRenewal)),
        });
  }

  /** The list of this target, each integration with its branding: `null` where Codat has none, absent where it is not known yet. */
  async branded(target: string, company: string): Promise<BrandedList> {
    const list = await this.read(target, company);
    const known = this.#merged.get(target);
    if (known?.list === list && known.revision === this.#revision && known.until > Date.now()) {
      return known;
    }
    const underWay = this.#merging.get(target);
    if (underWay) return underWay;
    const merging = this.#merge(target, list).finally(() => this.#merging.delete(target));
    this.#merging.set(target, merging);
    return merging;
  }

  #brand(
    wanted: Omit<Wanted, 'load'>,
    ask: (isRenewal: boolean) => Promise<TextAnswer>,
  ): Kept | Promise<Kept> {
    const load = async (isRenewal: boolean): Promise<Kept> => {
      const brand = await brandIn(await ask(isRenewal));
      this.#revision += 1;
      return brand;
    };
    return this.#brands.read({ ...wanted, load });
  }

  async #merge(target: string, list: Kept): Promise<BrandedList> {
    const parsed: unknown = JSON.parse(list.body);
    const results: unknown = isRecord(parsed) ? parsed['results'] : undefined;
    const integrations = Array.isArray(results) ? results.filter(isRecord) : [];
    const brands = await this.#brandsOf(integrations.map(({ key }) => String(key)));
    let isComplete = true;
    let until = list.freshUntil;
    for (const integration of integrations) {
      const brand = brands.get(String(integration['key']));
      if (brand) {
        integration['branding'] = brand.status === 200 ? JSON.parse(brand.body) : null;
        until = Math.min(until, brand.freshUntil);
      } else isComplete = false;
    }
    const body = JSON.stringify(parsed);
    const merged: Merged = {
      body,
      tag: await tagOf(body),
      isComplete,
      list,
      revision: this.#revision,
      until: isComplete ? until : 0,
    };
    this.#merged.delete(target);
    this.#merged.set(target, merged);
    if (this.#merged.size > mostMerged) {
      const [oldest = ''] = this.#merged.keys();
      this.#merged.delete(oldest);
    }
    return merged;
  }

  /** Those that are known, or come soon. */
  async #brandsOf(keys: readonly string[]): Promise<Map<string, Kept>> {
    const brands = new Map<string, Kept>();
    const waited = keys.flatMap((key) => {
      if (!platformKeyPattern.test(key)) return [];
      const brand = this.#brandOf(key);
      if (!(brand instanceof Promise)) {
        if (brand) brands.set(key, brand);
        return [];
      }
      return [
        brand.then((found) => {
          if (found) brands.set(key, found);
        }),
      ];
    });
    if (waited.length > 0) await settledWithin(brandPatience, waited);
    // Copied: what comes later belongs to the next list.
    return new Map(brands);
  }

  #brandOf(key: string): Kept | Promise<Kept | undefined> | undefined {
    if ((this.#failedUntil.get(key) ?? 0) > Date.now()) return undefined;
    this.#failedUntil.delete(key);
    const name = `/integrations/${key}/branding`;
    const wanted = { name, asker: undefined, turn: this.#pool };
    const brand = this.#brand(wanted, () => this.#ask(name));
    if (!(brand instanceof Promise)) return brand;
    return brand.catch((error: unknown) => {
      this.#failedUntil.set(key, Date.now() + brandPause);
      if (!(error instanceof NotKept)) this.#failed(error);
      return undefined;
    });
  }
}

async function listIn(answer: TextAnswer): Promise<Kept> {
  if (answer.status !== 200 || answer.body === null) throw new NotKept(answer);
  return kept(200, answer.body, listLifetime);
}

async function brandIn(answer: TextAnswer): Promise<Kept> {
  const { status, body } = answer;
  if ((status !== 200 && status !== 404) || body === null) throw new NotKept(answer);
  return kept(status, body, status === 200 ? brandLifetime : noBrandLifetime);
}

async function settledWithin(patience: number, work: readonly Promise<unknown>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([
    Promise.all(work),
    new Promise((resolve) => {
      timer = setTimeout(resolve, patience);
    }),
  ]);
  clearTimeout(timer);
}
