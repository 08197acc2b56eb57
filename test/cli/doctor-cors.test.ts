/** What `codat-elements doctor` says of a token proxy on another origin, and for which company it asks. */
import { createServer } from 'node:http';
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { allowAll, doctor, listen, proxied, serve } from './doctor-pages.js';

const listed = {
  'Access-Control-Allow-Methods': 'GET, PATCH,DELETE',
  'Access-Control-Allow-Headers': 'Content-Type, X-Requested-With',
};

/** A page with a provider, and a proxy elsewhere with headers that may depend on the page's origin. */
async function examine(
  t: TestContext,
  headersFor: (pageOrigin: string, method: string) => Record<string, string>,
  { attributes = '', status = 204 } = {},
) {
  const page = { origin: '' };
  const proxy = await listen(t, (path, method) => ({
    html: method === 'OPTIONS' ? '' : JSON.stringify(path.includes('dataStatus') ? {} : empty),
    status: method === 'OPTIONS' ? status : 200,
    headers: { 'Content-Type': 'application/json', ...headersFor(page.origin, method) },
  }));
  const html = `<codat-provider proxy-url="${proxy.origin}/codat" ${attributes}></codat-provider>`;
  page.origin = await serve(t, { '/connect': { html } });
  const found = await doctor(`${page.origin}/connect`);
  return { ...found, asked: proxy.asked, cors: found.byId['cors'] };
}

const empty = { results: [], pageNumber: 1, pageSize: 500, totalResults: 0 };

for (const [what, headersFor, attributes] of [
  ['everybody', () => allowAll, ''],
  ['the page by name', (origin) => ({ ...listed, 'Access-Control-Allow-Origin': origin }), ''],
  [
    'the page by name, with cookies',
    (origin) => ({
      ...listed,
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
    }),
    'credentials="include"',
  ],
] as const satisfies readonly (readonly [string, Parameters<typeof examine>[1], string])[]) {
  test(`doctor finds nothing wrong with CORS that lets in ${what}`, async (t) => {
    const { cors, code } = await examine(t, headersFor, { attributes });
    assert.equal(cors?.level, 'fine', cors?.message);
    assert.equal(code, 0);
  });
}

for (const [what, headersFor, attributes, problem] of [
  ['no headers', () => ({}), '', /Access-Control-Allow-Origin is missing/],
  [
    'another origin',
    () => ({ ...allowAll, 'Access-Control-Allow-Origin': 'https://other.example' }),
    '',
    /Access-Control-Allow-Origin is https:\/\/other\.example/,
  ],
  [
    'an asterisk beside cookies',
    () => ({ ...allowAll, 'Access-Control-Allow-Credentials': 'true' }),
    'credentials="include"',
    /Access-Control-Allow-Origin is \*; .*lacks content-type/,
  ],
  [
    'cookies that are not allowed',
    (origin) => ({ ...listed, 'Access-Control-Allow-Origin': origin }),
    'credentials="include"',
    /Allow-Credentials: true is missing\./,
  ],
  [
    'a method too few',
    () => ({ ...allowAll, 'Access-Control-Allow-Methods': 'GET, POST, PATCH' }),
    '',
    /: Access-Control-Allow-Methods lacks DELETE\./,
  ],
  [
    'methods in small letters',
    () => ({ ...allowAll, 'Access-Control-Allow-Methods': 'patch, delete' }),
    '',
    /lacks PATCH; Access-Control-Allow-Methods lacks DELETE\./,
  ],
  [
    'a header too few',
    () => ({ ...allowAll, 'Access-Control-Allow-Headers': 'content-type' }),
    '',
    /: Access-Control-Allow-Headers lacks x-requested-with\./,
  ],
  [
    'headers for preflights alone',
    (_origin, method) => (method === 'OPTIONS' ? allowAll : {}),
    '',
    /: Access-Control-Allow-Origin is missing\./,
  ],
] as const satisfies readonly (readonly [
  string,
  Parameters<typeof examine>[1],
  string,
  RegExp,
])[]) {
  test(`doctor finds CORS with ${what}`, async (t) => {
    const { cors, code } = await examine(t, headersFor, { attributes });
    assert.equal(cors?.level, 'error');
    assert.match(cors.message, problem);
    assert.equal(code, 1);
  });
}

for (const status of [302, 401, 405]) {
  test(`doctor finds a preflight that is answered with ${status}`, async (t) => {
    const { cors } = await examine(t, () => allowAll, { status });
    assert.match(cors?.message ?? '', new RegExp(`: OPTIONS is answered with ${status}\\.`));
  });
}

test('doctor asks for the company that the page names, as its elements do', async (t) => {
  const companyId = '0cc4ffa7-0d26-44bd-94de-ea3c38b1fbc2';
  const { asked } = await examine(t, () => allowAll, { attributes: `company-id="${companyId}"` });
  const companies = new Set(
    asked.flatMap(({ path }) => /companies\/([^/]+)/.exec(path)?.[1] ?? []),
  );
  assert.deepEqual([...companies], [companyId]);
});

test('doctor says of a company-id that is none what is wrong with it', async (t) => {
  const { byId, code } = await examine(t, () => allowAll, { attributes: 'company-id="a b"' });
  assert.match(byId['configuration']?.message ?? '', /company-id "a b" is not/);
  assert.equal(code, 1);
});

test('doctor asks no preflight of a proxy on the page’s own origin', async (t) => {
  const origin = await serve(t, {
    '/connect': { html: '<codat-provider proxy-url="/codat-test/proxy"></codat-provider>' },
  });
  const { byId } = await doctor(`${origin}/connect`);
  assert.equal(byId['cors'], undefined);
  assert.equal(byId['proxy']?.level, 'fine');
});

for (const [what, headers, meta, expected] of [
  ['sent', { 'Content-Security-Policy': "base-uri 'none'" }, '', 'fine'],
  [
    'written before it',
    {},
    `<meta http-equiv="Content-Security-Policy" content="base-uri 'none'">`,
    'fine',
  ],
  ['of another origin alone', { 'Content-Security-Policy': "base-uri 'self'" }, '', 'error'],
] as const) {
  test(`doctor passes over a base that a policy forbids: ${what}`, async (t) => {
    const provider = '<codat-provider proxy-url="codat-test/proxy"></codat-provider>';
    const origin = await serve(t, {
      '/connect': { html: `${meta}<base href="/elsewhere/">${provider}`, headers },
    });
    const { byId } = await doctor(`${origin}/connect`);
    assert.equal(byId['proxy']?.level, expected);
  });
}

test('doctor asks a proxy by https where a policy upgrades addresses', async (t) => {
  const origin = await serve(t, {
    '/connect': {
      html: '<codat-provider proxy-url="http://proxy.invalid/codat"></codat-provider>',
      headers: { 'Content-Security-Policy': 'upgrade-insecure-requests' },
    },
  });
  const { byId } = await doctor(`${origin}/connect`);
  assert.match(byId['proxy']?.message ?? '', /https:\/\/proxy\.invalid/);
});

test('doctor finds a proxy that gives preflights no response', async (t) => {
  const proxy = createServer((request, response) => {
    if (request.method === 'OPTIONS') request.socket.destroy();
    else response.writeHead(200, { 'Content-Type': 'application/json', ...allowAll }).end('{}');
  }).listen(0, '127.0.0.1');
  t.after(() => proxy.close());
  await new Promise((resolve) => proxy.once('listening', resolve));
  const { port } = proxy.address() as { port: number };
  const origin = await serve(t, {
    '/connect': { html: proxied(`http://127.0.0.1:${port}/codat`) },
  });

  const { byId, code } = await doctor(`${origin}/connect`);

  assert.match(byId['cors']?.message ?? '', /OPTIONS gets no response/);
  assert.equal(code, 1);
});
