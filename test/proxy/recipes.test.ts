/** The recipes of docs/proxy.md, run for real: the elements' own client over HTTP, the sandbox as Codat. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { getRequestListener, serve } from '@hono/node-server';
import express from 'express';
import { Hono, type Context } from 'hono';
import { createCodatClient } from '../../src/api/index.js';
import { createTokenProxy, type TokenProxyProblem } from '../../src/proxy/index.js';
import { createCodatSandbox, type CodatSandbox } from '../../src/sandbox/index.js';
import { failures, fetchListener, listen, run } from '../cli/harness.js';
import { otherCompany, ownCompany } from './harness.js';

function sandboxOfTwo(): CodatSandbox {
  return createCodatSandbox({
    seed: {
      companies: [
        { id: ownCompany, name: 'Own' },
        { id: otherCompany, name: 'Other', connections: [{ platformKey: 'gbol' }] },
      ],
    },
  });
}

async function startCodat(t: TestContext): Promise<{ sandbox: CodatSandbox; apiUrl: string }> {
  const sandbox = sandboxOfTwo();
  const listener = fetchListener((request) => sandbox.fetch(request));
  return { sandbox, apiUrl: await listen(t, listener) };
}

/** Cookies of two users; the host's session in these tests. */
const sessions: Readonly<Record<string, string>> = {
  'sid=own': ownCompany,
  'sid=other': otherCompany,
};

function companyOfCookie(cookie: string | null | undefined): string | undefined {
  return cookie === null || cookie === undefined ? undefined : sessions[cookie];
}

/** Goes through all that the elements do, and all that attackers try. `proxyUrl` is absolute. */
async function journey(proxyUrl: string, sandbox: CodatSandbox): Promise<void> {
  const page = { origin: new URL(proxyUrl).origin, cookie: 'sid=own' };
  const client = createCodatClient({ proxyUrl, headers: page });
  const integrations = await client.listIntegrations({
    sourceTypes: ['Accounting'],
    enabled: true,
  });
  assert.ok(integrations.some((integration) => integration.key === 'gbol'));
  assert.ok((await client.getBranding('gbol')).logo);
  assert.deepEqual(await client.listConnections(), []);
  const created = await client.createConnection('gbol');
  assert.equal(created.status, 'PendingAuth');
  assert.ok(created.linkUrl?.includes(ownCompany));
  sandbox.setConnectionStatus(created.id, 'Linked');
  assert.equal((await client.getConnection(created.id)).status, 'Linked');
  assert.equal(typeof (await client.getDataStatus()), 'object');
  assert.equal((await client.unlinkConnection(created.id)).status, 'Unlinked');
  await client.deleteConnection(created.id);
  assert.deepEqual(await client.listConnections(), []);

  const [theirs] = sandbox.connectionsOf(otherCompany);
  assert.ok(theirs);
  await assert.rejects(client.getConnection(theirs.id), { status: 404 });
  const stranger = createCodatClient({ proxyUrl, companyId: otherCompany, headers: page });
  await assert.rejects(stranger.listConnections(), { status: 403 });
  const nobody = createCodatClient({ proxyUrl, headers: { origin: page.origin } });
  await assert.rejects(nobody.listConnections(), { status: 401 });
  assert.equal(sandbox.connectionsOf(otherCompany).length, 1);

  // Frameworks tidy paths and answer some requests themselves: that must open nothing.
  const users = ['--header', 'Cookie: sid=own', '--other-header', 'Cookie: sid=other'];
  assert.deepEqual(failures(await run(proxyUrl, ...users)), []);
}

test('serves the elements’ client, and withstands attacks, in a Hono app', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const app = new Hono();
  const codat = createTokenProxy<Context>({
    apiKey: 'sandbox',
    apiUrl,
    resolveCompany: (_request, c) => companyOfCookie(c.req.header('cookie')),
  });
  app.all('/api/codat/*', (c) => codat(c.req.raw, c));
  const server = serve({
    fetch: app.fetch,
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  await journey(`http://127.0.0.1:${port}/api/codat`, sandbox);
});

test('serves the elements’ client, and withstands attacks, in an Express app', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const app = express();
  const codat = createTokenProxy<express.Request>({
    apiKey: 'sandbox',
    apiUrl,
    resolveCompany: (_request, req) => companyOfCookie(req.headers.cookie),
  });
  app.use('/codat', (req, res) =>
    getRequestListener((request) => codat(request, req), { overrideGlobalObjects: false })(
      req,
      res,
    ),
  );
  app.use(express.json());
  await journey(`${await listen(t, app)}/codat`, sandbox);
});

test('serves the elements’ client, and withstands attacks, in Node’s own http server', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    basePath: '/codat',
    resolveCompany: (request) => companyOfCookie(request.headers.get('cookie')),
  });
  const listener = getRequestListener((request) => codat(request), {
    overrideGlobalObjects: false,
  });
  const origin = await listen(t, (incoming, outgoing) => {
    if (incoming.url?.startsWith('/codat/')) void listener(incoming, outgoing);
    else outgoing.writeHead(404).end();
  });
  await journey(`${origin}/codat`, sandbox);
  assert.equal((await fetch(`${origin}/elsewhere`)).status, 404);
});

/** What Next takes from a file `route.ts`: a function for each method, whatever else it exports. */
type RouteModule = Partial<
  Record<string, (request: Request, context: object) => Promise<Response>>
>;

/** The recipe's module, as it is imported. */
function nextRoute(apiUrl: string): RouteModule {
  let proxy: ReturnType<typeof createTokenProxy> | undefined;
  const handler = (request: Request): Promise<Response> => {
    proxy ??= createTokenProxy({
      apiKey: 'sandbox',
      apiUrl,
      basePath: '/api/codat',
      resolveCompany: (asked) => companyOfCookie(asked.headers.get('cookie')),
    });
    return proxy(request);
  };
  return { GET: handler, POST: handler, PATCH: handler, DELETE: handler };
}

/**
 * Calls a route as Next does: by method, HEAD as GET, OPTIONS by itself; with a context of its own beside the
 * request, and its own idea of the host in the URL.
 */
function asNext(route: RouteModule): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, headers, body } = request;
    const handler = route[method] ?? (method === 'HEAD' ? route['GET'] : undefined);
    if (!handler) {
      const Allow = [...Object.keys(route), 'HEAD', 'OPTIONS'].join(', ');
      return new Response(null, { status: method === 'OPTIONS' ? 204 : 405, headers: { Allow } });
    }
    const url = new URL(request.url);
    const seen = new Request(`http://localhost:3000${url.pathname}${url.search}`, {
      method,
      headers,
      body,
      duplex: 'half' as const,
    } as RequestInit);
    const path = url.pathname.split('/').slice(3);
    return handler(seen, { params: Promise.resolve({ path }) });
  };
}

test('serves the elements’ client, and withstands attacks, as a route handler of Next', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const listener = getRequestListener(asNext(nextRoute(apiUrl)), { overrideGlobalObjects: false });
  await journey(`${await listen(t, listener)}/api/codat`, sandbox);
});

test('tells the host of Express that a body parser stood in front of it', async (t) => {
  const { apiUrl } = await startCodat(t);
  const problems: TokenProxyProblem[] = [];
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    timeout: 1000,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
  });
  const app = express();
  app.use(express.json());
  const listener = getRequestListener(codat, { overrideGlobalObjects: false });
  app.use('/codat', (req, res) => listener(req, res));
  const origin = await listen(t, app);
  const answer = await fetch(`${origin}/codat/companies/me/connections`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', 'x-requested-with': 'x' },
    body: '{"platformKey":"gbol"}',
  });
  assert.equal(answer.status, 500);
  assert.equal(problems[0]?.kind, 'body-already-read');
});

test('works with the sandbox’s fetch in place of the network', async () => {
  const sandbox = sandboxOfTwo();
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    resolveCompany: () => otherCompany,
    fetch: (request) => sandbox.fetch(request),
  });
  const answer = await codat(new Request('https://lender.example/codat/companies/me/connections'));
  const { results } = (await answer.json()) as { results: { integrationKey: string }[] };
  assert.deepEqual(
    results.map((connection) => connection.integrationKey),
    ['gbol'],
  );
});

test('answers 502 for what the sandbox’s faults make of an answer', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const codat = createTokenProxy({
    apiKey: 'sandbox',
    apiUrl,
    resolveCompany: () => ownCompany,
    onError: () => undefined,
  });
  const statuses: number[] = [];
  for (const kind of ['malformed', 'html', 'empty'] as const) {
    sandbox.faults.clear();
    sandbox.faults.add({ kind });
    const request = new Request('https://lender.example/codat/companies/me/connections');
    statuses.push((await codat(request)).status);
  }
  assert.deepEqual(statuses, [502, 502, 502]);
});

test('takes the wrong key of its own for no fault of the user', async (t) => {
  const { apiUrl } = await startCodat(t);
  const problems: TokenProxyProblem[] = [];
  const codat = createTokenProxy({
    apiKey: 'not-the-key-of-the-sandbox',
    apiUrl,
    resolveCompany: () => ownCompany,
    onError: (problem) => {
      problems.push(problem);
    },
  });
  const answer = await codat(new Request('https://lender.example/codat/integrations'));
  assert.equal(answer.status, 502);
  assert.equal(problems[0]?.kind, 'key-refused');
});
