/**
 * Coalesces equal reads of one company: those that are pending, or ended a moment ago, are one request to Codat.
 *
 * Never across companies, never failures, and never longer than the moment: a response may hold a `linkUrl`, so it stays
 * in this process and is written nowhere.
 */
import { LRUCache } from 'lru-cache';
import { abortable } from './abort.js';
import { atMost } from './at-most.js';
import type { PendingWork } from './pending-work.js';
import type { TextResponse } from './responses.js';
import { steadyClock } from './timers.js';

/** How long a response is shared with equal reads. */
const SHARED_MS = 1000;

type Send = (signal: AbortSignal) => Promise<TextResponse>;

export class CoalescedReads {
  readonly #cache: LRUCache<string, TextResponse, Send>;
  /** How many pages wait for a read that is under way. */
  readonly #waiting = new Map<string, number>();
  /** Which reads of a company belong together: those since its last change. */
  readonly #epochs = new LRUCache<string, number>(atMost(10_000));
  #epoch = 0;

  /** `background` gets every read: other pages may wait for it when the one that began it has left. */
  constructor(background: PendingWork) {
    this.#cache = new LRUCache({
      ttl: SHARED_MS,
      ttlAutopurge: true,
      ttlResolution: 0,
      perf: steadyClock,
      async fetchMethod(_key, _stale, { options, signal, context: send }) {
        const response = await background.track(send(signal));
        options.ttl = SHARED_MS;
        return response;
      },
    });
  }

  /** Nothing from before a change is shared after it, not even a read that is under way. */
  forget(company: string): void {
    this.#epochs.set(company.toLowerCase(), (this.#epoch += 1));
  }

  /** Joins an equal read, or sends one. It is aborted once no page waits for it any more. */
  async read(
    company: string,
    target: string,
    signal: AbortSignal,
    send: Send,
  ): Promise<{ response: TextResponse; isShared: boolean }> {
    const name = company.toLowerCase();
    const key = `${name} ${this.#epochs.get(name) ?? 0} ${target}`;
    const isShared = this.#waiting.has(key) || this.#cache.has(key);
    // Where the timer of an old response is late, it would take the read that is in its place for that response.
    if (!isShared) this.#cache.delete(key);
    this.#waiting.set(key, (this.#waiting.get(key) ?? 0) + 1);
    try {
      // No lifetime while it is under way: what is purged is aborted.
      const reading = this.#cache.forceFetch(key, { ttl: 0, context: send });
      const response = await abortable(reading, signal);
      if (response.status !== 200) this.#cache.delete(key);
      return { response, isShared };
    } finally {
      const rest = (this.#waiting.get(key) ?? 1) - 1;
      if (rest > 0) this.#waiting.set(key, rest);
      else this.#waiting.delete(key);
      // Deleted while it is under way, it is aborted.
      if (rest === 0 && signal.aborted) this.#cache.delete(key);
    }
  }
}
