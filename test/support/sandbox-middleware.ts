/**
 * The worlds of `codat-elements/testing`, served by the test runner's own server, with what only this project's tests
 * need. A test asks for a world of its own and reaches it by real HTTP:
 *
 * - `/world/{id}/proxy/…`  what an element's `proxy-url` points at; its `me` is the world's company
 * - `/world/{id}/codat/…`  Codat's API and link pages, and the sandbox's own `_sandbox` controls
 * - `/world/{id}/plain/…`  a reverse proxy that adds the key and nothing else, for pages of any origin: what
 *   goes wrong at Codat reaches the page as it is
 * - `/world/{id}/invites`  a host's route that makes links for somebody else (`invite-route.ts`)
 */
import { respondNode, type NodeRequest, type NodeResponse } from '../../testing/node-http.js';
import type { TestWorldOptions } from '../../testing/test-world.js';
import { createTestWorlds } from '../../testing/test-worlds.js';
import { createInviteRoute } from './invite-route.js';

type Handler = (request: Request) => Promise<Response>;

/** What a test may choose about its world: how its company is and where linking ends. */
export interface WorldOptions extends TestWorldOptions {
  /** How long a link for somebody else works, in milliseconds. */
  inviteTtl?: number;
  /** Whether the proxy is one that does not know how to put brands into the list. */
  brandsApart?: boolean;
}

const root = '/world';
const authorization = `Basic ${btoa('sandbox')}`;

/** A reverse proxy that adds the key: its requests, as the sandbox is to get them. */
function passOn(request: Request, companyId: string): Request {
  const { origin, pathname, search } = new URL(request.url);
  const path = pathname.replace('/plain/', '/codat/').replace('/me/', `/${companyId}/`);
  const passedOn = new Request(origin + path + search, request);
  passedOn.headers.set('Authorization', authorization);
  return passedOn;
}

async function answerPlain(request: Request, companyId: string, codat: Handler) {
  const own = {
    'Access-Control-Allow-Origin': request.headers.get('Origin') ?? new URL(request.url).origin,
    'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
    'Access-Control-Allow-Headers': 'Accept, Content-Type, X-Requested-With',
    'Access-Control-Max-Age': '0',
  };
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: own });
  const response = await codat(passOn(request, companyId));
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(own)) {
    // A fault may have set another one.
    if (!headers.has(name)) headers.set(name, value);
  }
  return new Response(response.body, { status: response.status, headers });
}

/** One Fetch handler for all worlds; serves only what is under `/world`. */
export function createWorlds(): Handler {
  const worlds = createTestWorlds({ path: root });
  const withBrandsApart = new Set<string>();
  const inviteRoutes = new Map<string, Handler>();
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    if (pathname === root && request.method === 'POST') {
      const { brandsApart, inviteTtl: ttl, ...options } = (await request.json()) as WorldOptions;
      const world = await worlds.create(origin, options);
      const { id, companyId } = world;
      const address = `${origin}${root}/${id}/invites`;
      inviteRoutes.set(id, createInviteRoute({ companyId, address, ttl }));
      if (brandsApart) withBrandsApart.add(world.id);
      return Response.json(world, { status: 201 });
    }
    const [, , id = '', part = ''] = pathname.split('/');
    const world = worlds.get(id);
    const respondToInvites = part === 'invites' && inviteRoutes.get(id);
    if (respondToInvites) return respondToInvites(request);
    if (part === 'plain' && world) {
      return answerPlain(request, world.companyId, (asked) => world.fetch(asked));
    }
    if (part !== 'proxy' || !withBrandsApart.has(id)) return worlds.fetch(request);
    return worlds.fetch(new Request(request.url.replace(/[?&]include=branding/, ''), request));
  };
}

interface KoaLikeContext {
  path: string;
  req: NodeRequest;
  res: NodeResponse;
  respond?: boolean;
}

/** Whether a request's path is a world's. */
export const isWorldPath = (path: string): boolean => /^\/world(\/|$)/.test(path);

/** The worlds as a listener of Node's own server. */
export function worldListener() {
  const worlds = createWorlds();
  return (request: NodeRequest, response: NodeResponse): Promise<void> =>
    respondNode(worlds, request, response);
}

/** The worlds as a middleware for web-test-runner's server. */
export function sandboxMiddleware() {
  const listen = worldListener();
  return async (context: KoaLikeContext, next: () => Promise<void>): Promise<void> => {
    if (!isWorldPath(context.path)) return next();
    context.respond = false;
    return listen(context.req, context.res);
  };
}
