import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CompanyStore } from '../store/company-store.js';
import type { SyncEvent } from '../store/sync/sync-poller.js';
import { Absence } from './absence.js';
import type { StoreController } from './store-controller.js';

/** Lets an element show how far the reading of its company's data is: it is asked for while it does. */
export class SyncView implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #sessions: StoreController;
  readonly #tell: (event: SyncEvent) => void;
  #session: CompanyStore | undefined;
  #leave: (() => void) | undefined;

  /** To be made after the element's `SessionController`, whose session it takes. */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    sessions: StoreController,
    tell: (event: SyncEvent) => void = () => undefined,
  ) {
    this.#host = host;
    this.#sessions = sessions;
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
    const { session } = this.#sessions;
    if (!this.#host.isConnected || (session === this.#session && this.#leave)) return;
    this.#leave?.();
    this.#session = session;
    this.#leave = session?.sync.show(this.#tell);
  }
}
