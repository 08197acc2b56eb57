import type { CodatClient } from '../../api/client.js';
import { CodatApiError, CodatResponseError } from '../../api/errors.js';
import { pause } from '../../api/abort.js';
import type { ServerEvent } from '../../api/server-events.js';
import { isPageHidden, onPageLifecycle } from '../page-lifecycle.js';
import { TypedEventTarget } from '../typed-event-target.js';

/** The detail of a stream's events, by type. */
export interface EventStreamEvents {
  /** Something happened to the company, or may have; the signal aborts the requests that follow from it. */
  'server-event': { event: ServerEvent; signal: AbortSignal };
  /** The stream is live, or is no longer. */
  'live-change': undefined;
}

/** The first pause before a broken stream is opened again, and the longest. */
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;
/** The longest pause that the proxy can ask for: timers cannot wait as long as a header can say. */
const MAX_WAIT_MS = 600_000;
/** A pending response may already hold a connection that was just created: its event is delayed by so much. */
const CREATED_PAUSE_MS = 1000;
/** How far the proxy's first event reaches back at least. */
const OVERLAP_MS = 5000;

/** The ids of stores whose proxy has no stream: requested once in a page's life. */
const withoutStream = new Set<string>();

/**
 * The proxy's stream of what happens to the company, where it has one: an event says what to request, and is never
 * the response. Closed while the page is hidden; opened again, it receives the events in between.
 */
export class EventStream extends TypedEventTarget<EventStreamEvents> {
  readonly #id: string;
  readonly #client: CodatClient;
  /** Timers of delayed events. */
  readonly #delayed = new Set<ReturnType<typeof setTimeout>>();
  #abort: AbortController | undefined;
  #stopLifecycle: (() => void) | undefined;
  #lastEventId: string | undefined;
  #isLive = false;
  /** Since when no event was missed, on the clock of `performance.now()`. */
  #since = Infinity;

  constructor(id: string, client: CodatClient) {
    super();
    this.#id = id;
    this.#client = client;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  /** Whether what was read `ageMs` ago, and updated by the events since, is still true. */
  covers(ageMs: number): boolean {
    // Delayed events are not handled yet.
    return this.#isLive && !this.#delayed.size && performance.now() - ageMs > this.#since;
  }

  start(): void {
    this.#stopLifecycle ??= onPageLifecycle({
      focus: this.#update,
      online: () => {
        this.#close();
        this.#update();
      },
      visibilitychange: this.#update,
    });
    this.#update();
  }

  stop(): void {
    this.#stopLifecycle?.();
    this.#stopLifecycle = undefined;
    this.#close();
  }

  /** Opens or closes the stream, as the page's visibility asks. */
  readonly #update = () => {
    if (isPageHidden()) this.#close();
    else if (!this.#abort && this.#client.listen && !withoutStream.has(this.#id)) {
      this.#abort = new AbortController();
      void this.#run(this.#abort.signal);
    }
  };

  #close(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    // Delayed events are dropped: the next stream has to start anew.
    if (this.#delayed.size) this.#lastEventId = undefined;
    for (const timer of this.#delayed) clearTimeout(timer);
    this.#delayed.clear();
    this.#setLive(false);
  }

  async #run(signal: AbortSignal): Promise<void> {
    let wait = FIRST_PAUSE_MS;
    const handleEvent = (event: ServerEvent) => {
      wait = FIRST_PAUSE_MS;
      if (!signal.aborted) this.#handleEvent(event, signal);
    };
    while (this.#abort?.signal === signal) {
      let least = 0;
      try {
        await this.#client.listen?.(handleEvent, { signal, lastEventId: this.#lastEventId });
      } catch (error) {
        if (signal.aborted) return;
        const {
          code,
          status,
          retryAfter = 0,
        } = error instanceof CodatApiError ? error : { code: '', status: 0 };
        const isNone = error instanceof CodatResponseError || [404, 405, 501].includes(status);
        if (isNone) withoutStream.add(this.#id);
        // A user who is signed out, or not allowed, stays so: the page's next focus tries again.
        if (isNone || code === 'unauthorized' || status === 403) {
          this.#close();
          return;
        }
        least = retryAfter;
      }
      // The next stream may be open already.
      if (!signal.aborted) this.#setLive(false);
      wait = Math.min(wait * 2, MAX_PAUSE_MS);
      await pause(
        Math.min(Math.max(wait * (0.5 + Math.random()), least), MAX_WAIT_MS),
        signal,
      ).catch(() => undefined);
    }
  }

  #handleEvent(event: ServerEvent, signal: AbortSignal): void {
    const isFirst = this.#lastEventId === undefined;
    if (event.id) this.#lastEventId = event.id;
    if (event.type === 'ready' || event.type === 'reset') {
      const isReset = event.type === 'reset';
      if (isFirst || isReset) this.#since = performance.now() - (isReset ? 0 : OVERLAP_MS);
      this.#setLive(true);
      if (event.type === 'ready') return;
    }
    if (event.type === 'connection.created') {
      const timer = setTimeout(() => {
        this.#delayed.delete(timer);
        this.emit('server-event', { event, signal });
      }, CREATED_PAUSE_MS);
      this.#delayed.add(timer);
    } else this.emit('server-event', { event, signal });
  }

  #setLive(isLive: boolean): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    this.emit('live-change', undefined);
  }
}
