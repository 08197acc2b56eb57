/** One page's stream of server-sent events. */
import { comparePositions, type CompanyEvent, type LoggedEvent } from './store.js';

/** What may wait for a page that does not read; then it has to reconnect and gets the rest from the log. */
const MAX_UNREAD = 64;

const encoder = new TextEncoder();

export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #onEnd: () => void;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #position = '';
  /** Events that arrive before the log has been read. */
  #early: LoggedEvent[] | undefined = [];

  constructor(onEnd: () => void) {
    this.#onEnd = onEnd;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.#end(),
      },
      { highWaterMark: MAX_UNREAD },
    );
  }

  /** Sends where the page stands and what it missed, and from now on what happens. */
  begin(kind: 'ready' | 'reset', position: string, missed: readonly LoggedEvent[]): void {
    this.#position = position;
    this.#write(`event: ${kind}\nid: ${position}\ndata: {}\n\n`);
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const logged of [...missed, ...early]) this.send(logged);
  }

  send(logged: LoggedEvent): void {
    if (this.#early) {
      this.#early.push(logged);
      return;
    }
    // It may be in the log and in a message.
    if (comparePositions(logged.id, this.#position) <= 0) return;
    this.#position = logged.id;
    this.#write(textOf(logged));
  }

  /** Reverse proxies cut what is silent for a minute. */
  beat(): void {
    this.#write(': beat\n\n');
  }

  end(): void {
    if (!this.#controller) return;
    try {
      this.#controller.close();
    } catch {
      // Cancelled already: there is nothing to close.
    }
    this.#end();
  }

  #write(text: string): void {
    const controller = this.#controller;
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) {
      // The page does not read, and memory is not for that: it reconnects with the last id it has.
      this.end();
      return;
    }
    controller.enqueue(encoder.encode(text));
  }

  #end(): void {
    if (!this.#controller) return;
    this.#controller = undefined;
    this.#onEnd();
  }
}

function textOf({ id, event }: LoggedEvent): string {
  return `event: ${kindOf(event)}\nid: ${id}\ndata: ${JSON.stringify(event)}\n\n`;
}

const kindOf = ({ type }: CompanyEvent): string =>
  type.startsWith('read.') ? 'read' : 'connection';
