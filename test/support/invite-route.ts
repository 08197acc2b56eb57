/** The route of a host that makes links for somebody else, in a world: what an element's `invite-url` points at. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createInvites, memoryStore } from '../../server/index.js';

/** What the route responds with in place of a link. */
export interface InviteResponse {
  /** Which requests it is for: those that ask what has become of a link, or, by default, all others. */
  method?: 'GET';
  status?: number;
  /** Sent as it is where it is a text, else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** How long the response takes, in milliseconds. */
  delayMs?: number;
}

/** A request as the route has had it. */
export interface InviteRequestLog {
  method: string;
  /** The path below the route, with the query. */
  path: string;
  headers: Record<string, string>;
  /** How many bytes it brought. */
  size: number;
}

export interface InviteRouteOptions {
  companyId: string;
  /** Where the route is, absolute. */
  address: string;
  /** How long a link works, in milliseconds. */
  ttl?: number | undefined;
}

/**
 * Responds to `POST`, `GET` of one and `DELETE` as docs/invites.md describes, and opens links; for tests `PUT` sets what the next
 * requests get as responses, one after the other, and `GET` of the route itself lists the requests.
 */
export function createInviteRoute({ companyId, address, ttl }: InviteRouteOptions) {
  const invites = createInvites({
    secret: 'the secret of a world that lasts as long as a test',
    url: `${address}/open`,
    store: memoryStore(),
    ...(ttl !== undefined && { ttl }),
  });
  const log: InviteRequestLog[] = [];
  const responses: InviteResponse[] = [];

  async function real(method: string, id: string): Promise<Response> {
    if (method === 'POST' && id === '') return Response.json(await invites.create({ companyId }));
    if (method === 'GET') {
      const invite = await invites.find(id, companyId);
      return invite ? Response.json(invite) : new Response(null, { status: 404 });
    }
    if (method !== 'DELETE' || id === '') return new Response(null, { status: 405 });
    const isThere = await invites.revoke(id, companyId);
    return new Response(null, { status: isThere ? 204 : 404 });
  }

  return async (request: Request): Promise<Response> => {
    const { method, headers } = request;
    const path = request.url.slice(address.length);
    if (method === 'GET' && path === '') return Response.json(log);
    if (method === 'GET' && path.startsWith('/open/')) {
      await invites.open(request);
      return new Response(null, { status: 204 });
    }
    if (method === 'PUT') {
      responses.push(...((await request.json()) as InviteResponse[]));
      return new Response(null, { status: 204 });
    }
    const { byteLength: size } = await request.arrayBuffer();
    log.push({ method, path, headers: Object.fromEntries(headers), size });
    const place = responses.findIndex((one) => (one.method === 'GET') === (method === 'GET'));
    const [given] = place < 0 ? [] : responses.splice(place, 1);
    if (given?.delayMs) await sleep(given.delayMs);
    if (!given || (given.status === undefined && given.body === undefined)) {
      return real(method, decodeURIComponent(path.replace(/\?.*/, '').slice(1)));
    }
    const { status = 200, body = '' } = given;
    const isText = typeof body === 'string';
    return new Response(isText ? body || null : JSON.stringify(body), {
      status,
      headers: { 'Content-Type': isText ? 'text/plain' : 'application/json', ...given.headers },
    });
  };
}
