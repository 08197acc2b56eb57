import type { Hono } from 'hono';
import { createTokenProxy, memoryStore } from '../../src/proxy/index.js';
import type { Backend } from './backend.js';
import { visitorOrigin } from './origin.js';
import type { SessionStore } from './session.js';

const basePath = '/api/codat';

type TokenProxy = ReturnType<typeof createTokenProxy>;

/** Origins come out of requests: whoever sends many of them must not fill the memory. */
const mostProxies = 20;

/** Where Codat's webhooks arrive. */
export const webhookPath = `${basePath}/webhooks`;

/**
 * Puts the token proxy on the app: the only way from the page to Codat. Returns how to close it.
 *
 * A host that talks to Codat needs one proxy. Here there is one for each origin that visitors come
 * by, because the sandbox's link pages stand elsewhere for each.
 */
export function mountProxy(
  app: Hono,
  backend: Backend,
  sessions: SessionStore,
): () => Promise<void> {
  const proxies = new Map<string, TokenProxy>();
  // Events are the same by whichever origin a visitor came; the catalogue's images are not.
  const events = memoryStore();

  const proxyFor = (origin: string): TokenProxy => {
    const known = proxies.get(origin);
    if (known) return known;
    const proxy = createTokenProxy({
      apiKey: backend.apiKey,
      apiUrl: backend.apiUrlFor(origin),
      basePath,
      allowedOrigins: [origin],
      store: {
        ...memoryStore(),
        publish: (...about) => events.publish(...about),
        position: (companyId) => events.position(companyId),
        since: (...place) => events.since(...place),
        subscribe: (listener) => events.subscribe(listener),
      },
      ...(backend.webhookSecret !== undefined && { webhookSecret: backend.webhookSecret }),
      // The session says whose connections these are. What the page says does not matter.
      resolveCompany: async (request) => (await sessions.readFrom(request))?.companyId,
    });
    if (proxies.size >= mostProxies) {
      for (const old of proxies.values()) void old.close();
      proxies.clear();
    }
    proxies.set(origin, proxy);
    return proxy;
  };

  app.all(`${basePath}/*`, (context) => {
    const request = context.req.raw;
    return proxyFor(visitorOrigin(request))(request);
  });

  return async () => {
    await Promise.all([...proxies.values()].map((proxy) => proxy.close()));
  };
}
