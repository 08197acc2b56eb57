import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodatError,
  CodatNetworkError,
  createCodatClient,
  type CodatApiError,
} from '../../src/api/index.js';
import { json, startSpyUpstream, type SeenRequest } from '../support/spy-upstream.js';
import { failureOf, wireConnection } from './support.js';

const noRequest: SeenRequest = { method: '', target: '', headers: {}, body: '' };

test('every request says that it wants JSON and whose it is', async (t) => {
  const upstream = await startSpyUpstream(t);
  await createCodatClient({ proxyUrl: upstream.url }).getDataStatus();
  const headers = upstream.seen[0]?.headers;
  assert.equal(headers?.accept, 'application/json');
  assert.equal(headers['x-requested-with'], 'codat-elements');
  assert.equal(headers.authorization, undefined);
  assert.equal(headers['content-type'], undefined);
});

test('a creation sends the key in an object, as JSON', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, wireConnection());
  await createCodatClient({ proxyUrl: upstream.url }).createConnection('gbol');
  const [{ method, target, headers, body } = noRequest] = upstream.seen;
  assert.deepEqual([method, target], ['POST', '/companies/me/connections']);
  assert.equal(headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(body), { platformKey: 'gbol' });
});

test('an unlinking sends the status it wants', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, wireConnection({ status: 'Unlinked' }));
  await createCodatClient({ proxyUrl: upstream.url }).unlinkConnection('c1');
  const [{ method, target, body } = noRequest] = upstream.seen;
  assert.deepEqual([method, target], ['PATCH', '/companies/me/connections/c1']);
  assert.deepEqual(JSON.parse(body), { status: 'Unlinked' });
});

test('the host’s own headers go along, but cannot take the place of ours', async (t) => {
  const upstream = await startSpyUpstream(t);
  const headers = { 'X-CSRF': 'abc', Accept: 'text/html' };
  await createCodatClient({ proxyUrl: upstream.url, headers }).getDataStatus();
  assert.equal(upstream.seen[0]?.headers['x-csrf'], 'abc');
  assert.equal(upstream.seen[0].headers.accept, 'application/json');
});

test('cookies stay on the page’s own origin unless the host says otherwise', async () => {
  const seen: (RequestCredentials | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    seen.push(init?.credentials);
    return Response.json({});
  };
  const proxyUrl = 'https://lender.example/codat';
  await createCodatClient({ proxyUrl, fetch }).getDataStatus();
  await createCodatClient({ proxyUrl, fetch, credentials: 'include' }).getDataStatus();
  assert.deepEqual(seen, ['same-origin', 'include']);
});

for (const [how, getToken] of [
  ['at once', () => 'abc'],
  ['later', async () => 'abc'],
] as const) {
  test(`a token that is given ${how} goes along`, async (t) => {
    const upstream = await startSpyUpstream(t);
    await createCodatClient({ proxyUrl: upstream.url, getToken }).getDataStatus();
    assert.equal(upstream.seen[0]?.headers.authorization, 'Bearer abc');
  });
}

test('no token, no header', async (t) => {
  const upstream = await startSpyUpstream(t);
  await createCodatClient({ proxyUrl: upstream.url, getToken: () => null }).getDataStatus();
  assert.equal(upstream.seen[0]?.headers.authorization, undefined);
});

test('a token is asked for with every request, and once more after a 401', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response, { headers }) =>
    json(response, headers.authorization === 'Bearer 2' ? 200 : 401, {});
  let requestCount = 0;
  const getToken = () => String(++requestCount);
  await createCodatClient({ proxyUrl: upstream.url, getToken }).getDataStatus();
  assert.deepEqual(
    upstream.seen.map(({ headers }) => headers.authorization),
    ['Bearer 1', 'Bearer 2'],
  );
});

test('a creation is sent again with a fresh token after a 401, which carried nothing out', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) =>
    upstream.seen.length === 1 ? json(response, 401, {}) : json(response, 200, wireConnection());
  const client = createCodatClient({ proxyUrl: upstream.url, getToken: () => 'abc' });
  assert.equal((await client.createConnection('gbol')).status, 'PendingAuth');
  assert.equal(upstream.seen.length, 2);
});

test('a second 401 rejects', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 401, {});
  const client = createCodatClient({ proxyUrl: upstream.url, getToken: () => 'abc' });
  const error = await failureOf(client.getDataStatus());
  assert.equal((error as CodatApiError).code, 'unauthorized');
  assert.equal(upstream.seen.length, 2);
});

for (const status of [400, 403, 404]) {
  test(`a ${status} is no reason to ask for another token`, async (t) => {
    const upstream = await startSpyUpstream(t);
    upstream.respond = (response) => json(response, status, {});
    const getToken = t.mock.fn(() => 'abc');
    await failureOf(createCodatClient({ proxyUrl: upstream.url, getToken }).getDataStatus());
    assert.equal(upstream.seen.length, 1);
    assert.equal(getToken.mock.callCount(), 1);
  });
}

test('a 401 rejects at once without getToken', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 401, {});
  await failureOf(createCodatClient({ proxyUrl: upstream.url }).getDataStatus());
  assert.equal(upstream.seen.length, 1);
});

test('a getToken that throws rejects as not signed in, and nothing is sent', async (t) => {
  const upstream = await startSpyUpstream(t);
  const warn = t.mock.method(console, 'warn', () => undefined);
  const cause = new Error('The session is over');
  const getToken = () => Promise.reject(cause);
  const error = await failureOf(
    createCodatClient({ proxyUrl: upstream.url, getToken }).getDataStatus(),
  );
  assert.ok(error instanceof CodatError);
  assert.equal(error.code, 'unauthorized');
  assert.equal(error.cause, cause);
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /getToken.*The session is over/);
  assert.equal(upstream.seen.length, 0);
});

test('a getToken that never settles is told as a failed sign-in once it has had its time', async (t) => {
  const upstream = await startSpyUpstream(t);
  let calls = 0;
  const client = createCodatClient({
    proxyUrl: upstream.url,
    getToken: () => {
      calls += 1;
      return new Promise<string>(() => undefined);
    },
    timeout: 20,
  });
  const reads = [client.getDataStatus(), client.listConnections(), client.listIntegrations()];
  const errors = (await Promise.all(reads.map(failureOf))) as CodatError[];
  assert.deepEqual(
    errors.map(({ code }) => code),
    ['unauthorized', 'unauthorized', 'unauthorized'],
  );
  // One that does not come in all of a request's time will not at once either.
  assert.equal(calls, 1);
  assert.equal(upstream.seen.length, 0);
});

test('a response that takes too long is a time-out, each try for itself', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = () => undefined;
  // Counted here: on a slow machine a try may time out before it gets to the server.
  let tries = 0;
  const client = createCodatClient({
    proxyUrl: upstream.url,
    timeout: 30,
    retries: 1,
    retryDelay: 1,
    fetch: (...args) => {
      tries += 1;
      return fetch(...args);
    },
  });
  const error = await failureOf(client.getDataStatus());
  assert.ok(error instanceof CodatNetworkError);
  assert.equal(error.code, 'timeout');
  assert.equal(tries, 2);
});

test('a body that never ends times out as well', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"a":');
  };
  const client = createCodatClient({ proxyUrl: upstream.url, timeout: 60, retries: 0 });
  assert.equal(((await failureOf(client.getDataStatus())) as CodatError).code, 'timeout');
});

test('a call that is aborted ends at once, in an AbortError', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = () => undefined;
  const controller = new AbortController();
  const client = createCodatClient({ proxyUrl: upstream.url });
  const reading = failureOf(client.getDataStatus({ signal: controller.signal }));
  while (upstream.seen.length === 0) await new Promise(setImmediate);
  controller.abort();
  assert.equal(((await reading) as Error).name, 'AbortError');
  assert.equal(upstream.seen.length, 1);
});

test('whatever the reason for an abort, the call ends in an AbortError', async (t) => {
  const upstream = await startSpyUpstream(t);
  const client = createCodatClient({ proxyUrl: upstream.url });
  const signal = AbortSignal.abort(new Error('The tab was closed'));
  const error = await failureOf(client.getDataStatus({ signal }));
  assert.equal((error as Error).name, 'AbortError');
  assert.equal(upstream.seen.length, 0);
});

test('a page in place of JSON is not read on', async () => {
  let isCancelled = false;
  const fetch: typeof globalThis.fetch = async (_address, init) => {
    init?.signal?.addEventListener('abort', () => (isCancelled = true));
    const endless = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) });
    return new Response(endless, { headers: { 'content-type': 'text/html' } });
  };
  await failureOf(
    createCodatClient({ proxyUrl: 'https://lender.example/', fetch }).getDataStatus(),
  );
  assert.equal(isCancelled, true);
});

test('a request that fails where there is a network says nothing of the connection', async () => {
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const client = createCodatClient({ proxyUrl: 'https://lender.example/', fetch, retries: 0 });
  assert.equal(((await failureOf(client.getDataStatus())) as CodatNetworkError).code, 'network');
});

test('a request without a network asks the person to check their connection', async (t) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  t.after(() => {
    if (before) Object.defineProperty(globalThis, 'navigator', before);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: false }, configurable: true });
  const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const client = createCodatClient({ proxyUrl: 'https://lender.example/', fetch, retries: 0 });
  const error = await failureOf(client.getDataStatus());
  assert.ok(error instanceof CodatNetworkError);
  assert.equal(error.code, 'offline');
});
