import type { Hono } from 'hono';
import {
  createTokenProxy,
  memoryStore,
  type CompanyAccess,
  type TokenProxyEvent,
} from '../../server/index.js';
import type { Backend } from './backend.js';
import type { Lender } from './lender.js';
import { visitorOrigin } from './origin.js';

const basePath = '/api/codat';

type TokenProxy = ReturnType<typeof createTokenProxy>;

/** How many hosts besides this machine's own names have a proxy: a Host header is anybody's to make up. */
const MAX_OTHER_HOSTS = 20;

/** Where Codat's webhooks arrive. */
export const webhookPath = `${basePath}/webhooks`;

/**
 * Puts the token proxy on the app: the only way from the page to Codat. Returns how to close it.
 *
 * With Codat there is one proxy, as a host has. With the sandbox there is one for each origin that visitors come by,
 * because the sandbox's link pages stand elsewhere for each.
 */
export function mountProxy(
  app: Hono,
  backend: Backend,
  { sessions, companies }: Pick<Lender, 'sessions' | 'companies'>,
  onEvent: (event: TokenProxyEvent) => Promise<void>,
): () => Promise<void> {
  const proxies = new Map<string, TokenProxy>();
  // Events are the same by whichever origin a visitor came; the catalogue's images are not.
  const events = memoryStore();

  const createProxy = (origin: string) =>
    createTokenProxy({
      apiKey: backend.apiKey,
      apiUrl: backend.apiUrlFor(origin),
      basePath,
      ...(backend.isSandbox && { allowedOrigins: [origin] }),
      store: {
        ...memoryStore(),
        publish: (...about) => events.publish(...about),
        position: (companyId) => events.position(companyId),
        since: (...place) => events.since(...place),
        subscribe: (listener) => events.subscribe(listener),
      },
      ...(backend.webhookSecret !== undefined && {
        webhookSecret: backend.webhookSecret,
        onEvent,
      }),
      resolveCompany,
    });

  /** The session says whose connections these are, and what may be done. What the page says does not matter. */
  async function resolveCompany(request: Request): Promise<CompanyAccess | undefined> {
    const visitor = await sessions.readFrom(request);
    if (!visitor) return undefined;
    // A page that stayed open while this server was started again.
    const { companyId } = await companies.renewOnce(visitor.application, visitorOrigin(request));
    return visitor.scope === 'apply' ? { companyId } : { companyId, scopes: ['read', 'connect'] };
  }

  /** A host is never dropped for another: that would end its visitors' streams. */
  const proxyFor = (origin: string): TokenProxy | undefined => {
    const key = backend.isSandbox ? origin : 'codat';
    const known = proxies.get(key);
    if (known) return known;
    const others = [...proxies.keys()].filter((one) => !backend.isOwnOrigin(one)).length;
    if (backend.isSandbox && !backend.isOwnOrigin(origin) && others >= MAX_OTHER_HOSTS) {
      return undefined;
    }
    const proxy = createProxy(origin);
    proxies.set(key, proxy);
    return proxy;
  };

  app.all(`${basePath}/*`, async (context) => {
    const request = asVisited(context.req.raw);
    const proxy = proxyFor(new URL(request.url).origin);
    return proxy ? proxy(request) : refusal(421, 'This server has no room for another host name.');
  });

  return async () => {
    await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
  };
}

/** The request at the address that the visitor's browser shows, where a proxy before this server has ended TLS. */
function asVisited(request: Request): Request {
  const { pathname, search, origin } = new URL(request.url);
  const visited = visitorOrigin(request);
  return visited === origin ? request : new Request(`${visited}${pathname}${search}`, request);
}

/** A response in the shape of Codat's errors. */
const refusal = (statusCode: number, error: string) =>
  Response.json({ statusCode, error, canBeRetried: 'No' }, { status: statusCode });
