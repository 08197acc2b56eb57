/** What one company may ask of Codat, so that one cannot use up what all share. */
import { Refusal } from './problems.js';

interface Account {
  left: number;
  at: number;
}

const minute = 60_000;
/** Accounts that are full again say nothing: they are dropped when there are more than these. */
const mostAccounts = 10_000;

/** One company has asked for all that it may for now. */
export class OverBudget extends Refusal {
  constructor(retryAfter: number) {
    super(429, 'Too many requests for this company. Try again in a moment.', {
      'Retry-After': String(retryAfter),
    });
  }
}

export class Budget {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /** @throws OverBudget when there is nothing left on a company's account. */
  check(company: string): void {
    this.#enough(company, this.#now());
  }

  /**
   * Takes one request off a company's account, which fills evenly within a minute.
   *
   * @throws OverBudget
   */
  take(company: string): void {
    const now = this.#now();
    const left = this.#enough(company, now);
    if (this.#accounts.size >= mostAccounts) this.#dropFull(now);
    this.#accounts.set(company, { left: left - 1, at: now });
  }

  /** What is left, if that is a request at least. */
  #enough(company: string, now: number): number {
    const account = this.#accounts.get(company);
    const left = account ? this.#leftAt(account, now) : this.#perMinute;
    if (left >= 1) return left;
    const wait = ((1 - left) * minute) / this.#perMinute;
    throw new OverBudget(Math.ceil(wait / 1000));
  }

  #leftAt({ left, at }: Account, now: number): number {
    return Math.min(this.#perMinute, left + ((now - at) * this.#perMinute) / minute);
  }

  #dropFull(now: number): void {
    for (const [company, account] of this.#accounts) {
      if (this.#leftAt(account, now) >= this.#perMinute) this.#accounts.delete(company);
    }
  }
}
