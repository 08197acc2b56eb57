/** Every request to Codat goes through here: within its company's budget, in its turn, and told of. */
import { Budget } from './budget.js';
import { Gate } from './gate.js';
import { rateLimitIn, tell } from './observe.js';
import type { Settings } from './options.js';
import { Failure } from './problems.js';
import { report, type Where } from './report.js';
import type { Route } from './routes.js';
import type { Incoming } from './transport.js';
import { askCodat, type UpstreamRequest } from './upstream.js';

/** The longest pause that Codat is believed to mean, in milliseconds. */
const longestPause = 10 * 60 * 1000;

export class Calls {
  readonly #settings: Settings;
  readonly #gate: Gate;
  readonly #budget: Budget;

  constructor(settings: Settings) {
    const { perCompany, overall, perMinute, queueTimeout, companyPerMinute } = settings.limits;
    this.#settings = settings;
    this.#gate = new Gate({ perCompany, overall, perMinute, patience: queueTimeout });
    this.#budget = new Budget(companyPerMinute);
  }

  /**
   * Asks Codat. `company` is whose turn it takes; with `isCharged`, it is on that company's account too.
   *
   * @throws Refusal 429 or 503 by the limits; what `askCodat` throws.
   */
  async ask(
    asked: UpstreamRequest,
    route: Route,
    company: string,
    isCharged: boolean,
  ): Promise<Incoming> {
    // Who stands in line, or is told to wait, has not asked Codat yet.
    if (isCharged) this.#budget.check(company);
    const askedAt = performance.now();
    const where = { method: asked.method, route: route.pattern };
    return this.#gate.run(company, asked.caller, async () => {
      if (isCharged) this.#budget.take(company);
      const begunAt = performance.now();
      let answered: Incoming | undefined;
      try {
        answered = await askCodat(asked, this.#settings);
        if (answered.status === 429) this.#pause(company, answered.headers, where);
        return answered;
      } finally {
        if (this.#settings.onCall) {
          const rateLimit = answered && rateLimitIn(answered.headers);
          tell('onCall', this.#settings.onCall, {
            ...where,
            status: answered?.status ?? 0,
            duration: performance.now() - begunAt,
            waited: begunAt - askedAt,
            ...(rateLimit && { rateLimit }),
          });
        }
      }
    });
  }

  /** Asking on while Codat says wait only makes it longer. */
  #pause(company: string, headers: Incoming['headers'], where: Where): void {
    const header = headers.get('Retry-After') ?? '';
    const now = Date.now();
    const until = /^\d{1,6}$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
    if (!(until > now)) return;
    const end = Math.min(until, now + longestPause);
    if (rateLimitIn(headers)?.remaining !== 0) {
      this.#gate.pause(company, end);
    } else if (this.#gate.pauseAll(end)) {
      // Once for each pause, however many were under way.
      void report(limitReached(), crypto.randomUUID(), where, this.#settings);
    }
  }
}

/** The page gets Codat's own words. */
function limitReached(): Failure {
  return new Failure('limit-reached', 429, 'Too many requests. Try again later.', {
    log: 'Codat’s limit for the account is used up; nobody asks it until it says so',
    upstreamStatus: 429,
  });
}
