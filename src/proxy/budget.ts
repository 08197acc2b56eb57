/** What one company may ask of Codat, so that one cannot use up what all share. */
import { Refusal } from './problems.js';

interface Account {
  left: number;
  at: number;
}

const minute = 60_000;
/** Accounts that are full again say nothing: they are dropped when there are more than these. */
const mostAccounts = 10_000;

export class Budget {
  readonly #perMinute: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  /**
   * Takes one request off a company's account, which fills evenly within a minute.
   *
   * @throws Refusal 429 when there is none left.
   */
  take(company: string): void {
    const now = this.#now();
    const account = this.#accounts.get(company) ?? { left: this.#perMinute, at: now };
    const left = this.#leftAt(account, now);
    if (left < 1) {
      const wait = ((1 - left) * minute) / this.#perMinute;
      throw new Refusal(429, 'Too many requests for this company. Try again in a moment.', {
        'Retry-After': String(Math.ceil(wait / 1000)),
      });
    }
    if (this.#accounts.size >= mostAccounts) this.#dropFull(now);
    this.#accounts.set(company, { left: left - 1, at: now });
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
