/** `GET /companies/{companyId}/events`: what happens to the signed-in user's company, as server-sent events. */
import { storeProblem } from './circuit-breaker.js';
import { ProxyError, retryAfter, type Problem } from './errors.js';
import { EventStream } from './event-stream.js';
import type { ProxyResponse } from './responses.js';
import { FIRST_STREAM_AGE_MS, type TokenProxyStore } from './store.js';
import { Subscription } from './subscription.js';
import { unref } from './timers.js';

export interface StreamLimits {
  /** For one company. */
  readonly companyStreams: number;
  /** Over all. */
  readonly streams: number;
}

interface StreamHooks {
  /** Called with the company of each event. */
  readonly onEvent: (companyId: string) => void;
  /** Called with what keeps events from this instance. */
  readonly onProblem: (problem: Problem) => void;
}

const HEARTBEAT_MS = 25_000;
/**
 * A stream ends after so long, and its page opens the next one: so that a sign-out, or a company that is no longer the
 * user's, is noticed.
 */
const MAX_STREAM_MS = 5 * 60 * 1000;
/** How soon a page may try again. */
const RETRY_MS = 5000;

/**
 * A page's first stream begins with what happened shortly before it too: the page has just read, and what came between
 * the two would else be lost.
 */
const positionBefore = (position: string): string =>
  `${Math.max(0, parseInt(position) - FIRST_STREAM_AGE_MS)}-0`;

const NOT_SUBSCRIBED =
  'the store’s events cannot be received, so pages poll; is the subscriber of redisStore connected?';

const noStream = (options: { problem?: Problem } = {}) =>
  new ProxyError(503, 'No stream can be opened just now.', {
    headers: retryAfter(RETRY_MS),
    ...options,
  });

/** All streams of this instance. */
export class EventStreams {
  readonly #store: TokenProxyStore;
  readonly #limits: StreamLimits;
  /** One for all streams, from the first on. */
  readonly #events: Subscription;
  readonly #companies = new Map<string, Set<EventStream>>();
  #count = 0;
  #isClosed = false;
  #heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(store: TokenProxyStore, limits: StreamLimits, { onEvent, onProblem }: StreamHooks) {
    this.#store = store;
    this.#limits = limits;
    this.#events = new Subscription(
      store,
      ({ companyId, id, event }) => {
        onEvent(companyId);
        for (const stream of this.#companies.get(companyId) ?? []) stream.send({ id, event });
      },
      // Their pages poll until they can reconnect, and then get from the log what they have missed.
      () => this.#endAll(),
      (error) => {
        const { problem } = storeProblem(error, NOT_SUBSCRIBED);
        if (problem) onProblem(problem);
      },
    );
  }

  /**
   * Opens a stream.
   *
   * @throws ProxyError 429 when the company has too many, 503 when all together are, or when it is closing.
   */
  async open(
    company: string,
    lastEventId: string | null,
    signal: AbortSignal,
  ): Promise<ProxyResponse> {
    const companyId = company.toLowerCase();
    const streams = this.#companies.get(companyId) ?? new Set<EventStream>();
    if (this.#isClosed || this.#count >= this.#limits.streams) {
      throw new ProxyError(503, 'No further stream can be opened here.', {
        headers: retryAfter(RETRY_MS),
      });
    }
    if (streams.size >= this.#limits.companyStreams) {
      throw new ProxyError(429, 'Too many streams are open for this company.', {
        headers: retryAfter(60_000),
      });
    }
    // Not all at the same time.
    const lifetimeMs = MAX_STREAM_MS * (0.8 + Math.random() / 5);
    const timer = unref(setTimeout(() => stream.end(), lifetimeMs));
    const stream = new EventStream(() => {
      clearTimeout(timer);
      this.#forget(companyId, stream);
    });
    this.#companies.set(companyId, streams.add(stream));
    this.#count += 1;
    signal.addEventListener('abort', () => stream.end());
    if (signal.aborted) stream.end();
    try {
      // Why it fails is reported once for all that wait for it.
      await this.#events.subscribe();
      this.#startHeartbeat();
      await this.#begin(stream, companyId, lastEventId);
    } catch (error) {
      stream.end();
      throw error instanceof ProxyError ? error : noStream();
    }
    return {
      status: 200,
      body: stream.body,
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'private, no-store, no-transform',
        // For nginx, which would hold everything back until a buffer is full.
        'X-Accel-Buffering': 'no',
      },
    };
  }

  /** Subscribes to events, whether or not a page listens here. Never rejects: what is wrong is reported. */
  async subscribe(): Promise<void> {
    if (!this.#isClosed) await this.#events.subscribe().catch(() => undefined);
  }

  /** Ends all streams, and opens no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#endAll();
    clearInterval(this.#heartbeat);
    // A store out of reach has nothing that could be waited for.
    await this.#events.unsubscribe().catch(() => undefined);
  }

  #endAll(): void {
    for (const stream of [...this.#companies.values()].flatMap((all) => [...all])) stream.end();
  }

  async #begin(stream: EventStream, companyId: string, lastEventId: string | null): Promise<void> {
    // The stream is subscribed already: what happens from here on is sent, whatever the log holds.
    const { here, from, missed } = await this.#readLog(companyId, lastEventId);
    if (!missed) stream.begin('reset', here, []);
    // Nothing missed: the page's position moves on, or it would be too old one day.
    else stream.begin('ready', missed.length > 0 ? from : here, missed);
  }

  async #readLog(companyId: string, lastEventId: string | null) {
    try {
      const here = await this.#store.position(companyId);
      const from = lastEventId ?? positionBefore(here);
      return { here, from, missed: await this.#store.since(companyId, from) };
    } catch (error) {
      throw noStream(storeProblem(error, 'the log of events could not be read'));
    }
  }

  #startHeartbeat(): void {
    // It may have been closed while a stream was being opened.
    if (this.#isClosed || this.#heartbeat !== undefined) return;
    this.#heartbeat = unref(
      setInterval(() => {
        for (const streams of this.#companies.values()) for (const stream of streams) stream.beat();
      }, HEARTBEAT_MS),
    );
  }

  #forget(companyId: string, stream: EventStream): void {
    const streams = this.#companies.get(companyId);
    if (!streams?.delete(stream)) return;
    this.#count -= 1;
    if (streams.size === 0) this.#companies.delete(companyId);
  }
}
