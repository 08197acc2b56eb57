import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { CodatApiError, createCodatClient, type CodatResponseError } from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, wireConnection } from './support.js';

/** The console's warnings while the test runs. */
function warningsOf(t: TestContext): string[] {
  const lines: string[] = [];
  t.mock.method(console, 'warn', (line: unknown) => lines.push(String(line)));
  return lines;
}

const page = '<!doctype html><title>Sign in</title>';

const signInPages: Record<string, (response: ServerResponse) => void> = {
  'an HTML page': (response) =>
    json(response, 200, page, { 'content-type': 'text/html; charset=utf-8' }),
  'an XHTML page': (response) =>
    json(response, 200, page, { 'content-type': 'application/xhtml+xml' }),
  'a page that names no type': (response) => {
    response.writeHead(200);
    response.end(`\n ${page}`);
  },
  'a page that claims to be JSON': (response) => json(response, 200, page),
  'a redirect on the same origin': (response) => json(response, 302, '', { location: '/login' }),
  'a redirect to another origin': (response) =>
    json(response, 303, '', { location: 'https://login.example/' }),
  'a redirect with a choice': (response) => json(response, 300, '', { location: '/login' }),
  'a redirect that keeps the method': (response) => json(response, 307, '', { location: '/login' }),
};

for (const [name, respond] of Object.entries(signInPages)) {
  test(`a read that gets ${name} asks the user to sign in, and is sent once`, async (t) => {
    const warnings = warningsOf(t);
    const upstream = await startSpyUpstream(t);
    upstream.respond = respond;
    const client = createCodatClient({ proxyUrl: upstream.url, retryDelay: 1 });
    const error = await failureOf(client.listConnections());
    assert.ok(error instanceof CodatApiError);
    assert.equal(error.code, 'unauthorized');
    assert.equal(error.userRecoverable, true);
    assert.equal(upstream.seen.length, 1);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /session .* has ended/);
    assert.match(warnings[0] ?? '', /proxy-url/);
    const reason = name.includes('redirect') ? /with a redirect/ : /with an HTML page/;
    assert.match(warnings[0] ?? '', reason);
  });

  test(`a creation that gets ${name} is not looked for among the connections`, async (t) => {
    warningsOf(t);
    const upstream = await startSpyUpstream(t);
    upstream.respond = respond;
    const client = createCodatClient({ proxyUrl: upstream.url, retryDelay: 1 });
    const error = await failureOf(client.createConnection('gbol', { knownIds: new Set() }));
    assert.equal((error as CodatApiError).code, 'unauthorized');
    assert.equal(upstream.seen.length, 1);
  });

  test(`a stream that gets ${name} ends as an ended session`, async (t) => {
    warningsOf(t);
    const upstream = await startSpyUpstream(t);
    upstream.respond = respond;
    const client = createCodatClient({ proxyUrl: upstream.url });
    const { signal } = new AbortController();
    const error = await failureOf(client.listen(() => undefined, { signal }));
    // JSON in place of a stream means that there are none, for good: a page must not be taken for it.
    assert.equal((error as CodatApiError).code, 'unauthorized');
  });
}

test('a 204 in place of a stream, as of our proxy without webhooks, means that there is none', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => {
    response.writeHead(204);
    response.end();
  };
  const client = createCodatClient({ proxyUrl: upstream.url });
  const { signal } = new AbortController();
  const error = await failureOf(client.listen(() => undefined, { signal }));
  assert.equal((error as CodatResponseError).code, 'unexpected-response');
});

/** A response whose body has begun, and goes on until its request is aborted. */
const endless = (headers: HeadersInit, start: string, signal: AbortSignal) =>
  new Response(
    new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(start));
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    }),
    { headers },
  );

for (const [what, headers, start] of [
  ['nothing', {}, ''],
  ['bytes', { 'content-type': 'application/octet-stream' }, 'id: 1\n'],
] as const) {
  test(`${what} that never ends in place of a stream means that there is none`, async () => {
    const client = createCodatClient({
      proxyUrl: 'https://lender.example/',
      timeout: 50,
      // The headers come at once, however busy the machine is: without them there would be no response at all.
      fetch: async (url, init) => endless(headers, start, new Request(url, init).signal),
    });
    const { signal } = new AbortController();
    const error = await failureOf(client.listen(() => undefined, { signal }));
    assert.equal((error as CodatResponseError).name, 'CodatResponseError');
  });
}

test('a redirect whose status a browser hides is a sign-in page too', async (t) => {
  warningsOf(t);
  const hidden = Object.defineProperty(new Response('{}'), 'type', { value: 'opaqueredirect' });
  const client = createCodatClient({
    proxyUrl: 'https://lender.example/',
    fetch: async () => hidden,
  });
  assert.equal(((await failureOf(client.getDataStatus())) as CodatApiError).code, 'unauthorized');
});

test('a 304 of a cache on the way signs nobody out', async (t) => {
  const lines = warningsOf(t);
  const client = createCodatClient({
    proxyUrl: 'https://lender.example/',
    retryDelay: 1,
    fetch: async () => new Response(null, { status: 304 }),
  });
  for (const call of [client.listConnections(), client.getConnection('one')]) {
    assert.equal(((await failureOf(call)) as CodatResponseError).code, 'unexpected-response');
  }
  assert.deepEqual(lines, []);
});

test('a sign-in page is asked for once more with a fresh token', async (t) => {
  warningsOf(t);
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response, { headers }) =>
    headers.authorization === 'Bearer 2'
      ? json(response, 200, { results: [wireConnection()] })
      : json(response, 302, '', { location: '/login' });
  let requestCount = 0;
  const getToken = () => String(++requestCount);
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  assert.equal((await client.listConnections()).length, 1);
  assert.equal(upstream.seen.length, 2);
});

test('JSON is read whatever its media type says', async (t) => {
  const upstream = await startSpyUpstream(t);
  const client = createCodatClient({ proxyUrl: upstream.url });
  for (const type of [
    'application/json; charset=utf-8',
    'application/hal+json',
    'text/plain',
    'application/json; profile="text/html"',
  ]) {
    upstream.respond = (response) =>
      json(response, 200, wireConnection(), { 'content-type': type });
    assert.equal((await client.getConnection('c1')).status, 'PendingAuth');
  }
});

test('a problem document is read as an error body', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) =>
    json(
      response,
      400,
      { error: 'No such query', correlationId: 'abc' },
      { 'content-type': 'application/problem+json' },
    );
  const error = await failureOf(createCodatClient({ proxyUrl: upstream.url }).listConnections());
  assert.ok(error instanceof CodatApiError);
  assert.equal(error.correlationId, 'abc');
  assert.equal(error.detail, 'No such query');
});

test('a deletion succeeds with a 204', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => {
    response.writeHead(204);
    response.end();
  };
  await createCodatClient({ proxyUrl: upstream.url }).deleteConnection('c1');
  assert.deepEqual(
    upstream.seen.map(({ method }) => method),
    ['DELETE'],
  );
});
