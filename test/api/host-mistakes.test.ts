import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CodatApiError,
  CodatConfigurationError,
  createCodatClient,
  type CodatClientOptions,
} from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, warningsOf } from './support.js';

/** As plain JavaScript may give them, past all types. */
const options = (proxyUrl: string, slip: Record<string, unknown>) =>
  ({ proxyUrl, retryDelay: 1, ...slip }) as CodatClientOptions;

const unsendable: Record<string, { slip: Record<string, unknown>; property: RegExp }> = {
  'a token with a line break': { slip: { getToken: () => 'a\nb' }, property: /getToken/ },
  'a token that is not Latin': { slip: { getToken: () => 'токен' }, property: /getToken/ },
  'an object as token': { slip: { getToken: () => ({ token: 'a' }) }, property: /getToken/ },
  'a number as token': { slip: { getToken: async () => 5 }, property: /getToken/ },
  'a list as token': { slip: { getToken: () => ['a'] }, property: /getToken/ },
  'a text in place of getToken': { slip: { getToken: 'abc' }, property: /getToken/ },
  'a header with a line break': { slip: { headers: { 'X-A': 'a\r\nb' } }, property: /"X-A"/ },
  'a header that is not Latin': { slip: { headers: { 'X-A': '会社' } }, property: /"X-A"/ },
  'a header’s name with a space': { slip: { headers: { 'X A': 'a' } }, property: /"X A"/ },
  'an object as header': { slip: { headers: { 'X-A': { a: 1 } } }, property: /"X-A"/ },
  'a text in place of headers': { slip: { headers: 'X-A: a' }, property: /headers/ },
  'credentials that are none': { slip: { credentials: 'all' }, property: /credentials/ },
  'a text in place of fetch': { slip: { fetch: 'axios' }, property: /fetch/ },
  'a fetch that gives what it has read': {
    slip: { fetch: async () => ({ results: [] }) },
    property: /fetch/,
  },
  'a fetch that gives what axios does': {
    slip: {
      fetch: async () => ({ status: 200, data: {}, headers: new Map([['content-type', 'a']]) }),
    },
    property: /fetch/,
  },
  'a fetch that gives what is only like a response': {
    slip: { fetch: async () => ({ ok: true, headers: new Headers(), json: async () => ({}) }) },
    property: /fetch/,
  },
  'a fetch that gives a text without a status': {
    slip: { fetch: async () => ({ headers: new Headers(), text: async () => '{}' }) },
    property: /fetch/,
  },
  'a fetch that gives a status without ok': {
    slip: { fetch: async () => ({ status: 200, headers: new Headers(), text: async () => '{}' }) },
    property: /fetch/,
  },
  'a fetch that gives nothing': { slip: { fetch: async () => undefined }, property: /fetch/ },
  'a list of texts in place of headers': { slip: { headers: ['X-A'] }, property: /headers/ },
};

for (const [name, { slip, property }] of Object.entries(unsendable)) {
  test(`${name} is a configuration error that names the property, and nothing is sent`, async (t) => {
    const warnings = warningsOf(t);
    const upstream = await startSpyUpstream(t);
    const client = createCodatClient(options(upstream.url, slip));
    const error = await failureOf(client.listConnections());
    assert.ok(error instanceof CodatConfigurationError);
    assert.match(error.message, property);
    assert.equal(upstream.seen.length, 0);
    await failureOf(client.listConnections());
    assert.ok(warnings.length <= 1 && warnings.every((line) => property.test(line)));
    assert.ok(!/токен|会社|a\nb/.test(error.message));
  });
}

test('what a page sends files by refuses credentials that are none, and sends nothing', async (t) => {
  warningsOf(t);
  let requestCount = 0;
  class Sender {
    upload = new EventTarget();
    open() {
      requestCount += 1;
    }
    addEventListener() {}
    setRequestHeader() {}
    send() {}
  }
  const before = Reflect.get(globalThis, 'XMLHttpRequest') as unknown;
  Reflect.set(globalThis, 'XMLHttpRequest', Sender);
  t.after(() => Reflect.set(globalThis, 'XMLHttpRequest', before));
  const client = createCodatClient(options('https://lender.example/', { credentials: 'all' }));
  const stop = AbortSignal.timeout(2000);
  const error = await failureOf(
    client.uploadFile('c1', new File(['a'], 'a.csv'), { signal: stop }),
  );
  assert.ok(error instanceof CodatConfigurationError);
  assert.match(error.message, /credentials/);
  assert.equal(requestCount, 0);
});

for (const [name, headers] of Object.entries({
  'a Headers': new Headers({ 'X-A': '5' }),
  'a Map': new Map([['X-A', '5']]),
  pairs: [['X-A', '5']],
  'an object with numbers and gaps': { 'X-A': 5, 'X-B': undefined, 'X-C': null },
})) {
  test(`headers may be ${name}`, async (t) => {
    const upstream = await startSpyUpstream(t);
    await createCodatClient(options(upstream.url, { headers })).getDataStatus();
    const sent = upstream.seen[0]?.headers;
    assert.deepEqual([sent?.['x-a'], sent?.['x-b'], sent?.['x-c']], ['5', undefined, undefined]);
  });
}

const notCodats: Record<string, [body: unknown, type: string]> = {
  'a page': ['<h1>Not found</h1>', 'text/html'],
  'a framework’s JSON': [{ detail: 'Not Found' }, 'application/json'],
  'another framework’s JSON': [
    { statusCode: 404, error: 'Not Found', message: 'Cannot GET /x' },
    'application/json',
  ],
  nothing: ['', 'text/plain'],
  'the proxy’s own words': [
    { service: 'codat-elements proxy', error: 'There is nothing here.', correlationId: 'a' },
    'application/json',
  ],
  'the words of a host’s proxy': [
    { service: 'codat proxy', error: 'There is nothing here.' },
    'application/json',
  ],
};

for (const [name, [body, type]] of Object.entries(notCodats)) {
  test(`a 404 with ${name} asks whether the proxy is mounted there`, async (t) => {
    const warnings = warningsOf(t);
    const upstream = await startSpyUpstream(t);
    upstream.respond = (response) => json(response, 404, body, { 'content-type': type });
    const client = createCodatClient(options(`${upstream.url}/api/codat`, {}));
    const error = await failureOf(client.listIntegrations());
    assert.ok(error instanceof CodatConfigurationError);
    assert.equal(upstream.seen.length, 1);
    assert.match(warnings.join(' '), /Is the proxy mounted at .*\/api\/codat\//);
  });
}

test('what the proxy says to a developer is in the console, and nothing where it says nothing', async (t) => {
  const said = t.mock.method(console, 'error', () => undefined);
  const upstream = await startSpyUpstream(t);
  const ask = async (headers: Record<string, string>) => {
    upstream.respond = (response) => json(response, 403, {}, headers);
    await failureOf(createCodatClient(options(upstream.url, {})).getDataStatus());
    return said.mock.calls.map(({ arguments: [line] }) => String(line));
  };
  assert.deepEqual(await ask({}), []);
  assert.deepEqual(await ask({ 'x-codat-elements-hint': 'refused it. Set basePath' }), [
    'codat-elements: the token proxy refused it. Set basePath',
  ]);
});

for (const service of ['ClientsApi', 'Codat', undefined, null]) {
  test(`Codat’s own 404 says that the company is not there: ${service}`, async (t) => {
    const upstream = await startSpyUpstream(t);
    const body = { statusCode: 404, service, error: 'No company', correlationId: 'a' };
    upstream.respond = (response) => json(response, 404, body);
    const client = createCodatClient(options(upstream.url, {}));
    for (const call of [client.listConnections(), client.createConnection('gbol')]) {
      assert.equal(((await failureOf(call)) as CodatApiError).code, 'not-found');
    }
  });
}

test('an address with a password in it is refused, and not repeated', () => {
  for (const name of ['me:secret', 'secret', ':secret']) {
    assert.throws(
      () => createCodatClient({ proxyUrl: `https://${name}@lender.example/` }),
      (error: Error) =>
        error instanceof CodatConfigurationError && !error.message.includes('secret'),
      name,
    );
  }
});
