import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';
import type { Problem } from './errors.js';
import { steadyClock } from './timers.js';

/** How long the same is not reported again: an attacker, or a store that refuses everything, must not fill the host's log. */
const SAME_MS = 60_000;
const MAX_REFUSALS = 100;

/** What of one proxy was reported a moment ago. */
export class ReportThrottle {
  readonly #reported = new LRUCache<string, true>({
    ...atMost(MAX_REFUSALS),
    ttl: SAME_MS,
    perf: steadyClock,
    ttlResolution: 0,
  });

  /** Of refusals so many different ones within their time, and each once: whoever sends them chooses the words. */
  isToBeReported({ kind, reportedAs }: Problem): boolean {
    if (reportedAs === undefined) return true;
    this.#reported.purgeStale();
    // What is said of the store is in the proxy's own few words.
    const isFull = kind !== 'store' && this.#reported.size >= MAX_REFUSALS;
    if (isFull || this.#reported.has(reportedAs)) return false;
    this.#reported.set(reportedAs, true);
    return true;
  }
}
