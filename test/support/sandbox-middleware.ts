/**
 * Codat's simulated API and the token proxy over it, served by the test runner's own server.
 *
 * A test asks for a world of its own (`POST /world`) and gets a sandbox with one company that no
 * other test sees, reached by real HTTP:
 *
 * - `/world/{id}/proxy/…`  what an element's `proxy-url` points at; its `me` is the world's company
 * - `/world/{id}/plain/…`  a reverse proxy that adds the key and nothing else, for pages of any origin: what
 *   goes wrong at Codat reaches the page as it is
 * - `/world/{id}/codat/…`  Codat's API and link pages, and the sandbox's own `_sandbox` controls
 * - `/world/{id}/visit`    goes through a connection's link pages, as a person would (`LinkVisit`)
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createTokenProxy, type Scope } from '../../server/index.js';
import { createCodatSandbox, SandboxNetworkError, type SeedCompany } from '../../sandbox/index.js';
import { Visitor } from './link-visitor.js';
import { webhookSecret } from './webhooks.js';

type Handler = (request: Request) => Promise<Response>;

/** What a test may choose about its world: how its company is and where linking ends. */
export interface WorldOptions extends Partial<SeedCompany> {
  /** Where link pages send the browser in the end; absolute. Without it they show their own page. */
  redirectUrl?: string;
  /**
   * Link pages on the runner's own origin instead of another site: a page may look into and close a window
   * there, as the person may close any. It may not close another site's once the window's opener is cut.
   */
  linksOnThisOrigin?: boolean;
  /** Whether Codat sends its events, and the proxy passes them on. Without it pages poll. */
  push?: boolean;
  /** What the page's user may do; without it everything, and the proxy says nothing of it. */
  scopes?: readonly Scope[];
  /** Whether the proxy is one that does not know how to put brands into the list. */
  brandsApart?: boolean;
}

/** What a test needs to know about its world. Addresses are absolute. */
export interface WorldDescription {
  id: string;
  companyId: string;
  proxyUrl: string;
  plainUrl: string;
  codatUrl: string;
}

/** What a person does on a connection's link pages. */
export interface LinkVisit {
  connectionId: string;
  action: 'authorize' | 'cancel' | 'fail';
  /** Of what the pages can make fail, such as `denied`. */
  reason?: string;
  /** What is filled in or chosen otherwise than the pages suggest, such as the organisation. */
  fields?: Record<string, string>;
}

interface World {
  description: WorldDescription;
  codat: Handler;
  proxy: Handler;
  plain: Handler;
  visit: Handler;
}

const apiKey = 'sandbox';

async function createWorld(origin: string, options: WorldOptions): Promise<World> {
  const {
    redirectUrl,
    linksOnThisOrigin = false,
    push = false,
    brandsApart = false,
    scopes,
    ...company
  } = options;
  const id = randomUUID();
  const companyId = company.id ?? randomUUID();
  const base = `${origin}/world/${id}`;
  const codatUrl = `${base}/codat`;
  const sandbox = createCodatSandbox({
    apiKey,
    seed: { companies: [{ name: 'The Corner Bakery', ...company, id: companyId }] },
    basePath: `/world/${id}/codat`,
    // The other name of this machine makes the link pages another site, as Codat's are to a host.
    linkUrl: linksOnThisOrigin ? codatUrl : codatUrl.replace('//localhost:', '//127.0.0.1:'),
    ...(redirectUrl === undefined ? {} : { redirectUrl }),
    ...(push && {
      webhook: {
        url: `${base}/proxy/webhooks`,
        secret: webhookSecret,
        fetch: (request: Request) => proxy(request),
      },
    }),
  });
  const codat: Handler = (request) => sandbox.fetch(request);
  const proxy = createTokenProxy({
    apiKey,
    apiUrl: codatUrl,
    basePath: `/world/${id}/proxy`,
    allowedOrigins: [origin],
    resolveCompany: () => (scopes ? { companyId, scopes } : companyId),
    fetch: codat,
    ...(push && { webhookSecret }),
    // Tests make Codat fail on purpose, and see it in what the elements show.
    onError: () => undefined,
  });
  const plain: Handler = async (request) => {
    const own = {
      'Access-Control-Allow-Origin': request.headers.get('Origin') ?? origin,
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, DELETE',
      'Access-Control-Allow-Headers': 'Accept, Content-Type, X-Requested-With',
      'Access-Control-Max-Age': '0',
    };
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: own });
    const { pathname, search } = new URL(request.url);
    const path = pathname.replace('/plain/', '/codat/').replace('/me/', `/${companyId}/`);
    const passedOn = new Request(origin + path + search, request);
    passedOn.headers.set('Authorization', `Basic ${btoa(apiKey)}`);
    const answer = await codat(passedOn);
    const headers = new Headers(answer.headers);
    for (const [name, value] of Object.entries(own)) {
      // A fault may have set another one.
      if (!headers.has(name)) headers.set(name, value);
    }
    return new Response(answer.body, { status: answer.status, headers });
  };
  const visit: Handler = async (request) => {
    const { connectionId, action, reason = '', fields = {} } = (await request.json()) as LinkVisit;
    const path = `/companies/${companyId}/connections/${connectionId}`;
    const headers = { authorization: `Basic ${btoa(apiKey)}` };
    const answer = await codat(new Request(codatUrl + path, { headers }));
    const { linkUrl } = (await answer.json()) as { linkUrl: string };
    const visitor = await new Visitor(sandbox).open(linkUrl);
    if (action === 'authorize') {
      // Until the pages lead out, or end on their own last one, which has no form.
      while (visitor.html.includes('value="next"')) await visitor.press('next', fields);
    } else await visitor.press(action, { reason });
    return Response.json({ url: visitor.url });
  };
  const [proxyUrl, plainUrl] = [`${base}/proxy`, `${base}/plain`];
  const description = { id, companyId, proxyUrl, plainUrl, codatUrl };
  const withoutBrands: Handler = (request) =>
    proxy(new Request(request.url.replace(/[?&]include=branding/, ''), request));
  return { description, codat, proxy: brandsApart ? withoutBrands : proxy, plain, visit };
}

/** One Fetch handler for all worlds; answers only what is under `/world`. */
export function createWorlds(): Handler {
  const worlds = new Map<string, World>();
  return async (request) => {
    const { origin, pathname } = new URL(request.url);
    const [, , id = '', part = ''] = pathname.split('/');
    if (id === '' && request.method === 'POST') {
      const world = await createWorld(origin, (await request.json()) as WorldOptions);
      worlds.set(world.description.id, world);
      return Response.json(world.description, { status: 201 });
    }
    const world = worlds.get(id);
    if (part === 'codat' && world) return world.codat(request);
    if (part === 'proxy' && world) return world.proxy(request);
    if (part === 'plain' && world) return world.plain(request);
    if (part === 'visit' && world) return world.visit(request);
    return new Response('No such world', { status: 404 });
  };
}

interface KoaLikeContext {
  path: string;
  req: IncomingMessage;
  res: ServerResponse;
  respond?: boolean;
}

/** Whether a request's path is a world's. */
export const isWorldPath = (path: string): boolean => /^\/world(\/|$)/.test(path);

/** The worlds as a listener of Node's own server. */
export function worldListener() {
  const worlds = createWorlds();
  return (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const listener = getRequestListener((request) => answerOrDrop(worlds, request, req, res), {
      overrideGlobalObjects: false,
    });
    return listener(req, res);
  };
}

/** The worlds as a middleware for web-test-runner's server. */
export function sandboxMiddleware() {
  const listen = worldListener();
  return async (context: KoaLikeContext, next: () => Promise<void>): Promise<void> => {
    if (!isWorldPath(context.path)) return next();
    // Answers go to the socket as they are, so that cut-off and delayed bodies stay so.
    context.respond = false;
    return listen(context.req, context.res);
  };
}

/** The worlds' answer, whole; where there is to be none, or half of one, the connection breaks under the page. */
async function answerOrDrop(
  worlds: Handler,
  request: Request,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<Response> {
  const chunks: Uint8Array[] = [];
  let response: Response | undefined;
  try {
    response = await worlds(request);
    // A stream of events ends when the page leaves.
    if (response.headers.get('Content-Type')?.startsWith('text/event-stream')) return response;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
      chunks.push(part.value);
    }
    return new Response(chunks.length > 0 ? Buffer.concat(chunks) : null, response);
  } catch (error) {
    if (!(error instanceof SandboxNetworkError)) throw error;
    if (!response) incoming.socket.destroy();
    else {
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.write(Buffer.concat(chunks), () => incoming.socket.destroy());
    }
    return RESPONSE_ALREADY_SENT;
  }
}
