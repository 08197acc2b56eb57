/**
 * Runs what belongs to one company one at a time and in the order in which it arrived, over all instances that share a
 * store. The queue itself is an entry in the store, changed under a short lock.
 */
import { parseRecord } from './json.js';
import type { TokenProxyStore } from './store.js';
import { sleep, steadyClock } from './timers.js';

/** How often to look whether it is one's turn. */
const POLL_MS = 50;
/** How long a change of the queue may take. */
const CHANGE_LOCK_MS = 5000;
/** A place ends so long after it was last renewed: its instance may have been killed. */
const PLACE_MS = 15_000;
const RENEW_MS = 5000;

interface Place {
  readonly id: string;
  /** When the place ends, in milliseconds since 1970. */
  readonly until: number;
}

/** The turn did not come in time. */
export class QueueTimeout extends Error {
  override readonly name = 'QueueTimeout';
}

export class CompanyQueue {
  readonly #store: TokenProxyStore;
  readonly #name: string;
  /** Per company: changes of the queue by this instance, in the order of arrival. */
  readonly #changes = new Map<string, Promise<unknown>>();

  constructor(store: TokenProxyStore, name: string) {
    this.#store = store;
    this.#name = name;
  }

  /**
   * Waits for the turn of `id`, then does the work. Equal ids do not run at the same time.
   *
   * @throws QueueTimeout when the turn has not come within `timeoutMs`; else what the store or the work throws.
   */
  async run<Result>(
    company: string,
    id: string,
    timeoutMs: number,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const deadline = steadyClock.now() + timeoutMs;
    const place = `${id} ${crypto.randomUUID()}`;
    const renew = () => this.#change(company, (places) => renewed(places, place));
    await renew();
    let renewedAt = steadyClock.now();
    try {
      while ((await this.#first(company)) !== place) {
        if (steadyClock.now() > deadline) throw new QueueTimeout('the turn did not come in time');
        await sleep(POLL_MS);
        if (steadyClock.now() - renewedAt < RENEW_MS) continue;
        await renew();
        renewedAt = steadyClock.now();
      }
      return await this.#whileRenewing(renew, work);
    } finally {
      await this.#change(company, (places) => places.filter((one) => one.id !== place));
    }
  }

  async #whileRenewing<Result>(
    renew: () => Promise<unknown>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const timer = setInterval(() => void renew().catch(() => undefined), RENEW_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  async #first(company: string): Promise<string | undefined> {
    return (await this.#places(company))[0]?.id;
  }

  async #places(company: string): Promise<Place[]> {
    const now = Date.now();
    return placesIn(await this.#store.get(this.#key(company))).filter(({ until }) => until > now);
  }

  /** Changes follow each other in this instance, so that places are taken in the order of arrival. */
  #change(company: string, change: (places: Place[]) => Place[]): Promise<void> {
    const before = this.#changes.get(company) ?? Promise.resolve();
    const changing = before
      .catch(() => undefined)
      .then(() => this.#changeUnderLock(company, change));
    this.#changes.set(company, changing);
    const forget = (): void => {
      if (this.#changes.get(company) === changing) this.#changes.delete(company);
    };
    changing.then(forget, forget);
    return changing;
  }

  async #changeUnderLock(company: string, change: (places: Place[]) => Place[]): Promise<void> {
    const key = this.#key(company);
    const deadline = steadyClock.now() + CHANGE_LOCK_MS;
    for (;;) {
      const release = await this.#store.lock(`${key}:lock`, CHANGE_LOCK_MS);
      if (release) {
        try {
          const places = change(await this.#places(company));
          await this.#store.set(key, JSON.stringify({ places }), PLACE_MS * 2);
          return;
        } finally {
          await release();
        }
      }
      if (steadyClock.now() > deadline) throw new QueueTimeout('the queue could not be changed');
      await sleep(POLL_MS / 5);
    }
  }

  #key(company: string): string {
    return `${this.#name}:${company}`;
  }
}

function renewed(places: Place[], id: string): Place[] {
  const place = { id, until: Date.now() + PLACE_MS };
  return places.some((one) => one.id === id)
    ? places.map((one) => (one.id === id ? place : one))
    : [...places, place];
}

const isPlace = (value: unknown): value is Place => {
  const place = value as Partial<Place> | null;
  return typeof place?.id === 'string' && typeof place.until === 'number';
};

function placesIn(text: string | undefined): Place[] {
  const places = text === undefined ? undefined : parseRecord(text)?.['places'];
  const list: readonly unknown[] = Array.isArray(places) ? places : [];
  return list.filter(isPlace);
}
