import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asCodatError, type CodatError } from '../api/errors.js';
import type { CompanyStore } from '../store/company-store.js';
import { elementIn } from '../store/page-lifecycle.js';
import { StoreClient } from '../store/store-clients.js';
import { holdWhileLinking, storeFor, type StoreConfig } from '../store/store-registry.js';
import { Absence } from './absence.js';
import { domEventOf } from './dom-events.js';
import { EventPath } from './event-path.js';
import { CodatErrorEvent, type CodatOperation } from '../events/index.js';
import { ConfigurationGrace } from './configuration-grace.js';

/** An element that shows a company. */
export interface StoreHost extends ReactiveControllerHost, HTMLElement {
  /** Its own settings over its provider's. */
  readonly storeConfig: StoreConfig;
}

/** What an element shows of a company. */
export type StoreQuery = 'integrations' | 'connections';

/** Why an element has nothing to show. */
export interface LoadFailure {
  error: CodatError;
  operation: 'configure' | 'list-integrations' | 'list-connections' | 'read-status';
}

/** Connects an element to the store of the company it shows, and dispatches the store's notifications as DOM events. */
export class StoreController implements ReactiveController {
  /** The element as its store knows it. */
  readonly client: StoreClient;
  readonly #host: StoreHost;
  readonly #needs: readonly StoreQuery[];
  readonly #announced = new WeakSet<CodatError>();
  #store: CompanyStore | undefined;
  readonly #grace: ConfigurationGrace;
  #configurationError: CodatError | undefined;
  #leaveDocument: (() => void) | undefined;
  readonly #path: EventPath;

  constructor(host: StoreHost, needs: readonly StoreQuery[]) {
    this.#host = host;
    this.#needs = needs;
    this.#grace = new ConfigurationGrace(host);
    this.#path = new EventPath(host);
    this.client = new StoreClient(() => !host.isConnected);
    this.client.addEventListener('notification', (event) => {
      if (!this.#path.dispatch(domEventOf(event.detail))) event.preventDefault();
    });
    host.addController(this);
    new Absence(host, {
      gone: () => {
        this.#part();
        this.#path.clear();
      },
    });
  }

  /** The company's store, unless the configuration allows none. */
  get store(): CompanyStore | undefined {
    return this.#store;
  }

  /** Whether the page has had time to set what is still missing. */
  get isSetUp(): boolean {
    return this.#grace.isOver;
  }

  /** Whether all is known that the element shows. */
  get isReady(): boolean {
    return this.#needs.every((need) => this.#store?.[need].value);
  }

  /** Why the element has nothing to show; undefined while there is something, however old. */
  get failure(): LoadFailure | undefined {
    const error = this.#configurationError;
    if (error) return { error, operation: 'configure' };
    for (const need of this.#needs) {
      const state = this.#store?.[need].state;
      if (state?.kind === 'error' && !state.last) {
        return { error: state.error, operation: `list-${need}` };
      }
    }
    return undefined;
  }

  /** Asks the server again for all that the element shows. Never rejects: `failure` says how it went. */
  async refresh(): Promise<void> {
    await Promise.all(
      this.#needs.map((need) => this.#store?.[need].refresh() ?? Promise.resolve()),
    );
  }

  hostConnected(): void {
    // A property may have changed while it was away: the next update looks.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const store = this.#resolve();
    // A setting that is missing for a moment, as while a provider's code is still to come, is no other company.
    if (!store && !this.#configurationError) return;
    if (store === this.#store && this.#leaveDocument) return;
    if (store !== this.#store) this.#part();
    this.#store = store;
    if (!store) return;
    this.#leaveDocument = elementIn(this.#host.ownerDocument);
    store.addEventListener('change', this.#onChange);
    store.addClient(this.client);
    holdWhileLinking(store);
    for (const need of this.#needs) store[need].load();
  }

  /** Tells the host page of an error that is shown, once. */
  announceError(error: CodatError, operation: CodatOperation): void {
    if (this.#announced.has(error)) return;
    this.#announced.add(error);
    this.#host.dispatchEvent(new CodatErrorEvent({ error, operation }));
  }

  readonly #onChange = () => this.#host.requestUpdate();

  #resolve(): CompanyStore | undefined {
    try {
      const store = storeFor(this.#host.storeConfig);
      this.#configurationError = undefined;
      return store;
    } catch (cause) {
      const error = asCodatError(cause);
      if (!this.#grace.isOver) {
        this.#configurationError = undefined;
        return undefined;
      }
      if (this.#configurationError?.message !== error.message) {
        this.#configurationError = error;
        console.warn(`<${this.#host.localName}>: ${error.message}`);
      }
      return undefined;
    }
  }

  /** Leaves the company; an element that is gone has done so, and says so again when it comes back with another. */
  #part(): void {
    this.#leaveDocument?.();
    this.#leaveDocument = undefined;
    if (!this.#store) return;
    this.#store.removeClient(this.client);
    this.#store.removeEventListener('change', this.#onChange);
    holdWhileLinking(this.#store);
  }
}
