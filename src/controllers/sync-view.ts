import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import type { SyncEvent } from '../store/sync/sync-poller.js';
import { Absence } from './absence.js';
import type { StoreController } from './store-controller.js';

/** Lets an element show how far the reading of its company's data is: it is asked for while it does. */
export class SyncView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #storeController: StoreController;
  readonly #tell: (event: SyncEvent) => void;
  #store: CompanyStore | undefined;
  #leave: (() => void) | undefined;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    storeController: StoreController,
    tell: (event: SyncEvent) => void = () => undefined,
  ) {
    this.#host = host;
    this.#storeController = storeController;
    this.#tell = tell;
    host.addController(this);
    new Absence(host, {
      gone: () => {
        this.#leave?.();
        this.#leave = undefined;
      },
    });
  }

  hostUpdate(): void {
    const { store } = this.#storeController;
    if (!this.#host.isConnected || (store === this.#store && this.#leave)) return;
    this.#leave?.();
    this.#store = store;
    this.#leave = store?.sync.show(this.#tell);
  }
}
