/** Hands Codat's events on to the host's server: each once over all instances, and a company's one after the other. */
import { isTimeout, withTimeout } from './abort.js';
import { storeProblem } from './circuit-breaker.js';
import { CompanyQueue, QueueTimeout } from './company-queue.js';
import { ProxyError, retryAfter } from './errors.js';
import type { TokenProxyStore } from './store.js';

/** Something that Codat says has happened to a company. */
export interface TokenProxyEvent {
  /** Codat's id of the event: the same whenever it is delivered again. */
  id: string;
  /** Codat's name of it, such as `connection.connected` or `read.completed`. */
  type: string;
  /** The Codat company id, in lower case. */
  companyId: string;
  /** The connection it is about; absent for what concerns all of the company's data. */
  connectionId?: string;
  /** When it happened, by Codat's clock: ISO 8601 in UTC. */
  occurredAt: string;
}

export type OnEvent = (event: TokenProxyEvent) => unknown;

/** How long an event that was handled is remembered: Codat's attempts to deliver it are at most ten hours apart. */
const DONE_MS = 24 * 60 * 60 * 1000;
/** How long the host may take over one event; then it counts as rejected. */
const HANDLER_TIMEOUT_MS = 60_000;
/** Events that wait at once; further ones are to be delivered again. */
const MAX_PENDING = 1000;

export interface HostEventsSettings {
  readonly store: TokenProxyStore;
  /** How long Codat waits for the response, in milliseconds. */
  readonly timeout: number;
  readonly onEvent: OnEvent;
  /** Gets what goes wrong after the response was given. */
  readonly onBackgroundError: (error: unknown) => void;
}

export class HostEvents {
  readonly #settings: HostEventsSettings;
  readonly #queue: CompanyQueue;
  readonly #pending = new Set<Promise<void>>();

  constructor(settings: HostEventsSettings) {
    this.#settings = settings;
    this.#queue = new CompanyQueue(settings.store, 'event-queue');
  }

  /**
   * Calls `onEvent`, unless this event was handled before. `key` is the same whenever it is delivered again.
   *
   * @throws ProxyError 503 when it is to be delivered again. One that takes longer than Codat waits goes on, and is not
   * handled a second time if it succeeds.
   */
  async deliver(key: string, event: TokenProxyEvent): Promise<void> {
    if (this.#pending.size >= MAX_PENDING) throw again('Too many events wait.');
    const handling = this.#handle(key, event);
    const settled = handling.then(
      () => undefined,
      () => undefined,
    );
    this.#pending.add(settled);
    void settled.then(() => this.#pending.delete(settled));
    try {
      await withTimeout(this.#settings.timeout, () => handling);
    } catch (error) {
      if (!isTimeout(error)) throw error;
      // What only has to wait longer is no problem.
      handling.catch((late: unknown) => {
        if (late instanceof ProxyError && late.problem) this.#settings.onBackgroundError(late);
      });
      throw again('The event is still being handled.');
    }
  }

  /** Resolves when no event is being handled any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#pending);
  }

  async #handle(key: string, event: TokenProxyEvent): Promise<void> {
    const { store, timeout } = this.#settings;
    const done = `event:${key}`;
    try {
      await this.#queue.run(event.companyId, key, timeout, async () => {
        if ((await store.get(done)) !== undefined) return;
        await this.#call(event);
        await store.set(done, '1', DONE_MS);
      });
    } catch (error) {
      if (error instanceof ProxyError) throw error;
      if (error instanceof QueueTimeout) throw again('Earlier events are still being handled.');
      const log = 'the store did not say whether an event was handled before';
      throw again('The event could not be stored.', storeProblem(error, log).problem);
    }
  }

  async #call(event: TokenProxyEvent): Promise<void> {
    try {
      await withTimeout(HANDLER_TIMEOUT_MS, async () => this.#settings.onEvent(event));
    } catch (cause) {
      const log = isTimeout(cause) ? 'onEvent took longer than a minute' : 'onEvent rejected';
      throw again('The event was not handled.', { kind: 'on-event', log, cause });
    }
  }
}

function again(message: string, problem?: ProxyError['problem']): ProxyError {
  return new ProxyError(503, `${message} Send it again.`, {
    headers: retryAfter(5000),
    ...(problem && { problem }),
  });
}
