import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../../../api/schema.js';

/** How long somebody may take to finish what they have just started: in another tab, or on another device. */
const GRACE_MS = 10 * 60_000;

/**
 * Distinguishes connections that were started while the page is open from those that were left unfinished: the former may be in
 * somebody's hands at this moment, and count as unfinished only after a while.
 */
export class LatelyStarted implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #company: object | undefined;
  /** When each connection was first seen, on the clock of `performance.now()`. */
  readonly #seenAt = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes in the connections of a company as they are now. The first list holds what was there before the page. */
  see(company: object, connections: readonly Connection[]): void {
    const isFirst = company !== this.#company;
    if (isFirst) this.#seenAt.clear();
    this.#company = company;
    for (const { id } of connections) {
      if (!this.#seenAt.has(id)) this.#seenAt.set(id, isFirst ? -Infinity : performance.now());
    }
  }

  /** Whether the connection was started a short while ago. Updates the element when that is over. */
  has(connectionId: string): boolean {
    const leftMs = (this.#seenAt.get(connectionId) ?? -Infinity) + GRACE_MS - performance.now();
    if (leftMs <= 0) return false;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#host.requestUpdate();
    }, leftMs);
    return true;
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
