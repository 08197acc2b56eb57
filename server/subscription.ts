import type { PublishedEvent, TokenProxyStore } from './store.js';

type Unsubscribe = () => Promise<void> | void;

/** Subscribes to the store's events when it is first asked to, and again when it is asked after it has lost them. */
export class Subscription {
  readonly #store: TokenProxyStore;
  readonly #onEvent: (event: PublishedEvent) => void;
  readonly #onLost: () => void;
  readonly #onFailed: (error: unknown) => void;
  #current: Promise<Unsubscribe> | undefined;
  /** Counts subscriptions: one that is over emits nothing. */
  #turn = 0;

  /**
   * `onLost`: events may be missed from now on, until it subscribes anew. `onFailed` gets why it could not subscribe, once
   * however many wait for it.
   */
  constructor(
    store: TokenProxyStore,
    onEvent: (event: PublishedEvent) => void,
    onLost: () => void,
    onFailed: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#onEvent = onEvent;
    this.#onLost = onLost;
    this.#onFailed = onFailed;
  }

  /** Resolves when it is subscribed. Rejects as the store does. */
  async subscribe(): Promise<void> {
    this.#current ??= this.#begin();
    await this.#current;
  }

  async unsubscribe(): Promise<void> {
    const unsubscribe = await this.#end();
    await unsubscribe?.();
  }

  async #begin(): Promise<Unsubscribe> {
    const turn = (this.#turn += 1);
    const isOver = () => this.#turn !== turn;
    try {
      return await this.#store.subscribe(
        (event) => {
          if (!isOver()) this.#onEvent(event);
        },
        () => {
          if (isOver()) return;
          // There may be nothing left to unsubscribe from: the store is out of reach.
          this.unsubscribe().catch(() => undefined);
          this.#onLost();
        },
      );
    } catch (error) {
      if (!isOver()) {
        void this.#end();
        this.#onFailed(error);
      }
      throw error;
    }
  }

  #end(): Promise<Unsubscribe> | undefined {
    const current = this.#current;
    this.#current = undefined;
    this.#turn += 1;
    return current;
  }
}
