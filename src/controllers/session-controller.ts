import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asCodatError, type CodatError } from '../api/errors.js';
import type {
  CompanySession,
  SessionEvent,
  SessionSubscriber,
} from '../session/company-session.js';
import { holdWhileLinking, sessionFor, type SessionConfig } from '../session/session-registry.js';
import { domEventOf } from './dom-events.js';
import { CodatErrorEvent, type CodatOperation } from './events.js';

/** An element that shows a company. */
export interface SessionHost extends ReactiveControllerHost, HTMLElement {
  /** Its own settings over its provider's. */
  readonly sessionConfig: SessionConfig;
}

/** Ties an element to the session of the company it shows, and its happenings to DOM events. */
export class SessionController implements ReactiveController, SessionSubscriber {
  readonly #host: SessionHost;
  readonly #needs: (session: CompanySession) => void;
  readonly #announced = new WeakSet<CodatError>();
  #session: CompanySession | undefined;
  #configurationError: CodatError | undefined;
  #leave: (() => void) | undefined;

  /** `needs` asks the session for what the element shows; called whenever a session is joined. */
  constructor(host: SessionHost, needs: (session: CompanySession) => void) {
    this.#host = host;
    this.#needs = needs;
    host.addController(this);
  }

  /** The company's session, unless the configuration allows none. */
  get session(): CompanySession | undefined {
    return this.#session;
  }

  /** Why there is no session. */
  get configurationError(): CodatError | undefined {
    return this.#configurationError;
  }

  hostConnected(): void {
    // A property may have changed while it was away: the next update looks.
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const session = this.#resolve();
    if (session === this.#session && this.#leave) return;
    this.#part();
    this.#session = session;
    if (!session) return;
    this.#leave = session.subscribe(this);
    holdWhileLinking(session);
    this.#needs(session);
  }

  hostDisconnected(): void {
    this.#part();
  }

  sessionChanged(): void {
    this.#host.requestUpdate();
  }

  sessionEvent(event: SessionEvent): boolean {
    return this.#host.dispatchEvent(domEventOf(event));
  }

  /** Tells the host page of an error that is shown, once. */
  announceError(error: CodatError, operation: CodatOperation): void {
    if (this.#announced.has(error)) return;
    this.#announced.add(error);
    this.#host.dispatchEvent(new CodatErrorEvent({ error, operation }));
  }

  #resolve(): CompanySession | undefined {
    try {
      const session = sessionFor(this.#host.sessionConfig);
      this.#configurationError = undefined;
      return session;
    } catch (cause) {
      const error = asCodatError(cause);
      if (this.#configurationError?.message !== error.message) {
        this.#configurationError = error;
        console.warn(`<${this.#host.localName}>: ${error.message}`);
      }
      return undefined;
    }
  }

  #part(): void {
    if (!this.#leave || !this.#session) return;
    this.#leave();
    this.#leave = undefined;
    holdWhileLinking(this.#session);
  }
}
