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
 * Puts Codat's rate-limit headers on every response: 1000 requests a day, and as many again for each
 * company with a linked connection. It counts and never refuses: a fault does that.
 */
export function rateLimitHeaders(core: SandboxCore): MiddlewareHandler<SandboxEnv> {
  let today = 0;
  let used = 0;
  return async (c, next) => {
    const now = core.store.now();
    const date = Math.floor(now / DAY_MS);
    if (date !== today) {
      today = date;
      used = 0;
    }
    used += 1;
    await next();
    const linked = [...core.store.companies.values()].filter((company) =>
      [...company.connections.values()].some(({ status }) => status === 'Linked'),
    );
    const limit = 1000 * (1 + linked.length);
    c.header('X-Rate-Limit-Limit', String(limit));
    c.header('X-Rate-Limit-Remaining', String(Math.max(0, limit - used)));
    c.header('X-Rate-Limit-Reset', new Date((date + 1) * DAY_MS).toISOString());
  };
}
