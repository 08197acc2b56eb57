import type { PublishedEvent, TokenProxyStore } from './store.js';

type Stop = () => Promise<void> | void;

/** Hears the store's events, from when it is first asked to; and again, when it is asked after it has lost them. */
export class Subscription {
  readonly #store: TokenProxyStore;
  readonly #heard: (event: PublishedEvent) => void;
  readonly #lost: () => void;
  #current: Promise<Stop> | undefined;
  /** Counts subscriptions: one that is over has nothing to say. */
  #turn = 0;

  /** `lost`: events may be missed from now on, until it begins anew. */
  constructor(store: TokenProxyStore, heard: (event: PublishedEvent) => void, lost: () => void) {
    this.#store = store;
    this.#heard = heard;
    this.#lost = lost;
  }

  /** Resolves when it hears. Rejects as the store does. */
  async begin(): Promise<void> {
    this.#current ??= this.#subscribe();
    await this.#current;
  }

  async stop(): Promise<void> {
    const stop = await this.#end();
    await stop?.();
  }

  async #subscribe(): Promise<Stop> {
    const turn = (this.#turn += 1);
    const isOver = () => this.#turn !== turn;
    try {
      return await this.#store.subscribe(
        (event) => {
          if (!isOver()) this.#heard(event);
        },
        () => {
          if (isOver()) return;
          // There may be nothing left to be told: the store is out of reach.
          this.stop().catch(() => undefined);
          this.#lost();
        },
      );
    } catch (error) {
      if (!isOver()) void this.#end();
      throw error;
    }
  }

  #end(): Promise<Stop> | undefined {
    const current = this.#current;
    this.#current = undefined;
    this.#turn += 1;
    return current;
  }
}
