/**
 * How often Codat is asked: by one company within a minute and a day, and by all of them within a minute.
 *
 * Of the minute's number a part is reserved for writes and for companies that have asked little, and so is the last part
 * of Codat's own daily number: companies that use up what they may cannot shut the others out. With a store that counts
 * (Redis) the numbers hold for all instances together; while the store is out of reach each instance counts by itself.
 */
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import { reportBackground } from './report-background.js';
import { storeProblem } from './circuit-breaker.js';
import { parseUtc } from './codat-dates.js';
import { CompanyLimitError, ProxyError, retryAfter } from './errors.js';
import type { TokenProxyCall } from './observability.js';
import type { Settings } from './options.js';
import type { RateCounter, RateCounterOptions, RateUsage } from './store.js';
import { steadyClock } from './timers.js';

/** The part of the minute's number that is reserved. */
const RESERVED_SHARE = 1 / 3;
/** A company has asked little while it has used no more than this part of its own minute. */
const LITTLE_SHARE_OF_MINUTE = 1 / 6;
/** The same of its own day. */
const LITTLE_SHARE_OF_DAY = 1 / 10;
/** The last part of Codat's daily number, which is reserved. */
const RESERVED_SHARE_OF_ACCOUNT = 1 / 5;
const MINUTE_S = 60;
const DAY_S = 24 * 60 * 60;
const HOUR_MS = 60 * 60 * 1000;
const ALL = 'all';
const TOO_BUSY = 'Too busy just now. Try again in a moment.';

interface Verdict {
  readonly isWithin: boolean;
  readonly usage: RateUsage;
}

export class RateLimiter {
  readonly #settings: Settings;
  readonly #companyMinute: Counter;
  readonly #companyDay: Counter;
  readonly #open: Counter;
  readonly #reserve: Counter | undefined;
  /** When the last part of Codat's daily number begins to be used again by all, on the steady clock. */
  #accountReservedUntil = 0;

  constructor(settings: Settings) {
    const { companyPerMinute, companyPerDay, perMinute } = settings.limits;
    const reserved = Math.floor(perMinute * RESERVED_SHARE);
    const counter = (name: string, points: number, duration: number): Counter =>
      new Counter(settings, { name, points, duration });
    this.#settings = settings;
    this.#companyMinute = counter('company-minute', companyPerMinute, MINUTE_S);
    this.#companyDay = counter('company-day', companyPerDay, DAY_S);
    this.#open = counter('minute', perMinute - reserved, MINUTE_S);
    this.#reserve = reserved > 0 ? counter('minute-reserve', reserved, MINUTE_S) : undefined;
  }

  /**
   * Counts a request that is about to be sent. The reserves are not for the proxy's own background work (`undefined`),
   * which can wait.
   *
   * @throws CompanyLimitError 429, or ProxyError 503 when all companies together have used up the minute.
   */
  async consume(company: string | undefined, isWrite: boolean): Promise<void> {
    if (company === undefined) return this.#consumeBackground();
    const isPrivileged = await this.#consumeOwn(company, isWrite);
    const open = await this.#open.consume(ALL);
    if (open.isWithin) return;
    if (isPrivileged && (await this.#reserve?.consume(ALL))?.isWithin) return;
    throw new ProxyError(503, TOO_BUSY, { headers: retryAfter(open.usage.msBeforeNext) });
  }

  /** What Codat says of its own count for the account. */
  onAccountLimit(rateLimit: TokenProxyCall['rateLimit']): void {
    const { limit, remaining, reset } = rateLimit ?? {};
    if (limit === undefined || remaining === undefined) return;
    const isScarce = remaining < limit * RESERVED_SHARE_OF_ACCOUNT;
    const resetAt = parseUtc(reset ?? '') ?? Infinity;
    // Looked at again after an hour at the latest, should the reset be unknown or wrong.
    const waitMs = Math.min(resetAt - Date.now(), HOUR_MS);
    this.#accountReservedUntil = isScarce ? steadyClock.now() + waitMs : 0;
  }

  /** Its refusals are its own: a company that waits for the same may still ask. */
  async #consumeBackground(): Promise<void> {
    this.#refuseWhileScarce(undefined);
    const open = await this.#open.consume(ALL);
    if (!open.isWithin) {
      throw new CompanyLimitError(undefined, TOO_BUSY, open.usage.msBeforeNext, 503);
    }
  }

  /** While Codat's daily number for the account is nearly used up. */
  #refuseWhileScarce(company: string | undefined): void {
    const waitMs = this.#accountReservedUntil - steadyClock.now();
    if (waitMs <= 0) return;
    throw new CompanyLimitError(company, 'Too many requests for today. Try again later.', waitMs);
  }

  /** Counts against the company's own numbers. Gives whether the reserves are open to the request. */
  async #consumeOwn(company: string, isWrite: boolean): Promise<boolean> {
    const { companyPerMinute, companyPerDay } = this.#settings.limits;
    const key = company.toLowerCase();
    const minute = await this.#companyMinute.consume(key);
    if (!minute.isWithin) {
      const message = 'Too many requests for this company. Try again in a moment.';
      throw new CompanyLimitError(company, message, minute.usage.msBeforeNext);
    }
    const day = await this.#companyDay.consume(key);
    if (!day.isWithin) {
      const message = 'Too many requests for this company today. Try again tomorrow.';
      throw new CompanyLimitError(company, message, day.usage.msBeforeNext);
    }
    if (!isWrite && !isLittle(day, companyPerDay, LITTLE_SHARE_OF_DAY)) {
      this.#refuseWhileScarce(company);
    }
    return isWrite || isLittle(minute, companyPerMinute, LITTLE_SHARE_OF_MINUTE);
  }
}

function isLittle({ usage }: Verdict, limit: number, share: number): boolean {
  return usage.consumedPoints <= Math.max(1, limit * share);
}

/** How long a counter keeps to its own memory after the store could not count. */
const STORE_RETRY_MS = 5000;

/** Counts in the store where that can count, else, and while the store is out of reach, in memory. */
class Counter {
  readonly #settings: Settings;
  readonly #memory: RateCounter;
  readonly #shared: RateCounter | undefined;
  #retryAt = 0;

  constructor(settings: Settings, options: RateCounterOptions) {
    const { name, points, duration } = options;
    this.#settings = settings;
    this.#memory = new RateLimiterMemory({ keyPrefix: name, points, duration });
    this.#shared = settings.store.createRateCounter?.(options);
  }

  async consume(key: string): Promise<Verdict> {
    if (this.#shared && steadyClock.now() >= this.#retryAt) {
      try {
        // Codat counts for each account, of which the proxy knows the key alone.
        return await verdictOf(this.#shared.consume(`${await this.#settings.account()}:${key}`));
      } catch (error) {
        this.#retryAt = steadyClock.now() + STORE_RETRY_MS;
        const log = 'the store could not count requests; this instance counts by itself meanwhile';
        const { problem } = storeProblem(error, log);
        if (problem) reportBackground(problem, this.#settings);
      }
    }
    return verdictOf(this.#memory.consume(key));
  }
}

/** A counter rejects with the usage when the number is used up, and with an error when it cannot count. */
async function verdictOf(counting: Promise<RateUsage>): Promise<Verdict> {
  try {
    return { isWithin: true, usage: await counting };
  } catch (refused) {
    if (!isUsage(refused)) throw refused;
    return { isWithin: false, usage: refused };
  }
}

function isUsage(value: unknown): value is RateUsage {
  return typeof value === 'object' && value !== null && 'msBeforeNext' in value;
}
