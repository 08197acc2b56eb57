import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { CodatConfigurationError } from '../../../api/errors.js';
import { Absence } from '../../../controllers/absence.js';
import type { StoreController } from '../../../controllers/store-controller.js';

type ListHost = ReactiveControllerHost & HTMLElement;

interface Waiting {
  resolve(): void;
  reject(error: CodatConfigurationError): void;
}

const removed = () => new CodatConfigurationError('reconnect() needs a list that is in the page.');

const givenUp = () =>
  new CodatConfigurationError('reconnect() was given up: the list shows another company now.');

/** Waits for the list of what is connected, through a move of the element, and not once it is gone or shows another company. */
export class ListWait implements ReactiveController {
  readonly #host: ListHost;
  readonly #isReady: () => boolean;
  readonly #waiting = new Set<Waiting>();

  /** `isReady`: the list is there, or why it is not. */
  constructor(host: ListHost, storeController: StoreController, isReady: () => boolean) {
    this.#host = host;
    this.#isReady = isReady;
    host.addController(this);
    new Absence(host, { gone: () => this.#reject(removed) });
    storeController.whenCompanyChanges(() => this.#reject(givenUp));
  }

  hostUpdated(): void {
    // Not while the element is moved, or until it was removed.
    if (!this.#host.isConnected || !this.#isReady()) return;
    for (const { resolve } of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** Rejects with a CodatConfigurationError. */
  async untilReady(): Promise<void> {
    if (!this.#host.isConnected) throw removed();
    if (this.#isReady()) return;
    await new Promise<void>((resolve, reject) => this.#waiting.add({ resolve, reject }));
  }

  #reject(reason: () => CodatConfigurationError): void {
    for (const { reject } of this.#waiting) reject(reason());
    this.#waiting.clear();
  }
}
