/** docs/proxy.openapi.yaml against the handler, with the sandbox as Codat: neither says more than the other. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createTokenProxy, memoryStore, type TokenProxyOptions } from '../../server/index.js';
import { createCodatSandbox, type CodatSandbox } from '../../sandbox/index.js';
import {
  contract,
  documentedResponses,
  paths,
  undocumented,
} from '../support/published-contract.js';
import { codatEvent, webhookRequest, webhookSecret } from '../support/webhooks.js';
import { base, otherCompany, ownCompany, pageOrigin, pageRequest } from './harness.js';

const partner = 'https://app.partner.example';

/** One proxy over a sandbox in which the company has a linked connection. */
function setUp(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const sandbox = createCodatSandbox({
    seed: {
      companies: [
        {
          id: ownCompany,
          name: 'Own',
          // One that takes files, and that can be disconnected like any other.
          connections: [{ platformKey: 'zacu' }],
          files: [{ name: 'before.pdf' }],
        },
      ],
    },
  });
  const [connection] = sandbox.connectionsOf(ownCompany);
  assert.ok(connection);
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    webhookSecret,
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: () => ownCompany,
    onError: () => undefined,
    ...options,
  });
  t.after(() => proxy.close());
  return { sandbox, proxy, connectionId: connection.id };
}

type World = ReturnType<typeof setUp>;

/** How a response is brought about. */
interface Provocation {
  options?: Partial<TokenProxyOptions>;
  /** Before the request is sent. */
  before?: (world: World) => unknown;
  /** Instead of what an honest page sends. */
  headers?: Record<string, string | null>;
  body?: BodyInit;
  endlessBody?: boolean;
  path?: string;
  request?: (url: string) => Request;
}

const bodies: Readonly<Record<string, string>> = {
  POST: '{"platformKey":"gbol"}',
  PATCH: '{"status":"Unlinked"}',
};

const uploadPath = '/companies/{companyId}/connections/{connectionId}/files';

/** One file as a page sends it. */
const upload = (name: string, content: string) => ({
  headers: { 'content-type': 'multipart/form-data; boundary=b' },
  body:
    `--b\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n` +
    `${content}\r\n--b--\r\n`,
});
const pdf = upload('a.pdf', '%PDF-1.7');

function filled(path: string, connectionId: string): string {
  return path
    .replace('{companyId}', 'me')
    .replace('{connectionId}', connectionId)
    .replace('{platformKey}', 'gbol');
}

const codatSays =
  (status: number) =>
  ({ sandbox }: { sandbox: CodatSandbox }) =>
    sandbox.faults.add({ kind: 'status', status });

const brokenSession: Partial<TokenProxyOptions> = {
  resolveCompany: () => {
    throw new Error('the database is away');
  },
};

/** What brings most statuses about, whatever the route. */
const usual: Readonly<Record<string, Provocation>> = {
  200: {},
  204: {},
  400: { body: '{}' },
  401: { options: { resolveCompany: () => null } },
  403: { headers: { 'x-requested-with': null } },
  404: { before: codatSays(404) },
  408: { options: { timeout: 20 }, endlessBody: true },
  413: { body: 'x'.repeat(300_000) },
  415: { headers: { 'content-type': 'text/plain' } },
  429: { before: codatSays(429) },
  499: {
    options: { fetch: () => new Promise(() => undefined) },
    request: (url) => new Request(url, { signal: AbortSignal.timeout(20) }),
  },
  500: { options: brokenSession },
  502: { before: ({ sandbox }) => sandbox.faults.add({ kind: 'html' }) },
  503: { before: codatSays(503) },
  504: { options: { timeout: 200, fetch: () => new Promise(() => undefined) } },
  default: { before: codatSays(402) },
};

const foreign: Provocation = { path: `/companies/${otherCompany}/connections` };
const foreignPage: Provocation = { headers: { 'sec-fetch-site': 'cross-site' } };
const branding = '/integrations/{platformKey}/branding';

/** The browser has the response already. */
function known(path: string, method: string): Provocation {
  let tag = '';
  return {
    before: async ({ proxy }) => {
      tag = (await proxy(pageRequest('GET', path))).headers.get('etag') ?? '';
    },
    request: (url) => new Request(url, { method, headers: { 'if-none-match': tag } }),
  };
}

/** A stream is open already, and there may be one only. */
const streamsTaken = (limits: TokenProxyOptions['limits']): Provocation => ({
  options: { ...(limits && { limits }) },
  before: ({ proxy }) => proxy(pageRequest('GET', '/companies/me/events')),
});

const signed = (url: string) =>
  webhookRequest(url, codatEvent('connection.connected', ownCompany, 'x'));

const brokenStore = () => ({
  ...memoryStore(),
  publish: () => Promise.reject(new Error('the store is away')),
});

const withoutPush: Partial<TokenProxyOptions> = { webhookSecret: undefined };

/** Where a route needs something of its own. */
const special: Readonly<Record<string, Provocation>> = {
  'GET /integrations 304': known('/integrations', 'GET'),
  'HEAD /integrations 304': known('/integrations', 'HEAD'),
  'GET /integrations 403': foreignPage,
  [`GET ${branding} 403`]: foreignPage,
  'GET /integrations 400': { path: '/integrations?page=x' },
  [`GET ${branding} 304`]: known('/integrations/gbol/branding', 'GET'),
  [`HEAD ${branding} 304`]: known('/integrations/gbol/branding', 'HEAD'),
  [`GET ${branding} 404`]: { path: '/integrations/none/branding' },
  'GET /companies/{companyId}/connections 400': { path: '/companies/me/connections?query=%7B' },
  'GET /companies/{companyId}/connections 403': foreign,
  'GET /companies/{companyId}/connections/{connectionId} 403': foreign,
  'GET /companies/{companyId}/dataStatus 403': foreign,
  'PATCH /companies/{companyId}/connections/{connectionId} 200': {
    before: ({ sandbox, connectionId }) => sandbox.setConnectionStatus(connectionId, 'Linked'),
  },
  'GET /companies/{companyId}/files 403': foreign,
  [`POST ${uploadPath} 200`]: pdf,
  [`POST ${uploadPath} 400`]: upload('a.pdf', ''),
  [`POST ${uploadPath} 404`]: { ...pdf, before: codatSays(404) },
  [`POST ${uploadPath} 408`]: {
    options: { timeout: 20 },
    headers: pdf.headers,
    endlessBody: true,
  },
  [`POST ${uploadPath} 413`]: { ...pdf, options: { limits: { fileBytes: 4 } } },
  [`POST ${uploadPath} 422`]: { ...pdf, options: { scanFile: () => false } },
  [`POST ${uploadPath} 429`]: { ...pdf, before: codatSays(429) },
  [`POST ${uploadPath} 499`]: {
    options: { fetch: () => new Promise(() => undefined) },
    request: (url) => pageRequest('POST', url, { ...pdf, signal: AbortSignal.timeout(200) }),
  },
  [`POST ${uploadPath} 502`]: {
    ...pdf,
    before: ({ sandbox }) => sandbox.faults.add({ kind: 'html' }),
  },
  [`POST ${uploadPath} 503`]: { ...pdf, before: codatSays(503) },
  [`POST ${uploadPath} 504`]: {
    ...pdf,
    options: { timeout: 200, fetch: () => new Promise(() => undefined) },
  },
  [`POST ${uploadPath} default`]: { ...pdf, before: codatSays(402) },
  'GET /companies/{companyId}/events 403': { headers: { origin: 'https://evil.example' } },
  'GET /companies/{companyId}/events 204': { options: withoutPush },
  'GET /companies/{companyId}/events 429': streamsTaken({ companyStreams: 1 }),
  'GET /companies/{companyId}/events 503': streamsTaken({ streams: 1 }),
  'POST /webhooks 204': { request: signed },
  'POST /webhooks 401': { options: { ...withoutPush, resolveCompany: () => null } },
  'POST /webhooks 404': { options: withoutPush },
  'POST /webhooks 408': {
    options: { timeout: 20 },
    request: (url) =>
      new Request(url, {
        method: 'POST',
        headers: signed(url).headers,
        body: new ReadableStream({ pull: () => new Promise(() => undefined) }),
        duplex: 'half',
      } as RequestInit),
  },
  'POST /webhooks 413': {
    request: (url) => webhookRequest(url, {}, { headers: { 'content-length': '300000' } }),
  },
  'POST /webhooks 500': { options: { ...withoutPush, ...brokenSession } },
  'POST /webhooks 503': { options: { store: brokenStore() }, request: signed },
  'GET /health 503': { before: ({ proxy }) => proxy.close() },
  'HEAD /health default': { before: ({ proxy }) => proxy.close() },
};

function provocationOf(operation: string, status: string): Provocation {
  const own = special[`${operation} ${status}`];
  if (own) return own;
  if (operation.startsWith('HEAD') && status === 'default') return usual['401'] ?? {};
  if (operation.startsWith('OPTIONS') && status === '403') {
    return { headers: { origin: 'https://evil.example' } };
  }
  const general = usual[status];
  assert.ok(general, `nobody knows how to bring about ${operation} ${status}`);
  return general;
}

async function provoke(t: TestContext, operation: string, provocation: Provocation) {
  const [method = '', pattern = ''] = operation.split(' ');
  const world = setUp(t, provocation.options);
  await provocation.before?.(world);
  const path = provocation.path ?? filled(pattern, world.connectionId);
  const endless = () => new ReadableStream({ pull: () => new Promise(() => undefined) });
  const body = provocation.endlessBody ? endless() : (provocation.body ?? bodies[method]);
  const { headers = {} } = provocation;
  const request =
    provocation.request?.(base + path) ??
    pageRequest(method, path, { headers, ...(body !== undefined && { body }) });
  return { response: await world.proxy(request), pattern, method };
}

test('the document is OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { errors, valid } = await validator.validate(structuredClone(contract));
  assert.deepEqual(errors ?? [], []);
  assert.ok(valid);
  assert.equal(validator.version, '3.1');
});

for (const { operation, status } of documentedResponses) {
  test(`${operation} responds with ${status}, as documented`, async (t) => {
    const provocation = provocationOf(operation, status);
    const { response, pattern, method } = await provoke(t, operation, provocation);
    if (status === 'default') assert.ok(response.status >= 400);
    else assert.equal(response.status, Number(status));
    assert.deepEqual(await undocumented(pattern, method, response), []);
  });
}

const allMethods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'];

for (const pattern of [...paths, '/nothing', '/companies', '/companies/{companyId}/accessToken']) {
  test(`no method of ${pattern} responds with what is not documented`, async (t) => {
    for (const options of [
      {},
      { allowedOrigins: [partner] },
      { resolveCompany: () => null },
      { publicCatalogue: true },
      { resolveCompany: () => ({ companyId: ownCompany, scopes: ['read' as const] }) },
      withoutPush,
    ]) {
      for (const method of allMethods) {
        for (const origin of [pageOrigin, partner, null]) {
          const { proxy, connectionId } = setUp(t, options);
          const body = bodies[method];
          const init = { headers: { origin }, ...(body !== undefined && { body }) };
          const response = await proxy(pageRequest(method, filled(pattern, connectionId), init));
          assert.deepEqual(
            await undocumented(pattern, method, response),
            [],
            `${method} ${origin}`,
          );
          await proxy.close();
        }
      }
    }
  });
}

test('a list of integrations with their branding is as documented', async (t) => {
  const { proxy } = setUp(t);
  const response = await proxy(pageRequest('GET', '/integrations?include=branding'));
  const body = (await response.clone().json()) as { results: { branding?: object }[] };
  assert.ok(body.results.every(({ branding }) => branding));
  assert.deepEqual(await undocumented('/integrations', 'GET', response), []);
});

test('the document would notice what it does not describe', async () => {
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'private, no-store',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    vary: 'Origin',
  };
  const judge = (body: unknown, init: { status?: number; headers?: Record<string, string> }) =>
    undocumented(
      '/companies/{companyId}/connections',
      'GET',
      new Response(JSON.stringify(body), { ...init, headers: { ...headers, ...init.headers } }),
    );
  assert.deepEqual(await judge({ results: [] }, {}), []);
  assert.equal((await judge({ results: [{ id: 'x' }] }, {})).length, 1);
  assert.equal((await judge({}, { status: 206 })).length, 1);
  assert.equal((await judge({ results: [] }, { headers: { server: 'x' } })).length, 1);
  assert.equal((await judge({ results: [] }, { headers: { vary: '*' } })).length, 1);
  assert.equal(
    (await judge({ results: [] }, { headers: { 'cache-control': 'public' } })).length,
    1,
  );
});
