import type { MiddlewareHandler } from 'hono';
import type { SandboxCore, SandboxEnv } from '../core.js';
import { SandboxApiError } from '../errors.js';

/** Lets only those in who send the API key as Codat wants it: `Basic base64(apiKey)`. */
export function requireApiKey(core: SandboxCore): MiddlewareHandler<SandboxEnv> {
  const expected = `Basic ${btoa(core.apiKey)}`;
  return async (c, next) => {
    if (c.req.header('Authorization') !== expected) {
      throw new SandboxApiError(401, 'Unauthorized');
    }
    await next();
  };
}

const DAY_MS = 86_400_000;

/**
 * Codat's limit: 1000 requests a day, and as many again for each company with a linked connection. It counts and never
 * refuses: a fault does that.
 */
export class RateLimit {
  readonly #core: SandboxCore;
  /** Each reset makes another one, and requests are then counted anew. */
  #store: SandboxCore['store'];
  #today = 0;
  #used = 0;

  constructor(core: SandboxCore) {
    this.#core = core;
    this.#store = core.store;
  }

  count(): void {
    const { store } = this.#core;
    const date = Math.floor(store.now() / DAY_MS);
    if (date !== this.#today || store !== this.#store) {
      this.#today = date;
      this.#store = store;
      this.#used = 0;
    }
    this.#used += 1;
  }

  /** What every response says of it. */
  get headers(): Readonly<Record<string, string>> {
    const linked = [...this.#core.store.companies.values()].filter((company) =>
      [...company.connections.values()].some(({ status }) => status === 'Linked'),
    );
    const limit = 1000 * (1 + linked.length);
    return {
      'X-Rate-Limit-Limit': String(limit),
      'X-Rate-Limit-Remaining': String(Math.max(0, limit - this.#used)),
      'X-Rate-Limit-Reset': new Date((this.#today + 1) * DAY_MS).toISOString(),
    };
  }
}

/** Counts requests, and puts the limit's headers on every response. */
export function rateLimitHeaders(limit: RateLimit): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    limit.count();
    await next();
    for (const [name, value] of Object.entries(limit.headers)) c.header(name, value);
  };
}
