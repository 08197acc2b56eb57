import type { ReactiveController } from 'lit';
import { asCodatError, type CodatError } from '../api/errors.js';
import type { Connection } from '../api/schema.js';
import type { CompanyStore } from '../store/company-store.js';
import { elementIn } from '../store/page-lifecycle.js';
import { StoreClient } from '../store/store-clients.js';
import { holdWhileLinking, storeFor, type StoreConfig } from '../store/store-registry.js';
import { Absence } from './absence.js';
import { domEventOf } from './dom-events.js';
import { EventPath } from './event-path.js';
import { ConfigurationGrace } from './configuration-grace.js';
import { JourneyReporter, type JourneyHost } from './journey-reporter.js';

/** What words may promise to be possible, and the scope that it takes. */
const scopeOf = { disconnect: 'disconnect', reconnect: 'connect' } as const;

type MendingAction = keyof typeof scopeOf;

/** An element that shows a company. */
interface StoreHost extends JourneyHost {
  /** False where nothing of it is shown, as in a dialog that is closed. */
  readonly isShown?: boolean;
  /** Whether the host page lets the person do this; without it, it does. */
  lets?(action: MendingAction): boolean;
  /** Its own settings over its provider's. */
  readonly storeConfig: StoreConfig;
}

/** Connects an element to the store of the company it shows, and dispatches the store's notifications as DOM events. */
export class StoreController implements ReactiveController {
  /** The element as its store knows it. */
  readonly client: StoreClient;
  readonly journey: JourneyReporter;
  readonly #host: StoreHost;
  #store: CompanyStore | undefined;
  /** How often the store had forgotten what it knew: since then it may be of somebody else. */
  #forgottenCount: number | undefined;
  /** Whether it was shown at the last update. */
  #wasShown: boolean | undefined;
  readonly #grace: ConfigurationGrace;
  #configurationError: CodatError | undefined;
  /** The document that the element is counted in. */
  #document: Document | undefined;
  #leaveDocument: (() => void) | undefined;
  readonly #path: EventPath;
  readonly #onCompanyChange: (() => void)[] = [];

  constructor(host: StoreHost) {
    this.#host = host;
    this.#grace = new ConfigurationGrace(host);
    this.#path = new EventPath(host);
    this.client = new StoreClient(
      () => !host.isConnected,
      () => host.isShown !== false,
    );
    this.client.addEventListener('notification', (event) => {
      const { detail } = event;
      if (!this.#path.dispatch(domEventOf(detail))) event.preventDefault();
      if (detail.kind === 'files-uploaded') this.#reportUpload(detail.connection, detail.files);
    });
    this.journey = new JourneyReporter(host, (event) => this.#path.dispatch(event));
    this.client.addEventListener('report', ({ detail: { report, trace } }) => {
      this.journey.report(report, trace);
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

  /** Whether the person may do this here: the page lets them, and the proxy, as far as that is known. */
  may(action: MendingAction): boolean {
    return this.#store?.allows(scopeOf[action]) !== false && this.#host.lets?.(action) !== false;
  }

  /** Whether the page has had time to set what is still missing. */
  get isSetUp(): boolean {
    return this.#grace.isOver;
  }

  /** Why the configuration allows no store, once the page has had time to set what is missing. */
  get configurationError(): CodatError | undefined {
    return this.#configurationError;
  }

  /**
   * Does what the person has confirmed; its event is heard where the element was, if that is gone by then. Rejects with a
   * CodatError.
   */
  async act(action: 'disconnect' | 'delete', connection: Connection): Promise<void> {
    const work = this.#store?.[action](connection, this.client);
    if (work) this.#path.keepFor(work);
    await work;
  }

  /** Calls back when the element shows another company: what was asked, or begun, about the one before is over. */
  whenCompanyChanges(callback: () => void): void {
    this.#onCompanyChange.push(callback);
  }

  hostConnected(): void {
    // A property may have changed while it was away: the next update looks.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { isShown } = this.client;
    if (isShown !== this.#wasShown) this.#store?.clientChanged(this.client);
    this.#wasShown = isShown;
    const store = this.#resolve();
    // A setting that is missing for a moment, as while a provider's code is still to come, is no other company.
    if (!store && !this.#configurationError) return;
    if (store === this.#store && this.#leaveDocument) {
      this.#enterDocument();
      return;
    }
    const before = this.#store;
    if (store !== before) this.#part();
    this.#store = store;
    const count = store?.forgottenCount;
    const isOther = store !== before || count !== this.#forgottenCount;
    this.#forgottenCount = count;
    if (before && isOther) for (const forget of this.#onCompanyChange) forget();
    if (!store) return;
    this.#enterDocument();
    store.addEventListener('change', this.#onChange);
    store.addClient(this.client);
    holdWhileLinking(store);
  }

  readonly #onChange = () => this.#host.requestUpdate();

  /** Counts the element in its document: in another one once it was moved, as into a Picture-in-Picture window. */
  #enterDocument(): void {
    const { ownerDocument } = this.#host;
    if (ownerDocument === this.#document) return;
    this.#leaveDocument?.();
    this.#leaveDocument = elementIn(ownerDocument);
    this.#document = ownerDocument;
  }

  #reportUpload({ integrationKey, sourceType }: Connection, { length }: { length: number }): void {
    const about = { integrationKey: integrationKey ?? '', sourceType };
    this.journey.report({ name: 'upload', files: length }, about);
  }

  #resolve(): CompanyStore | undefined {
    try {
      const store = storeFor(this.#host.storeConfig, this.client);
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
    this.#document = undefined;
    if (!this.#store) return;
    this.#store.removeClient(this.client);
    this.#store.removeEventListener('change', this.#onChange);
    holdWhileLinking(this.#store);
  }
}
