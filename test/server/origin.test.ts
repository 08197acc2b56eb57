import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TokenProxyOptions } from '../../server/index.js';
import { connection, errorOf, pageOrigin, pageRequest, createFixture } from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;
const changes = [
  ['POST', connections, '{"platformKey":"gbol"}'],
  ['PATCH', one, '{"status":"Unlinked"}'],
  ['DELETE', one, undefined],
] as const;

type Headers = Record<string, string | null>;

const refused: readonly (readonly [string, Headers])[] = [
  ['without X-Requested-With', { 'x-requested-with': null }],
  ['with an empty X-Requested-With', { 'x-requested-with': ' ' }],
  ['without an origin', { origin: null }],
  ['without an origin, from a neighbour site', { origin: null, 'sec-fetch-site': 'same-site' }],
  ['without an origin, from another site', { origin: null, 'sec-fetch-site': 'cross-site' }],
  ['from the null origin', { origin: 'null' }],
  ['from another site', { origin: 'https://evil.example' }],
  ['from a subdomain', { origin: 'https://a.lender.example' }],
  ['from a name that begins alike', { origin: 'https://lender.example.evil.example' }],
  ['from a name that ends alike', { origin: 'https://evil-lender.example' }],
  ['from another port', { origin: 'https://lender.example:8443' }],
  ['from plain http', { origin: 'http://lender.example' }],
  ['from a file', { origin: 'file://lender.example' }],
  ['from an extension', { origin: 'chrome-extension://lender.example' }],
  ['from two origins', { origin: 'https://lender.example, https://evil.example' }],
  ['by a browser that says it is cross-site', { 'sec-fetch-site': 'cross-site' }],
  ['with a forwarded host', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
  [
    'from a neighbour site whose browser says so',
    { origin: 'https://a.lender.example', 'sec-fetch-site': 'same-site' },
  ],
  [
    'with two words for where it comes from',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin, cross-site' },
  ],
];

for (const [how, headers] of refused) {
  test(`refuses every change ${how}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    for (const [method, path, body] of changes) {
      const request = pageRequest(method, path, { headers, ...(body !== undefined && { body }) });
      const response = await proxy(request);
      assert.equal(response.status, 403, method);
      assert.match(String((await errorOf(response))['error']), /X-Requested-With|origin/);
    }
    assert.deepEqual(upstream.seen, []);
  });
}

const accepted: readonly (readonly [string, Headers])[] = [
  ['from its own origin', {}],
  ['from its own origin, as the browser says', { 'sec-fetch-site': 'same-origin' }],
  ['without an origin, as same-origin', { origin: null, 'sec-fetch-site': 'same-origin' }],
  ['without an origin, as the user’s own doing', { origin: null, 'sec-fetch-site': 'none' }],
  [
    'as same-origin where a reverse proxy has rewritten Host',
    { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-origin' },
  ],
  ['with any value of X-Requested-With', { 'x-requested-with': 'XMLHttpRequest' }],
];

for (const [how, headers] of accepted) {
  test(`accepts every change ${how}`, async (t) => {
    const { proxy } = await createFixture(t);
    for (const [method, path, body] of changes) {
      const request = pageRequest(method, path, { headers, ...(body !== undefined && { body }) });
      assert.equal((await proxy(request)).status, 200, method);
    }
  });
}

test('accepts its own https page when TLS ends in front of the server', async (t) => {
  const { proxy } = await createFixture(t);
  const behind = (origin: string, headers: Headers = {}) =>
    proxy(
      pageRequest('DELETE', `http://lender.example/codat${one}`, {
        headers: { origin, ...headers },
      }),
    );
  assert.equal((await behind('https://lender.example')).status, 200);
  assert.equal((await behind('https://evil.example')).status, 403);
  // An http page of the same name is another site to a browser that knows the way was https.
  const plain = await behind('http://lender.example', { 'sec-fetch-site': 'cross-site' });
  assert.equal(plain.status, 403);
});

test('accepts a page of plain http from a server that is asked by plain http', async (t) => {
  const { proxy } = await createFixture(t);
  const local = 'http://localhost:3000';
  const from = async (origin: string) =>
    (await proxy(pageRequest('DELETE', `${local}/codat${one}`, { headers: { origin } }))).status;
  assert.equal(await from(local), 200);
  assert.equal(await from('http://localhost:3001'), 403);
});

test('goes by the Host header where the framework puts its own name into the URL', async (t) => {
  const { proxy } = await createFixture(t);
  const framework = `http://0.0.0.0:3000/codat${one}`;
  const headers = { host: 'Lender.example', origin: pageOrigin };
  assert.equal((await proxy(pageRequest('DELETE', framework, { headers }))).status, 200);
  const foreign = { ...headers, origin: 'https://evil.example' };
  assert.equal((await proxy(pageRequest('DELETE', framework, { headers: foreign }))).status, 403);
});

test('knows its own page where a reverse proxy writes the protocol’s own port into Host', async (t) => {
  const { proxy } = await createFixture(t);
  const status = async (origin: string, host: string) => {
    const headers = { origin, host };
    return (await proxy(pageRequest('DELETE', `http://upstream/codat${one}`, { headers }))).status;
  };
  assert.equal(await status(pageOrigin, 'lender.example:443'), 200);
  assert.equal(await status('http://lender.example', 'lender.example:80'), 200);
  assert.equal(await status('https://lender.example:8443', 'lender.example:8443'), 200);
  // Another port is another origin.
  assert.equal(await status(pageOrigin, 'lender.example:80'), 403);
  assert.equal(await status(pageOrigin, 'lender.example:8443'), 403);
  assert.equal(await status('https://lender.example:8443', 'lender.example:443'), 403);
  assert.equal(await status('https://evil.example', 'lender.example:443'), 403);
});

const partner = 'https://app.partner.example';

test('takes changes from the listed origins and from no other, not even its own', async (t) => {
  const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
  const from = async (origin: string, site: string): Promise<number> =>
    (await proxy(pageRequest('DELETE', one, { headers: { origin, 'sec-fetch-site': site } })))
      .status;
  assert.equal(await from(partner, 'cross-site'), 200);
  assert.equal(await from(pageOrigin, 'same-origin'), 403);
  assert.equal(await from('https://APP.partner.example', 'cross-site'), 403);
  assert.equal(await from('https://app.partner.example.evil.example', 'cross-site'), 403);
});

test('lets a listed page read the response, its errors included', async (t) => {
  const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
  for (const path of [connections, '/nothing', '/companies/x/connections']) {
    const { headers } = await proxy(pageRequest('GET', path, { headers: { origin: partner } }));
    assert.equal(headers.get('access-control-allow-origin'), partner);
    assert.equal(headers.get('access-control-allow-credentials'), 'true');
    assert.match(headers.get('access-control-expose-headers') ?? '', /Retry-After/i);
    assert.equal(headers.get('vary'), 'Origin');
  }
});

function corsNames(response: Response): string[] {
  return [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));
}

for (const origin of ['https://evil.example', 'null', pageOrigin, `${partner}.evil.example`]) {
  test(`gives ${origin} no CORS header`, async (t) => {
    const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
    const read = await proxy(pageRequest('GET', connections, { headers: { origin } }));
    assert.deepEqual(corsNames(read), []);
    assert.equal(read.headers.get('vary'), 'Origin');
    const preflight = await proxy(
      pageRequest('OPTIONS', connections, {
        headers: { origin, 'access-control-request-method': 'POST' },
      }),
    );
    assert.deepEqual(corsNames(preflight), []);
    assert.equal(preflight.status, 403);
  });
}

test('gives nobody a CORS header when no origins are listed', async (t) => {
  const { proxy } = await createFixture(t);
  for (const origin of [pageOrigin, partner]) {
    assert.deepEqual(
      corsNames(await proxy(pageRequest('GET', connections, { headers: { origin } }))),
      [],
    );
  }
});

test('refuses another page’s preflight when no origins are listed', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const headers = { origin: partner, 'access-control-request-method': 'POST' };
  const response = await proxy(pageRequest('OPTIONS', connections, { headers }));
  assert.equal(response.status, 403);
  assert.deepEqual(corsNames(response), []);
  assert.deepEqual(upstream.seen, []);
});

test('responds to a listed page’s preflight without calling resolveCompany', async (t) => {
  const { proxy, upstream } = await createFixture(t, {
    allowedOrigins: [partner],
    resolveCompany: () => assert.fail('a preflight carries no cookies'),
  });
  const response = await proxy(
    pageRequest('OPTIONS', one, {
      headers: {
        origin: partner,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'content-type,x-requested-with',
      },
    }),
  );
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('access-control-allow-origin'), partner);
  assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
  assert.equal(response.headers.get('vary'), 'Origin');
  assert.deepEqual(
    response.headers.get('access-control-allow-headers')?.toLowerCase().split(', '),
    ['content-type', 'accept', 'authorization', 'x-requested-with', 'last-event-id'],
  );
  assert.equal(response.headers.get('access-control-max-age'), '600');
  for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
    assert.match(response.headers.get('access-control-allow-methods') ?? '', new RegExp(method));
  }
  assert.deepEqual(upstream.seen, []);
});

test('a listed page may send its host’s own headers, and nothing that is no header', async (t) => {
  const asked = `X-Tenant, traceparent,x-tenant,bad name,${'x'.repeat(65)},authorization`;
  const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
  const response = await proxy(
    pageRequest('OPTIONS', one, {
      headers: {
        origin: partner,
        'access-control-request-method': 'GET',
        'access-control-request-headers': asked,
      },
    }),
  );
  assert.deepEqual(response.headers.get('access-control-allow-headers')?.split(', ').slice(5), [
    'x-tenant',
    'traceparent',
  ]);
});

const reads = [
  '/integrations',
  '/integrations?include=branding',
  '/integrations/gbol/branding',
  connections,
  one,
  '/companies/me/dataStatus',
  '/companies/me/events',
];

const foreignReads: readonly (readonly [string, Headers])[] = [
  ['an image of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
  ['an image of a neighbour site', { 'sec-fetch-site': 'same-site' }],
  ['a link of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['a script of another site in an older browser', { origin: 'https://evil.example' }],
  ['a sandboxed frame', { origin: 'null' }],
];

for (const [what, headers] of foreignReads) {
  test(`a read sent by ${what} is refused, and does not reach Codat`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    for (const path of reads) {
      for (const method of ['GET', 'HEAD']) {
        const response = await proxy(pageRequest(method, path, { headers }));
        assert.equal(response.status, 403, `${method} ${path}`);
      }
    }
    assert.deepEqual(upstream.seen, []);
  });
}

const ownReads: readonly (readonly [string, Headers])[] = [
  ['the user’s own page', { 'sec-fetch-site': 'same-origin' }],
  ['the user’s own page in an older browser', {}],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['a client that is no browser', { 'x-requested-with': null }],
];

for (const [what, headers] of ownReads) {
  test(`a read sent by ${what} gets its response`, async (t) => {
    const { proxy } = await createFixture(t);
    for (const path of [connections, '/integrations']) {
      assert.equal((await proxy(pageRequest('GET', path, { headers }))).status, 200);
    }
  });
}

test('reads are served to pages of the listed origins, and to no other page', async (t) => {
  const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
  const read = async (headers: Headers) =>
    (await proxy(pageRequest('GET', connections, { headers }))).status;
  assert.equal(await read({ origin: partner, 'sec-fetch-site': 'cross-site' }), 200);
  assert.equal(await read({ origin: partner }), 200);
  assert.equal(await read({ origin: 'https://evil.example' }), 403);
  assert.equal(await read({ 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await read({ 'sec-fetch-site': 'same-origin' }), 200);
});

test('a refusal reports to onError which origin it saw, which it expected, and the fix, once', async (t) => {
  const { proxy, problems } = await createFixture(t);
  const refuse = (origin: string) => proxy(pageRequest('DELETE', one, { headers: { origin } }));
  for (let time = 0; time < 3; time++) await refuse('http://localhost:5173');
  assert.equal(problems.length, 1);
  assert.equal(problems[0]?.kind, 'origin-refused');
  for (const word of ['"http://localhost:5173"', '"lender.example"', 'Host', 'allowedOrigins']) {
    assert.ok(problems[0].message.includes(word), word);
  }
  await refuse('https://evil.example');
  assert.equal(problems.length, 2);
});

const listed = { allowedOrigins: [partner, 'https://b.example'] };
const reports: readonly (readonly [string, Partial<TokenProxyOptions>, Headers, RegExp])[] = [
  ['that there was no origin', {}, { origin: null }, /Origin: none; expected:/],
  [
    'what the browser says of the page',
    {},
    { 'sec-fetch-site': 'cross-site' },
    /Origin: "https:\/\/lender\.example", Sec-Fetch-Site: "cross-site"; expected:/,
  ],
  [
    'that the browser says of the page what cannot be read',
    {},
    { 'sec-fetch-site': 'cross 1 site' },
    /Sec-Fetch-Site: an unreadable one; expected:/,
  ],
  [
    'that a reverse proxy may have rewritten the host',
    {},
    { origin: partner },
    /the host that the request names, "lender\.example"\. .* a reverse proxy .* rewrites the Host header/,
  ],
  [
    'that the host cannot be read',
    {},
    { origin: partner, host: 'a/b' },
    /names, an unreadable one/,
  ],
  [
    'which origins are listed',
    listed,
    { origin: 'https://c.example' },
    /one of allowedOrigins \(https:\/\/app\.partner\.example, https:\/\/b\.example\)\. .* add it to allowedOrigins/,
  ],
];

for (const [what, options, headers, message] of reports) {
  test(`a refusal reports ${what}`, async (t) => {
    const { proxy, problems } = await createFixture(t, options);
    await proxy(pageRequest('DELETE', one, { headers }));
    assert.match(problems[0]?.message ?? '', message);
  });
}

test('a refusal quotes nothing that is not shaped like an origin', async (t) => {
  const { proxy, problems } = await createFixture(t);
  for (const origin of [
    'x\u001b[31m',
    '<script>',
    's3cret https://a.example',
    'https://a.example/?s3cret',
    'a'.repeat(3000),
    `https://${'a'.repeat(3000)}.example`,
  ]) {
    await proxy(pageRequest('DELETE', one, { headers: { origin: encodeURI(origin) } }));
  }
  assert.match(problems[0]?.message ?? '', /Origin: an unreadable one/);
  assert.doesNotMatch(JSON.stringify(problems), /s3cret|script|aaaa/);
});

test('a refusal says the cure in the response on the developer’s own machine only', async (t) => {
  const { proxy } = await createFixture(t);
  const hint = async (host: string, header?: string) => {
    const origin = 'http://localhost:5173';
    const headers = { origin, ...(header !== undefined && { host: header }) };
    const response = await proxy(pageRequest('DELETE', `http://${host}/codat${one}`, { headers }));
    assert.equal(response.status, 403);
    return response.headers.get('x-codat-elements-hint');
  };
  for (const host of [
    'localhost:3000',
    '127.0.0.1:3000',
    '127.0.0.123',
    '[::1]:3000',
    'app.localhost',
  ]) {
    const said = (await hint(host)) ?? '';
    assert.match(said, /"http:\/\/localhost:5173"/);
    assert.match(said, /changeOrigin: false/);
    assert.match(said, /the page's origin/);
  }
  for (const host of ['lender.example', 'mylocalhost:3000', 'localhost.evil.example', '10.0.0.1']) {
    assert.equal(await hint(host), null, host);
  }
  assert.equal(await hint('lender.example', 'localhost:3000'), null);
  assert.equal(await hint('localhost:3000', 'lender.example'), null);
});

test('a stranger who names ever other origins does not fill the host’s log', async (t) => {
  const { proxy, problems } = await createFixture(t, { resolveCompany: () => null });
  for (let place = 0; place < 500; place++) {
    const headers = { origin: `https://a${place}.evil.example` };
    const response = await proxy(pageRequest('OPTIONS', connections, { headers }));
    assert.equal(response.status, 403);
  }
  assert.ok(problems.length <= 100, `${problems.length} lines`);
});

test('says what a route allows to a plain OPTIONS', async (t) => {
  const { proxy } = await createFixture(t);
  const response = await proxy(pageRequest('OPTIONS', connections));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
});

test('says what a route allows to an OPTIONS of no page where origins are listed', async (t) => {
  const { proxy } = await createFixture(t, { allowedOrigins: [partner] });
  const response = await proxy(pageRequest('OPTIONS', connections, { headers: { origin: null } }));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('allow'), 'GET, HEAD, POST, OPTIONS');
  assert.deepEqual(corsNames(response), []);
});
