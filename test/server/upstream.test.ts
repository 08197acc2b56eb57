import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenProxy, type TokenProxyOptions } from '../../server/index.js';
import { json } from '../support/spy-upstream.js';
import {
  apiKey,
  authorization,
  connection,
  errorOf,
  ownCompany,
  pageRequest,
  createFixture,
} from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

/** The ways to Codat: the platform's `fetch`, and one that the host gives. */
const clients: readonly (readonly [string, Partial<TokenProxyOptions>])[] = [
  ['the platform’s fetch', {}],
  ['a given fetch', { fetch: (request) => fetch(request) }],
];

/** What a browser, a reverse proxy and an attacker may send along. */
const unwanted = {
  cookie: 'sid=s3cret-session',
  authorization: 'Bearer s3cret-token',
  'proxy-authorization': 'Basic s3cret-proxy',
  'x-forwarded-for': '10.1.2.3',
  'x-forwarded-host': 'internal.example',
  'x-real-ip': '10.1.2.3',
  'x-internal-user': 's3cret-user',
  forwarded: 'for=10.1.2.3',
  referer: 'https://lender.example/s3cret-page',
  'user-agent': 's3cret-browser',
  'accept-language': 's3cret-language',
  'content-language': 's3cret-language',
  'x-api-key': 's3cret-key',
  te: 'trailers',
  'if-none-match': '"s3cret-tag"',
  range: 'bytes=0-1',
};

/** Written by the HTTP client itself. */
const ofTheClient = [
  'host',
  'connection',
  'accept-encoding',
  'accept-language',
  'sec-fetch-mode',
  'content-length',
];

for (const [client, options] of clients) {
  test(`sends Codat its own headers and none of the page’s, by ${client}`, async (t) => {
    const { proxy, upstream } = await createFixture(t, options);
    await proxy(pageRequest('GET', connections, { headers: unwanted }));
    await proxy(pageRequest('DELETE', one, { headers: unwanted }));
    await proxy(
      pageRequest('POST', connections, { headers: unwanted, body: '{"platformKey":"gbol"}' }),
    );
    for (const { method, headers } of upstream.seen) {
      const ours = Object.fromEntries(
        Object.entries(headers).filter(([name]) => !ofTheClient.includes(name)),
      );
      assert.deepEqual(ours, {
        authorization,
        accept: 'application/json',
        'user-agent': 'codat-elements-proxy',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
      });
      assert.ok(!JSON.stringify(headers).includes('s3cret'));
    }
    assert.equal(upstream.seen.length, 3);
  });
}

for (const [client, options] of clients) {
  test(`gives the page Codat’s JSON and when to come back, and no other header, by ${client}`, async (t) => {
    const { proxy, upstream } = await createFixture(t, options);
    const list = { results: [{ id: 'a', added: { by: ['Codat', null, 1.5] } }], _links: {} };
    upstream.respond = (response) =>
      json(response, 200, list, {
        'content-type': 'text/html',
        'set-cookie': ['a=b', 'c=d'],
        'www-authenticate': 'Basic',
        'retry-after': '7',
        'x-rate-limit-limit': '1000',
        'x-rate-limit-remaining': '12',
        'x-rate-limit-reset': '2026-01-01T00:00:00Z',
        'x-powered-by': 'internals',
        server: 'internals',
        via: 'internals',
        etag: '"internals"',
        location: 'https://internals.example',
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=9999',
        'content-security-policy': 'none',
      });
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), list);
    assert.deepEqual(Object.fromEntries(response.headers), {
      'cache-control': 'private, no-store',
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'same-origin',
      'retry-after': '7',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
    });
  });
}

test('lets the browser keep the catalogue and the brands, and nothing of a company', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const cache = async (path: string): Promise<string | null> =>
    (await proxy(pageRequest('GET', path))).headers.get('cache-control');
  assert.equal(await cache('/integrations'), 'private, max-age=300');
  assert.equal(await cache('/integrations/gbol/branding'), 'private, max-age=86400');
  assert.equal(await cache(connections), 'private, no-store');
  assert.equal(await cache(one), 'private, no-store');
  assert.equal(await cache('/companies/me/dataStatus'), 'private, no-store');
  upstream.respond = (response) => json(response, 404, { error: 'none' });
  assert.equal(await cache('/integrations/qhyg/branding'), 'private, no-store');
});

test('does not send the page how many customers of the host use an integration', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const integration = { key: 'gbol', name: 'Xero', enabled: true };
  upstream.respond = (response) =>
    json(response, 200, {
      results: [{ ...integration, linkedConnectionsCount: 12, totalConnectionsCount: 40 }],
    });
  const response = await proxy(pageRequest('GET', '/integrations'));
  assert.deepEqual(await response.json(), { results: [integration] });
});

for (const [client, options] of clients) {
  test(`responds to a deletion with 200 and no body, as Codat does, by ${client}`, async (t) => {
    const { proxy, upstream } = await createFixture(t, options);
    for (const status of [200, 204]) {
      upstream.respond = (response) => response.writeHead(status).end();
      const response = await proxy(pageRequest('DELETE', one));
      assert.equal(response.status, 200);
      assert.equal(await response.text(), '');
      assert.equal(response.headers.get('content-type'), null);
      assert.equal(response.headers.get('cache-control'), 'private, no-store');
    }
  });
}

test('passes Codat’s own errors on with their known fields only', async (t) => {
  const known = {
    service: 'PublicApi',
    error: 'Data connection not found',
    correlationId: '1-5dc6b8-abc',
    validation: {
      errors: [{ itemId: 'a', message: 'wrong', validatorName: 'v' }],
      warnings: [],
    },
    canBeRetried: 'Unknown',
    detailedErrorCode: 3,
  };
  for (const status of [400, 402, 404, 409, 429, 500, 503]) {
    // One for each: after a 429 a proxy waits for its Retry-After.
    const { proxy, upstream } = await createFixture(t);
    upstream.respond = (response) =>
      json(
        response,
        status,
        {
          ...known,
          statusCode: 299,
          stackTrace: 'internals',
          validation: { ...known.validation, internals: 1 },
        },
        { 'retry-after': '30', 'x-internals': '1' },
      );
    const response = await proxy(pageRequest('GET', one));
    assert.equal(response.status, status);
    assert.equal(response.headers.get('retry-after'), '30');
    assert.deepEqual(await errorOf(response), { statusCode: status, ...known });
  }
});

for (const [service, known] of [
  ['ClientsApi', 'ClientsApi'],
  ['clients-service', 'Codat'],
  ['Link API', 'Codat'],
  ['', 'Codat'],
]) {
  test(`an error of Codat’s is marked as Codat’s, whatever its service is called: ${service}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    upstream.respond = (response) => json(response, 404, { service, error: 'No company' });
    const { service: named } = await errorOf(await proxy(pageRequest('GET', one)));
    assert.equal(named, known);
  });
}

test('fills in what an error of Codat’s does not say', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  upstream.respond = (response) =>
    json(response, 404, {
      error: { toString: 1 },
      validation: 'x',
      correlationId: 'two words',
      detailedErrorCode: '7',
      service: ['a'],
    });
  assert.deepEqual(await errorOf(await proxy(pageRequest('GET', one))), {
    statusCode: 404,
    service: 'Codat',
    error: 'Codat gave no reason.',
    canBeRetried: 'Unknown',
    detailedErrorCode: 0,
  });
});

for (const status of [401, 403]) {
  test(`turns Codat’s ${status} about the key into 502 and calls onError`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t);
    upstream.respond = (response) =>
      json(
        response,
        status,
        { error: `Unauthorized: ${apiKey}`, correlationId: 'abc-123' },
        { 'www-authenticate': 'Basic realm="internals"' },
      );
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 502);
    assert.equal(response.headers.get('www-authenticate'), null);
    assert.deepEqual(await errorOf(response), {
      statusCode: 502,
      service: 'codat-elements proxy',
      error: 'The connection to Codat is not set up correctly.',
      correlationId: 'abc-123',
      canBeRetried: 'Unknown',
      detailedErrorCode: 0,
    });
    assert.deepEqual(problems, [
      {
        kind: 'key-refused',
        message: `Codat responded with ${status}: check the API key and what it is allowed to do`,
        correlationId: 'abc-123',
        method: 'GET',
        route: '/companies/{companyId}/connections',
        upstreamStatus: status,
      },
    ]);
  });
}

const unusable: readonly (readonly [string, number, string])[] = [
  ['HTML', 200, '<!doctype html><title>Welcome</title>'],
  ['an HTML error', 500, '<h1>internals</h1>'],
  ['an HTML 404', 404, '<h1>internals</h1>'],
  ['nothing', 200, ''],
  ['half a JSON body', 200, '{"results":[{"id":"a"'],
  ['a bare string', 200, '"internals"'],
  ['a bare array', 200, '[{"id":"internals"}]'],
  ['null', 200, 'null'],
  ['two bodies', 200, '{}{}'],
];

for (const [what, status, body] of unusable) {
  for (const [client, options] of clients) {
    test(`responds with 502 when Codat responds with ${status} with ${what}, by ${client}`, async (t) => {
      const { proxy, upstream, problems } = await createFixture(t, options);
      upstream.respond = (response) =>
        json(response, status, body, { 'content-type': 'text/html' });
      const response = await proxy(pageRequest('GET', connections));
      assert.equal(response.status, 502);
      assert.equal(response.headers.get('content-type'), 'application/json');
      const error = await errorOf(response);
      assert.equal(error['service'], 'codat-elements proxy');
      assert.ok(!JSON.stringify(error).includes('internals'));
      assert.equal(problems[0]?.kind, 'bad-answer');
      assert.equal(problems[0].upstreamStatus, status);
      assert.equal(problems[0].correlationId, error['correlationId']);
    });
  }
}

for (const status of [204, 205]) {
  for (const [client, options] of clients) {
    test(`responds with 502 to a ${status}, which has no body to pass on, by ${client}`, async (t) => {
      const { proxy, upstream, problems } = await createFixture(t, options);
      upstream.respond = (response) => json(response, status, {});
      assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
      assert.equal(problems[0]?.kind, 'bad-answer');
    });
  }
}

for (const status of [429, 503]) {
  test(`still says when to come back if a gateway responds with ${status} in its own format`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    upstream.respond = (response) =>
      json(response, status, '<h1>internals</h1>', { 'retry-after': '5' });
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, status);
    assert.equal(response.headers.get('retry-after'), '5');
    assert.ok(!(await response.text()).includes('internals'));
  });
}

for (const status of [301, 302, 303, 304, 307, 308]) {
  for (const [client, options] of clients) {
    test(`follows no ${status}, by ${client}`, async (t) => {
      const { proxy, upstream, problems } = await createFixture(t, options);
      upstream.respond = (response) =>
        response.writeHead(status, { location: `${upstream.url}/elsewhere` }).end();
      const response = await proxy(pageRequest('GET', connections));
      assert.equal(response.status, 502);
      assert.equal(response.headers.get('location'), null);
      assert.equal(upstream.seen.length, 1);
      assert.equal(problems[0]?.kind, 'bad-answer');
    });
  }
}

for (const [client, options] of clients) {
  test(`responds with 502 when the response is not UTF-8, by ${client}`, async (t) => {
    const { proxy, upstream } = await createFixture(t, options);
    upstream.respond = (response) => response.end(Buffer.from('{"name":"caf\xe9"}', 'latin1'));
    assert.equal((await proxy(pageRequest('GET', one))).status, 502);
  });
}

test('takes a redirect as a browser’s fetch shows it for one too', async (t) => {
  const { proxy } = await createFixture(t, { fetch: async () => Response.error() });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
});

for (const [client, options] of clients) {
  test(`gives up on a response without end, by ${client}`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t, options);
    let cutOff = false;
    upstream.respond = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.on('close', () => {
        cutOff = true;
      });
      const more = (): void => {
        while (!cutOff && response.write('"'.padEnd(1 << 20)));
      };
      response.on('drain', more);
      more();
    };
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 502);
    assert.match(problems[0]?.message ?? '', /exceeds/);
  });
}

for (const [client, options] of clients) {
  test(`responds with 502 when the response breaks off, by ${client}`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t, options);
    upstream.respond = (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"results":', () => response.destroy());
    };
    assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
    assert.equal(problems[0]?.kind, 'bad-answer');
  });
}

for (const [client, options] of clients) {
  test(`responds with 502 when Codat cannot be reached, by ${client}`, async (t) => {
    // Port 9 (discard): nobody listens there, and fetch refuses to call it.
    const { proxy, problems } = await createFixture(t, {
      ...options,
      apiUrl: 'http://127.0.0.1:9',
    });
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 502);
    assert.equal((await errorOf(response))['error'], 'Codat could not be reached.');
    assert.equal(problems[0]?.kind, 'unreachable');
  });
}

for (const [client, options] of clients) {
  test(`responds with 504 when Codat takes too long to begin, by ${client}`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t, { ...options, timeout: 50 });
    upstream.respond = () => undefined;
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 504);
    assert.equal(problems[0]?.kind, 'timeout');
  });
}

for (const [client, options] of clients) {
  test(`responds with 504 when Codat takes too long to end, by ${client}`, async (t) => {
    const { proxy, upstream } = await createFixture(t, { ...options, timeout: 50 });
    upstream.respond = (response) => response.writeHead(200).write('{');
    assert.equal((await proxy(pageRequest('GET', connections))).status, 504);
  });
}

test('responds with 504 even if the given fetch heeds no signal', async (t) => {
  const { proxy } = await createFixture(t, {
    timeout: 20,
    fetch: () => new Promise(() => undefined),
  });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 504);
});

test('ends a read at Codat when the page leaves, and sees a change through', async (t) => {
  const signals: AbortSignal[] = [];
  const { proxy, problems } = await createFixture(t, {
    fetch: async (request) => {
      signals.push(request.signal);
      page.abort();
      return request.method === 'GET' ? new Promise(() => undefined) : Response.json({ id: 'a' });
    },
  });
  let page = new AbortController();
  const leaving = (request: Request) => new Request(request, { signal: page.signal });
  await proxy(leaving(pageRequest('GET', connections)));
  assert.equal(signals[0]?.aborted, true);
  page = new AbortController();
  const response = await proxy(leaving(pageRequest('DELETE', one)));
  assert.equal(response.status, 200);
  assert.equal(signals[1]?.aborted, false);
  assert.deepEqual(problems, []);
});

const encodedKey = authorization.replace('Basic ', '');
const echoes: readonly (readonly [string, number, unknown, Record<string, string>?])[] = [
  ['in a field', 200, { results: [], note: `key ${apiKey}` }],
  ['in a field’s name', 200, { [apiKey]: 1 }],
  ['deep inside', 200, { a: [{ b: [{ c: authorization }] }] }],
  ['escaped', 200, `{"a":"\\u006b${apiKey.slice(1)}"}`],
  ['encoded and without padding', 200, { a: encodedKey.replace(/=+$/, '') }],
  ['in an error', 400, { error: `bad header ${authorization}` }],
  ['in an error’s validation', 400, { validation: { errors: [{ message: apiKey }] } }],
  ['in an error’s correlation id', 404, { correlationId: apiKey }],
  ['in a refusal’s correlation id', 401, { correlationId: apiKey }],
  ['in an HTML page', 500, `<pre>authorization: ${authorization}</pre>`],
  ['in headers', 429, {}, { 'retry-after': apiKey }],
];

for (const [where, status, body, headers] of echoes) {
  test(`keeps the key from the page when Codat repeats it ${where}`, async (t) => {
    const { proxy, upstream, problems } = await createFixture(t);
    upstream.respond = (response) =>
      json(response, status, body, { ...headers, 'x-echo': authorization, 'set-cookie': apiKey });
    const response = await proxy(pageRequest('GET', connections));
    const all = JSON.stringify([
      [...response.headers],
      response.statusText,
      await response.text(),
      problems,
    ]);
    assert.ok(!all.includes(apiKey), 'the key is in the response or the log');
    assert.ok(!all.includes(encodedKey.replace(/=+$/, '')), 'the encoded key is there');
    if (status === 200) {
      assert.equal(response.status, 502);
      assert.equal(problems[0]?.kind, 'key-in-answer');
    }
  });
}

test('finds a key that JSON writes with escapes', async (t) => {
  const { proxy, upstream } = await createFixture(t, { apiKey: 'with"quote\\and-slash' });
  upstream.respond = (response) => json(response, 200, { note: 'key: with"quote\\and-slash.' });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
});

test('finds a key of eight characters', async (t) => {
  const { proxy, upstream } = await createFixture(t, { apiKey: 'eight-ch' });
  upstream.respond = (response) => json(response, 200, { note: 'key: eight-ch' });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
});

test('keeps the key out of what it says about a failing fetch', async (t) => {
  const { proxy, problems } = await createFixture(t, {
    fetch: async () => {
      throw new Error(`cannot send "${authorization}" with ${apiKey}`, {
        cause: new Error(`header ${authorization}`),
      });
    },
  });
  const response = await proxy(pageRequest('GET', connections));
  const all = JSON.stringify([await response.text(), problems]);
  assert.equal(problems[0]?.kind, 'unreachable');
  assert.match(problems[0].message, /cannot send "Basic \[removed\]=*" with \[removed\]/);
  assert.ok(!all.includes(apiKey));
  assert.ok(!all.includes(encodedKey.replace(/=+$/, '')));
});

test('names a failure that has no words by its code', async (t) => {
  const { proxy, problems } = await createFixture(t, {
    // As Node fails where a name stands for several addresses.
    fetch: async () => {
      throw Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
    },
  });
  await proxy(pageRequest('GET', connections));
  assert.equal(problems[0]?.message, 'Codat could not be reached: AggregateError: ECONNREFUSED');
});

test('lets responses contain the word that is a short test key', async (t) => {
  const { proxy, upstream } = await createFixture(t, { apiKey: 'sandbox' });
  upstream.respond = (response) => json(response, 200, { name: 'sandbox' });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 200);
});

test('passes a polluting key of a response on as plain data', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  upstream.respond = (response) => json(response, 200, '{"__proto__":{"polluted":true},"id":"a"}');
  const response = await proxy(pageRequest('GET', one));
  assert.equal(await response.text(), '{"__proto__":{"polluted":true},"id":"a"}');
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
});

test('responds all the same when onError throws or rejects', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const boom = new Error('the log is full');
  const hooks = [
    () => {
      throw boom;
    },
    () => Promise.reject(boom),
  ];
  for (const onError of hooks) {
    const { proxy } = await createFixture(t, { onError, resolveCompany: () => 'wrong' });
    assert.equal((await proxy(pageRequest('GET', connections))).status, 500);
  }
  await Promise.resolve();
  assert.deepEqual(
    logged.mock.calls.map((call): unknown => call.arguments[1]),
    [boom, boom],
  );
});

test('writes one line to the console when no onError is given', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const { proxy, upstream } = await createFixture(t, { onError: undefined });
  upstream.respond = (response) => json(response, 401, { correlationId: 'abc' });
  await proxy(pageRequest('GET', connections));
  assert.equal(logged.mock.callCount(), 1);
  assert.match(String(logged.mock.calls[0]?.arguments[0]), /key-refused.*abc/);
});

test('sends every refusal of its own in the shape of Codat’s errors', async (t) => {
  const { proxy } = await createFixture(t);
  const responses = await Promise.all([
    proxy(pageRequest('GET', '/nothing')),
    proxy(pageRequest('GET', '/companies/x/connections')),
    proxy(pageRequest('PUT', connections)),
    proxy(pageRequest('POST', connections, { body: '{' })),
    proxy(pageRequest('DELETE', one, { headers: { origin: 'null' } })),
  ]);
  for (const response of responses) {
    assert.equal(response.headers.get('content-type'), 'application/json');
    assert.equal(response.headers.get('cache-control'), 'private, no-store');
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    const { error, ...rest } = await errorOf(response);
    assert.equal(typeof error, 'string');
    assert.ok(!String(error).includes(ownCompany));
    assert.deepEqual(rest, {
      statusCode: response.status,
      service: 'codat-elements proxy',
      canBeRetried: 'Unknown',
      detailedErrorCode: 0,
    });
  }
});

const codatsAddress = `https://api.codat.example/companies/${ownCompany}/connections`;

for (const words of [
  `error sending request for url (${codatsAddress}?page=1): connection reset`,
  `request to /companies/${ownCompany}/connections?page=1&pageSize=100 failed`,
]) {
  test(`onError gets no id where a runtime's error names the address: ${words.slice(0, 20)}`, async (t) => {
    const { proxy, problems } = await createFixture(t, {
      fetch: async () => {
        throw new TypeError(words, { cause: new Error(words) });
      },
    });
    await proxy(pageRequest('GET', '/companies/me/connections?page=1&pageSize=100'));
    assert.equal(problems[0]?.kind, 'unreachable');
    assert.ok(!JSON.stringify(problems).includes(ownCompany), JSON.stringify(problems));
  });
}

test('the log that is there by default has what the host’s own function threw', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const thrown = new TypeError('session is undefined');
  const proxy = createTokenProxy({
    apiKey,
    resolveCompany: () => {
      throw thrown;
    },
  });
  await proxy(pageRequest('GET', '/companies/me/connections'));
  assert.deepEqual(logged.mock.calls[0]?.arguments.slice(1), [thrown]);
});
