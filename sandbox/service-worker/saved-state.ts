import type { SandboxSnapshot } from '../types.js';
import type { WorkerOptions } from './protocol.js';

/** What outlives the worker: the browser stops one that is idle, and a journey takes minutes. */
export interface SavedState {
  readonly options: WorkerOptions;
  readonly snapshot?: SandboxSnapshot;
  /** Ids of the pages that have asked for the sandbox. */
  readonly clients: readonly string[];
}

const CACHE_NAME = 'codat-sandbox';

/** Keeps one state for each registration. */
export class StateStore {
  readonly #key: string;
  #saved = '';
  #saving: Promise<void> = Promise.resolve();

  /** @param key an address below the registration's scope */
  constructor(key: string) {
    this.#key = key;
  }

  async load(): Promise<SavedState | undefined> {
    const cache = await caches.open(CACHE_NAME);
    const response = await cache.match(this.#key);
    if (!response) return undefined;
    this.#saved = await response.text();
    return JSON.parse(this.#saved) as SavedState;
  }

  /** Saves what `take` gives once it is its turn, if anything has changed. */
  save(take: () => SavedState): Promise<void> {
    const write = async () => {
      const text = JSON.stringify(take());
      if (text === this.#saved) return;
      const cache = await caches.open(CACHE_NAME);
      await cache.put(this.#key, new Response(text));
      this.#saved = text;
    };
    // A failed write, for instance for want of room, leaves the sandbox in memory, and the next one is tried.
    const done = this.#saving.then(write);
    this.#saving = done.catch((error: unknown) => console.warn(error));
    return this.#saving;
  }
}
