import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import { syncOf } from '../store/sync/sync-of.js';
import type { SyncPoller } from '../store/sync/sync-poller.js';
import type { SyncProgress } from '../store/sync/sync-progress.js';
import { Absence } from './absence.js';
import type { StoreController } from './store-controller.js';

/** What an element does when the sync it shows moves or ends. */
interface SyncListeners {
  onChange?(progress: SyncProgress): void;
  onComplete?(progress: SyncProgress): void;
}

/** Lets an element show how far the sync of its company's data is: the store polls it while the element is there. */
export class SyncView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #storeController: StoreController;
  readonly #listeners: SyncListeners;
  #store: CompanyStore | undefined;
  #connected: AbortController | undefined;

  /** To be made after the element's `StoreController`, whose store it takes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    storeController: StoreController,
    listeners: SyncListeners = {},
  ) {
    this.#host = host;
    this.#storeController = storeController;
    this.#listeners = listeners;
    host.addController(this);
    new Absence(host, {
      gone: () => {
        this.#connected?.abort();
        this.#connected = undefined;
      },
    });
  }

  /** How far the sync is; undefined where the configuration allows no store. */
  get sync(): SyncPoller | undefined {
    const { store } = this.#storeController;
    return store && syncOf(store);
  }

  hostUpdate(): void {
    const { store } = this.#storeController;
    if (!this.#host.isConnected || (store === this.#store && this.#connected)) return;
    this.#connected?.abort();
    this.#store = store;
    this.#connected = store && this.#connect(store);
  }

  #connect(store: CompanyStore): AbortController {
    const sync = syncOf(store);
    const connected = new AbortController();
    const { signal } = connected;
    const { onChange, onComplete } = this.#listeners;
    sync.addEventListener('change', () => this.#host.requestUpdate(), { signal });
    sync.addEventListener('sync-change', ({ detail }) => onChange?.(detail), { signal });
    sync.addEventListener('sync-complete', ({ detail }) => onComplete?.(detail), { signal });
    sync.connect(signal);
    return connected;
  }
}
