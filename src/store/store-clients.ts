import type { TracedReport } from './attempt-trace.js';
import type { StoreNotification } from './store-events.js';
import { TypedEventTarget } from './typed-event-target.js';

/**
 * An element as a store knows it: the owner of the attempts that begin in it, and the place where the store dispatches
 * what concerns it.
 */
export class StoreClient extends TypedEventTarget<{
  /** The host page is to be notified; it can prevent `link-open`. */
  notification: StoreNotification;
  /** What happened to an attempt, for the host's analytics. */
  report: TracedReport;
}> {
  readonly #isAway: () => boolean;
  readonly #isShown: () => boolean;

  /** `isAway` says whether the element is out of the document; `isShown` whether what it shows is, as in a dialog that is open. */
  constructor(isAway: () => boolean, isShown: () => boolean = () => true) {
    super();
    this.#isAway = isAway;
    this.#isShown = isShown;
  }

  /** Whether the element is out of the document: for a moment, as while it is moved, or permanently. */
  get isAway(): boolean {
    return this.#isAway();
  }

  /** Whether it shows the company: a dialog does while it is open. */
  get isShown(): boolean {
    return this.#isShown();
  }

  /** Returns false if the host page prevented the event's default. */
  notify(notification: StoreNotification): boolean {
    return this.emit('notification', notification, { cancelable: true });
  }

  report(report: TracedReport): void {
    this.emit('report', report);
  }
}

/** The elements that show one company. */
export class StoreClients {
  readonly #clients = new Set<StoreClient>();
  /** The client that leaves last, while it is notified of what ends with it. */
  #last: StoreClient | undefined;

  get size(): number {
    return this.#clients.size;
  }

  add(client: StoreClient): void {
    this.#clients.add(client);
  }

  /** Removes a client. `onLast` is called where none is left; what it notifies still arrives at the last client. */
  remove(client: StoreClient, onLast: (last: StoreClient) => void): void {
    this.#clients.delete(client);
    if (this.size > 0) return;
    this.#last = client;
    onLast(client);
    this.#last = undefined;
  }

  /** Whether a client shows the company now, and is in the page. */
  isHere(client: StoreClient): boolean {
    return client.isShown && !client.isAway && this.#clients.has(client);
  }

  /** Notifies the clients that show the company now. */
  notifyAll(notification: StoreNotification): void {
    for (const client of [...this.#clients]) if (client.isShown) client.notify(notification);
  }

  /** Notifies the owner, or the client that stands in for it. Returns false if the host page prevented the default. */
  notify(notification: StoreNotification, owner: StoreClient | undefined): boolean {
    return this.#recipientFor(owner)?.notify(notification) ?? true;
  }

  /** Reports to the owner, or to the client that stands in for it. */
  report(report: TracedReport, owner: StoreClient | undefined): void {
    this.#recipientFor(owner)?.report(report);
  }

  /**
   * The owner while it is in the page; else a client that is, since the page listens there. Once no client is left: the
   * owner as long as it is in the page, showing another company, else the last client that left.
   */
  #recipientFor(owner: StoreClient | undefined): StoreClient | undefined {
    const all = [...this.#clients];
    const known = owner && (all.length === 0 || all.includes(owner)) ? owner : undefined;
    if (known && !known.isAway) return known;
    return all.find(({ isAway }) => !isAway) ?? this.#last ?? known ?? all[0];
  }
}
