import type { CodatClient } from '../api/client.js';
import { LazyModule } from './lazy-module.js';
import type { EventStream, EventStreamEvents } from './stream/event-stream.js';
import { TypedEventTarget } from './typed-event-target.js';
import { whenIdle } from './when-idle.js';

/** The code of the event stream. */
export const streamModule = new LazyModule(() => import('./stream/event-stream.js'));

/** The part of the event stream that is always there: it loads the stream, and has none until then. */
export class Stream extends TypedEventTarget<EventStreamEvents> {
  readonly #id: string;
  readonly #client: CodatClient;
  #stream: EventStream | undefined;
  #isStarted = false;
  #isLoading = false;

  constructor(id: string, client: CodatClient) {
    super();
    this.#id = id;
    this.#client = client;
  }

  get isLive(): boolean {
    return this.#stream?.isLive ?? false;
  }

  /** Whether what was read `ageMs` ago, and updated by the events since, is still true. */
  covers(ageMs: number): boolean {
    return this.#stream?.covers(ageMs) ?? false;
  }

  /** Opens the stream, once its code is loaded. */
  start(): void {
    this.#isStarted = true;
    this.#open();
  }

  stop(): void {
    this.#isStarted = false;
    this.#stream?.stop();
  }

  /** Loads the stream's code once the browser is idle. Without it the store polls; the next call tries again. */
  load(): void {
    if (this.#stream || this.#isLoading || !this.#client.listen) return;
    this.#isLoading = true;
    whenIdle(() => {
      const loaded = streamModule.load().then(
        () => this.#open(),
        () => undefined,
      );
      void loaded.finally(() => (this.#isLoading = false));
    });
  }

  #open(): void {
    if (!this.#isStarted || !streamModule.value) return;
    this.#stream ??= this.#create(streamModule.value.EventStream);
    this.#stream.start();
  }

  #create(Class: typeof EventStream): EventStream {
    const stream = new Class(this.#id, this.#client);
    stream.addEventListener('server-event', ({ detail }) => this.emit('server-event', detail));
    stream.addEventListener('live-change', () => this.emit('live-change', undefined));
    return stream;
  }
}
