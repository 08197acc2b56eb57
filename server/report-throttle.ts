import { LRUCache } from 'lru-cache';
import { atMost } from './at-most.js';
import type { Problem } from './errors.js';
import { steadyClock } from './timers.js';

/** How long the same is not reported again: an attacker, or a store that refuses everything, must not fill the host's log. */
const SAME_MS = 60_000;
/** Of one kind. */
const MAX_REPORTED = 100;

const reportedLately = () =>
  new LRUCache<string, true>({
    ...atMost(MAX_REPORTED),
    ttl: SAME_MS,
    perf: steadyClock,
    ttlResolution: 0,
  });

/** What of one proxy was reported a moment ago. */
export class ReportThrottle {
  readonly #reported = new Map<Problem['kind'], ReturnType<typeof reportedLately>>();

  /**
   * Of a kind so many different ones within their time, and each once: whoever sends what is refused chooses the words. No kind
   * takes another's places.
   */
  isToBeReported({ kind, reportedAs }: Problem): boolean {
    if (reportedAs === undefined) return true;
    const reported = this.#reported.get(kind) ?? reportedLately();
    this.#reported.set(kind, reported);
    reported.purgeStale();
    if (reported.size >= MAX_REPORTED || reported.has(reportedAs)) return false;
    reported.set(reportedAs, true);
    return true;
  }
}
