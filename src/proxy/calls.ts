/** Every request to Codat goes through here: within its company's budget, in its turn, and told of. */
import { Budget } from './budget.js';
import { Gate } from './gate.js';
import { rateLimitIn, tell } from './observe.js';
import type { Settings } from './options.js';
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
    if (isCharged) this.#budget.take(company);
    const askedAt = performance.now();
    return this.#gate.run(company, asked.caller, async () => {
      const begunAt = performance.now();
      let answered: Incoming | undefined;
      try {
        answered = await askCodat(asked, this.#settings);
        if (answered.status === 429) this.#pause(company, answered.headers);
        return answered;
      } finally {
        if (this.#settings.onCall) {
          const rateLimit = answered && rateLimitIn(answered.headers);
          tell('onCall', this.#settings.onCall, {
            method: asked.method,
            route: route.pattern,
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
  #pause(company: string, headers: Incoming['headers']): void {
    const header = headers.get('Retry-After') ?? '';
    const now = Date.now();
    const until = /^\d{1,6}$/.test(header) ? now + Number(header) * 1000 : Date.parse(header);
    if (until > now) this.#gate.pause(company, Math.min(until, now + longestPause));
  }
}
