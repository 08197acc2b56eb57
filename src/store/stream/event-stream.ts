import type { CodatClient } from '../../api/client.js';
import { CodatApiError, CodatResponseError } from '../../api/errors.js';
import { pause } from '../../api/abort.js';
import type { ServerEvent } from '../../api/server-events.js';
import { isPageHidden, onPageLifecycle } from '../page-lifecycle.js';

/** What a push tells. */
export interface EventStreamListener {
  /** Something happened to the company, or may have; the signal ends what is asked because of it. */
  onEvent(event: ServerEvent, signal: AbortSignal): void;
  /** It has come alive or is no longer. */
  changed(): void;
}

/** The first pause before a broken line is tried again, and the longest, in milliseconds. */
const FIRST_PAUSE_MS = 500;
const MAX_PAUSE_MS = 60_000;
/** However long the proxy says to wait: what timers can count is less than a header can say. In milliseconds. */
const MAX_WAIT_MS = 600_000;
/** An answer that was on its way when a connection was made may already hold it: so long it waits, in milliseconds. */
const CREATED_PAUSE_MS = 1000;
/** How far the proxy's first word reaches back at least, in milliseconds. */
const OVERLAP_MS = 5000;

/** Proxies without push, by the storeController' ids: asked once in a page's life. */
const without = new Set<string>();

/**
 * The proxy's own word on what happens to the company, where it gives one: it says what to ask about, and never
 * the answer. Rests while the page is hidden, and then hears what it has missed.
 */
export class EventStream {
  readonly #id: string;
  readonly #client: CodatClient;
  readonly #listener: EventStreamListener;
  /** What is put off. */
  readonly #later = new Set<ReturnType<typeof setTimeout>>();
  #abort: AbortController | undefined;
  #stopSigns: (() => void) | undefined;
  #lastEventId: string | undefined;
  #isLive = false;
  /** From when on nothing was missed, on the clock of `performance.now()`. */
  #since = Infinity;

  constructor(id: string, client: CodatClient, listener: EventStreamListener) {
    this.#id = id;
    this.#client = client;
    this.#listener = listener;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  /** Whether what was read so many milliseconds ago, and corrected by what was told since, is still true. */
  covers(age: number): boolean {
    // What was heard of and is put off is not known yet.
    return this.#isLive && !this.#later.size && performance.now() - age > this.#since;
  }

  start(): void {
    const look = this.#visibilityChanged;
    this.#stopSigns = onPageLifecycle({
      focus: look,
      online: () => {
        this.#rest();
        look();
      },
      visibilitychange: look,
    });
    this.#visibilityChanged();
  }

  stop(): void {
    this.#stopSigns?.();
    this.#rest();
  }

  readonly #visibilityChanged = () => {
    if (isPageHidden()) this.#rest();
    else if (!this.#abort && this.#client.listen && !without.has(this.#id)) {
      this.#abort = new AbortController();
      void this.#run(this.#abort.signal);
    }
  };

  #rest(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    // What was put off is not heard now: the next line has to begin anew.
    if (this.#later.size) this.#lastEventId = undefined;
    for (const timer of this.#later) clearTimeout(timer);
    this.#later.clear();
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
        const { status, retryAfter = 0 } = error instanceof CodatApiError ? error : { status: 0 };
        const isNone = error instanceof CodatResponseError || [404, 405, 501].includes(status);
        if (isNone) without.add(this.#id);
        // Who is not signed in, or may not, is not so a second later: whoever wakes the store tries again.
        if (isNone || status === 401 || status === 403) {
          this.#rest();
          return;
        }
        least = retryAfter;
      }
      // The next line may stand already.
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
        this.#later.delete(timer);
        this.#listener.onEvent(event, signal);
      }, CREATED_PAUSE_MS);
      this.#later.add(timer);
    } else this.#listener.onEvent(event, signal);
  }

  #setLive(isLive: boolean): void {
    if (this.#isLive === isLive) return;
    this.#isLive = isLive;
    this.#listener.changed();
  }
}
