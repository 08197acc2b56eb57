/** `GET /events`: what happens to the signed-in user's company, as server-sent events. */
import type { Answer } from './answers.js';
import { Failure, Refusal } from './problems.js';
import { letGo } from './let-go.js';
import {
  comparePositions,
  reachBack,
  type CompanyEvent,
  type LoggedEvent,
  type TokenProxyStore,
} from './store.js';
import { Subscription } from './subscription.js';

export interface StreamLimits {
  /** For one company. */
  readonly companyStreams: number;
  /** Over all. */
  readonly streams: number;
}

/** Tells that the line is alive; reverse proxies cut what is silent for a minute. In milliseconds. */
const heartbeatPause = 25_000;
/**
 * A stream ends after so long, and its page asks for the next one: so that whoever signs out, or loses a
 * company, is heard of. In milliseconds.
 */
const longestStream = 5 * 60 * 1000;
/** What may wait for a page that does not read; then it has to come back and read the log. */
const mostUnread = 64;

/**
 * A page's first stream tells of what happened shortly before it too: the page has just read, and what came
 * between the two would else be lost.
 */
const beforehand = (position: string): string => `${Math.max(0, parseInt(position) - reachBack)}-0`;

const encoder = new TextEncoder();

/** One page that listens. */
class Stream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #ended: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #place = '';
  /** What comes in before the log has been read. */
  #early: LoggedEvent[] | undefined = [];

  constructor(ended: () => void) {
    this.#ended = ended;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#end(),
      },
      { highWaterMark: mostUnread },
    );
  }

  /** Says where the page stands, tells what it missed, and from now on what happens. */
  begin(kind: 'ready' | 'reset', place: string, missed: readonly LoggedEvent[]): void {
    this.#place = place;
    this.#write(`event: ${kind}\nid: ${place}\ndata: {}\n\n`);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const logged of [...missed, ...early]) this.tell(logged);
  }

  tell(logged: LoggedEvent): void {
    if (this.#early) {
      this.#early.push(logged);
      return;
    }
    // The log and the message may both tell of it.
    if (comparePositions(logged.id, this.#place) <= 0) return;
    this.#place = logged.id;
    this.#write(textOf(logged));
  }

  beat(): void {
    this.#write(': beat\n\n');
  }

  end(): void {
    if (!this.#controller) return;
    try {
      this.#controller.close();
    } catch {
      // Gone already: there is nothing to close.
    }
    this.#end();
  }

  #write(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) {
      // It does not read: memory is not for that. It comes back with the last id it has.
      this.end();
      return;
    }
    controller.enqueue(encoder.encode(text));
  }

  #end(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#ended();
  }
}

function textOf({ id, event }: LoggedEvent): string {
  return `event: ${kindOf(event)}\nid: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}

const kindOf = ({ type }: CompanyEvent): string =>
  type.startsWith('read.') ? 'read' : 'connection';

/** All streams of this instance. */
export class Streams {
  readonly #store: TokenProxyStore;
  readonly #limits: StreamLimits;
  /** One for all streams, from the first on. */
  readonly #events: Subscription;
  readonly #companies = new Map<string, Set<Stream>>();
  #count = 0;
  #isClosed = false;
  #heart: ReturnType<typeof setInterval> | undefined;

  /** `happened` is told of each company of which an event came. */
  constructor(store: TokenProxyStore, limits: StreamLimits, happened: (companyId: string) => void) {
    this.#store = store;
    this.#limits = limits;
    this.#events = new Subscription(
      store,
      ({ companyId, id, event }) => {
        happened(companyId);
        for (const stream of this.#companies.get(companyId) ?? []) stream.tell({ id, event });
      },
      // Their pages ask by themselves until they can come back, and then get from the log what they have missed.
      () => this.#endAll(),
    );
  }

  /**
   * Opens a stream.
   *
   * @throws Refusal 429 when the company has too many, 503 when all together are, or when it is closing.
   */
  async open(company: string, lastEventId: string | null, caller: AbortSignal): Promise<Answer> {
    const companyId = company.toLowerCase();
    const streams = this.#companies.get(companyId) ?? new Set<Stream>();
    if (this.#isClosed || this.#count >= this.#limits.streams) {
      throw new Refusal(503, 'No further stream can be opened here.', { 'Retry-After': '5' });
    }
    if (streams.size >= this.#limits.companyStreams) {
      throw new Refusal(429, 'Too many streams are open for this company.', {
        'Retry-After': '60',
      });
    }
    const timer = setTimeout(() => stream.end(), longestStream * (0.8 + Math.random() / 5));
    letGo(timer);
    const stream = new Stream(() => {
      clearTimeout(timer);
      this.#forget(companyId, stream);
    });
    this.#companies.set(companyId, streams.add(stream));
    this.#count += 1;
    caller.addEventListener('abort', () => stream.end());
    if (caller.aborted) stream.end();
    try {
      await this.#events.begin();
      this.#startHeart();
      await this.#begin(stream, companyId, lastEventId);
    } catch {
      stream.end();
      throw new Failure('store', 503, 'No stream can be opened just now.', {
        log: 'the log of events could not be read',
        headers: { 'Retry-After': '5' },
      });
    }
    return {
      status: 200,
      body: stream.body,
      headers: {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'private, no-store, no-transform',
        // Said to nginx, which would hold everything back until a buffer is full.
        'X-Accel-Buffering': 'no',
      },
    };
  }

  /** Hears of events, whether or not a page listens here. Never rejects: a stream that is opened says what is wrong. */
  async hear(): Promise<void> {
    if (!this.#isClosed) await this.#events.begin().catch(() => undefined);
  }

  /** Ends all streams, and opens no more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#endAll();
    clearInterval(this.#heart);
    // A store out of reach has nobody to tell any more, and nothing that could be waited for.
    await this.#events.stop().catch(() => undefined);
  }

  #endAll(): void {
    for (const stream of [...this.#companies.values()].flatMap((all) => [...all])) stream.end();
  }

  async #begin(stream: Stream, companyId: string, lastEventId: string | null): Promise<void> {
    // It is listening already: what happens from here on is told, whatever the log says.
    const here = await this.#store.position(companyId);
    const from = lastEventId ?? beforehand(here);
    const missed = await this.#store.since(companyId, from);
    if (!missed) stream.begin('reset', here, []);
    // Nothing missed: the page's place moves on, or it would be too old one day.
    else stream.begin('ready', missed.length > 0 ? from : here, missed);
  }

  #startHeart(): void {
    // It may have been closed while a stream was being opened.
    if (this.#isClosed || this.#heart !== undefined) return;
    this.#heart = setInterval(() => {
      for (const streams of this.#companies.values()) for (const stream of streams) stream.beat();
    }, heartbeatPause);
    letGo(this.#heart);
  }

  #forget(companyId: string, stream: Stream): void {
    const streams = this.#companies.get(companyId);
    if (!streams?.delete(stream)) return;
    this.#count -= 1;
    if (streams.size === 0) this.#companies.delete(companyId);
  }
}
