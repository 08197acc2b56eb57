import assert from 'node:assert/strict';
import { request as sendRaw } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { serve } from '@hono/node-server';
import type { TokenProxy } from '../../server/index.js';
import {
  apiKey,
  base,
  connection,
  otherCompany,
  ownCompany,
  pageRequest,
  createFixture,
  errorOf,
} from './harness.js';

const passed: readonly (readonly [string, string, string, string?])[] = [
  ['GET', '/integrations', '/integrations'],
  ['GET', '/integrations/gbol/branding', '/integrations/gbol/branding'],
  ['GET', '/companies/me/connections', `/companies/${ownCompany}/connections`],
  [
    'POST',
    '/companies/me/connections',
    `/companies/${ownCompany}/connections`,
    '{"platformKey":"gbol"}',
  ],
  [
    'GET',
    `/companies/me/connections/${connection}`,
    `/companies/${ownCompany}/connections/${connection}`,
  ],
  [
    'PATCH',
    `/companies/me/connections/${connection}`,
    `/companies/${ownCompany}/connections/${connection}`,
    '{"status":"Unlinked"}',
  ],
  [
    'DELETE',
    `/companies/me/connections/${connection}`,
    `/companies/${ownCompany}/connections/${connection}`,
  ],
  ['GET', '/companies/me/dataStatus', `/companies/${ownCompany}/dataStatus`],
  ['GET', `/companies/${ownCompany}/dataStatus`, `/companies/${ownCompany}/dataStatus`],
  [
    'GET',
    `/companies/${ownCompany.toUpperCase()}/dataStatus`,
    `/companies/${ownCompany}/dataStatus`,
  ],
];

for (const [method, path, target, body] of passed) {
  test(`passes ${method} ${path} on`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const response = await proxy(pageRequest(method, path, body === undefined ? {} : { body }));
    assert.equal(response.status, 200);
    assert.deepEqual(
      upstream.seen.map((seen) => [seen.method, seen.target, seen.body]),
      [[method, target, body ?? '']],
    );
  });
}

/** Ways to name another company, or to reach past one's own. As written on the wire. */
const foreign = [
  '',
  otherCompany,
  otherCompany.toUpperCase(),
  `${otherCompany.slice(0, -1)}%36`,
  `%30${otherCompany.slice(1)}`,
  `%2530${otherCompany.slice(1)}`,
  `{${otherCompany}}`,
  `${ownCompany},${otherCompany}`,
  `${ownCompany};id=${otherCompany}`,
  `${ownCompany}%2F..%2F${otherCompany}`,
  `${ownCompany}%2f..%2f${otherCompany}`,
  `${ownCompany}%252F..%252F${otherCompany}`,
  `me%2F..%2F${otherCompany}`,
  `me%5C..%5C${otherCompany}`,
  `..%2F${otherCompany}`,
  `..;%2F${otherCompany}`,
  `%2e%2e%2f${otherCompany}`,
  `%252e%252e%252f${otherCompany}`,
  `%c0%ae%c0%ae%c0%af${otherCompany}`,
  `%EF%BC%8E%EF%BC%8E%EF%BC%8F${otherCompany}`,
  `${ownCompany}%00`,
  `${ownCompany}%00${otherCompany}`,
  `me%00`,
  `${otherCompany}%00me`,
  `${ownCompany}%0d%0aX-Company:${otherCompany}`,
  `${ownCompany}%20`,
  `%20${ownCompany}`,
  `${ownCompany}%3F`,
  `${ownCompany}%23`,
  `me%3Fcompany=${otherCompany}`,
  `%6de`,
  `%6D%65`,
  `ME`,
  `Me`,
  `m%C3%A9`,
  `me.`,
  `me;`,
  ownCompany.replaceAll('-', ''),
  ownCompany.replace('8', '%38'),
  ownCompany.replace('8', '%EF%BC%98'),
  ownCompany.replaceAll('-', '%E2%80%90'),
  `*`,
  `null`,
  `undefined`,
  `__proto__`,
  `constructor`,
];

for (const spelling of foreign) {
  test(`responds with 403 for the company ${spelling}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    for (const path of ['connections', `connections/${connection}`, 'dataStatus', 'nothing']) {
      const response = await proxy(pageRequest('GET', `/companies/${spelling}/${path}`));
      assert.equal(response.status, 403, path);
    }
    const post = await proxy(
      pageRequest('POST', `/companies/${spelling}/connections`, { body: '{"platformKey":"gbol"}' }),
    );
    assert.equal(post.status, 403);
    assert.deepEqual(upstream.seen, []);
  });
}

/** Sends the path as it is: the URL class would tidy it first. */
async function rawStatus(port: number, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    sendRaw({ port, host: '127.0.0.1', path, agent: false }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    })
      .on('error', reject)
      .end();
  });
}

async function serveProxy(t: TestContext, proxy: TokenProxy): Promise<number> {
  const server = serve({
    fetch: proxy,
    port: 0,
    hostname: '127.0.0.1',
    overrideGlobalObjects: false,
  });
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

const rawPaths = [
  ...foreign.map((spelling) => `/codat/companies/${spelling}/connections`),
  `/codat/companies/me/../${otherCompany}/connections`,
  `/codat/companies/me/%2e%2e/${otherCompany}/connections`,
  `/codat/companies/me/.%2E/${otherCompany}/connections`,
  `/codat/companies/me/..\\${otherCompany}/connections`,
  `/codat/companies/me\\..\\${otherCompany}\\connections`,
  `/codat/companies//connections`,
  `/codat/companies//${otherCompany}/connections`,
  `/codat/companies/./${otherCompany}/connections`,
  `/codat//companies/${otherCompany}/connections`,
  `//codat/companies/${otherCompany}/connections`,
  `/codat/integrations/../companies/${otherCompany}/connections`,
  `/codat/integrations/..%2fcompanies%2f${otherCompany}/branding`,
  `/codat/integrations/..%5c..%5ccompanies/branding`,
  `/codat/companies/${otherCompany}/connections?company=${ownCompany}`,
  `/codat/companies/${otherCompany}/connections#/companies/me/connections`,
  `http://127.0.0.1/codat/companies/${otherCompany}/connections`,
  `/codat/companies/me/connections/../../${otherCompany}/connections`,
  `/codat/companies/me/connections/..%2f..%2f${otherCompany}`,
  `/codat/companies/me/connections/%2e%2e`,
];

test('lets no raw path on the wire reach another company', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const port = await serveProxy(t, proxy);
  for (const path of rawPaths) {
    const status = await rawStatus(port, path);
    assert.ok([400, 403, 404].includes(status), `${path} got ${status}`);
  }
  assert.deepEqual(upstream.seen, []);
  assert.equal(await rawStatus(port, '/codat/companies/me/connections'), 200);
});

const unknown = [
  '/',
  '/companies',
  '/companies/me',
  '/companies/me/',
  '/companies/me/connections/',
  '/companies/me//connections',
  '/companies/me/Connections',
  '/companies/me/dataStatus/',
  '/companies/me/datastatus',
  '/companies/me/data%53tatus',
  '/companies/me/accessToken',
  '/companies/me/connections%2Fx',
  `/companies/me/connections/${connection}/`,
  `/companies/me/connections/${connection}/authorization`,
  `/companies/me/connections/${connection}%2Fauthorization`,
  `/companies/me/connections/${'a'.repeat(65)}`,
  '/companies/me/connections/a_b',
  '/companies/me/connections/a%00',
  '/companies/me/connections/é',
  '/Companies/me/connections',
  '/companies;x/me/connections',
  '/integrations/',
  '/integrations/gbol',
  '/integrations/gbol/branding/',
  '/integrations//branding',
  '/integrations/gb%6Fl/branding',
  '/integrations/gb.ol/branding',
  `/integrations/${'a'.repeat(65)}/branding`,
  '/webhooks',
  '/corsSettings',
  '/apiKeys',
];

test('responds with 404 for what is none of its routes', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  for (const path of unknown) {
    assert.equal((await proxy(pageRequest('GET', path))).status, 404, path);
  }
  assert.deepEqual(upstream.seen, []);
});

const wrongMethods: readonly (readonly [string, string, string])[] = [
  ['POST', '/integrations', 'GET, HEAD, OPTIONS'],
  ['DELETE', '/integrations/gbol/branding', 'GET, HEAD, OPTIONS'],
  ['PUT', '/companies/me/connections', 'GET, HEAD, POST, OPTIONS'],
  ['DELETE', '/companies/me/connections', 'GET, HEAD, POST, OPTIONS'],
  ['patch', `/companies/me/connections/${connection}`, 'GET, HEAD, PATCH, DELETE, OPTIONS'],
  ['POST', `/companies/me/connections/${connection}`, 'GET, HEAD, PATCH, DELETE, OPTIONS'],
  ['PROPFIND', `/companies/me/connections`, 'GET, HEAD, POST, OPTIONS'],
  ['POST', '/companies/me/dataStatus', 'GET, HEAD, OPTIONS'],
  ['POST', '/companies/me/files', 'GET, HEAD, OPTIONS'],
  ['GET', `/companies/me/connections/${connection}/files`, 'POST, OPTIONS'],
  ['POST', '/companies/me/events', 'GET, HEAD, OPTIONS'],
];

for (const [method, path, allow] of wrongMethods) {
  test(`responds with 405 for ${method} ${path} and says what is allowed`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const response = await proxy(pageRequest(method, path));
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), allow);
    assert.deepEqual(upstream.seen, []);
  });
}

test('responds to HEAD as to GET, without the body', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const response = await proxy(pageRequest('HEAD', '/companies/me/connections'));
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), 'application/json');
  assert.equal(await response.text(), '');
  assert.equal(upstream.seen[0]?.method, 'GET');
  const missing = await proxy(pageRequest('HEAD', '/nothing'));
  assert.equal(missing.status, 404);
  assert.equal(await missing.text(), '');
});

test('does not let a header or parameter change the method', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const response = await proxy(
    pageRequest('GET', `/companies/me/connections/${connection}?_method=DELETE`, {
      headers: {
        'x-http-method-override': 'DELETE',
        'x-http-method': 'DELETE',
        'x-method-override': 'DELETE',
      },
    }),
  );
  assert.equal(response.status, 200);
  assert.equal(upstream.seen[0]?.method, 'GET');
  assert.equal(upstream.seen[0].target, `/companies/${ownCompany}/connections/${connection}`);
  assert.deepEqual(
    Object.keys(upstream.seen[0].headers).filter((name) => name.includes('method')),
    [],
  );
});

for (const prefix of [
  '',
  '/codat',
  '/api/v2/codat-proxy',
  '/caf%C3%A9/x',
  '/companies-house',
  '/my-integrations',
]) {
  test(`finds the route behind ${prefix || 'no prefix'}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const url = `https://lender.example${prefix}/companies/me/dataStatus`;
    assert.equal((await proxy(pageRequest('GET', url))).status, 200);
    assert.equal(upstream.seen[0]?.target, `/companies/${ownCompany}/dataStatus`);
  });
}

test('finds the proxy’s own routes by the last word, and by that word alone', async (t) => {
  const { proxy } = await createFixture(t, {
    resolveCompany: () => assert.fail('nobody is asked about a path that has no route'),
  });
  const status = async (path: string) =>
    (await proxy(pageRequest('GET', `https://lender.example${path}`))).status;
  assert.equal(await status('/health'), 200);
  assert.equal(await status('/api/codat/health'), 200);
  for (const path of [
    '/',
    '/nothing',
    '/health/x',
    '/my-health',
    '/healthy',
    '/my-events',
    '/eventsx',
  ]) {
    assert.equal(await status(path), 404, path);
  }
});

test('takes a given base path exactly', async (t) => {
  const { proxy } = await createFixture(t, { basePath: '/integrations/codat' });
  const status = async (path: string): Promise<number> =>
    (await proxy(pageRequest('GET', `https://lender.example${path}`))).status;
  assert.equal(await status('/integrations/codat/integrations'), 200);
  assert.equal(await status('/integrations/codat/companies/me/connections'), 200);
  assert.equal(await status('/integrations'), 404);
  assert.equal(await status('/companies/me/connections'), 404);
  assert.equal(await status('/Integrations/codat/integrations'), 404);
  assert.equal(await status('/x/integrations/codat/integrations'), 404);
  assert.equal(await status('/integrations/codat/x/integrations'), 404);
  assert.equal(await status('/integrations/codatx/integrations'), 404);
});

test('stands at the root when the base path is a slash', async (t) => {
  const { proxy } = await createFixture(t, { basePath: '/' });
  const at = (path: string) => proxy(pageRequest('GET', `https://lender.example${path}`));
  assert.equal((await at('/integrations')).status, 200);
  assert.equal((await at('/codat/integrations')).status, 404);
});

const outside = 'https://lender.example';

test('refuses a path outside of basePath with a code of its own, and reports it with the fix', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t, { basePath: '/api/codat' });
  const response = await proxy(pageRequest('GET', `${outside}/companies/me/connections?page=1`));
  assert.equal(response.status, 404);
  const { service, errorCode } = await errorOf(response);
  assert.deepEqual([service, errorCode], ['codat-elements proxy', 'outside-base-path']);
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['outside-base-path'],
  );
  const { message } = problems[0] ?? {};
  assert.match(
    message ?? '',
    /"\/companies\/me\/connections", which is outside of basePath "\/api\/codat"/,
  );
  assert.match(message ?? '', /set basePath to "\/", as the handler sees it/);
  assert.deepEqual(upstream.seen, []);
});

for (const [path, seen, basePath = '/api/codat'] of [
  ['/api/codat2/integrations', '"/api/codat2/integrations"'],
  ['/API/codat/integrations', '"/API/codat/integrations"'],
  ['/api/%63odat/integrations', '"/api/…/integrations"'],
  ['/api%2Fcodat/integrations', '"/…/integrations"'],
  ['//api/codat/integrations', '"//api/codat/integrations"'],
  ['/v1/api/codat/integrations', 'set basePath to "/v1/api/codat"'],
  ['/api/integrations', 'set basePath to "/api"', '/api/v2/codat'],
  ['/', 'a request for "/"'],
  ['/favicon.ico', 'Set basePath to the path before Codat’s own'],
  [`/companies/${ownCompany}/connections/${connection}`, '"/companies/…/connections/…"'],
  ['/%0d%0aforged%20line', 'a request for "/…", which'],
  [`/${'a/'.repeat(500)}`, '"/a/a/a/a/a/a/a/a/…"'],
  ['/a/a/a/a/a/a/a/b', '"/a/a/a/a/a/a/a/b", which'],
] as const) {
  test(`reports ${path.slice(0, 60)} as outside of ${basePath}`, async (t) => {
    const { proxy, problems } = await createFixture(t, { basePath });
    assert.equal((await proxy(pageRequest('GET', outside + path))).status, 404);
    assert.equal(problems.length, 1);
    assert.ok(problems[0]?.message.includes(seen), problems[0]?.message);
  });
}

test('reports paths outside of basePath once a minute, whatever they are', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, problems } = await createFixture(t, { basePath: '/api/codat' });
  for (const path of ['/a', '/b', '/c']) await proxy(pageRequest('GET', outside + path));
  assert.equal(problems.length, 1);
  t.mock.timers.tick(61_000);
  await proxy(pageRequest('GET', `${outside}/a`));
  assert.equal(problems.length, 2);
});

test('reports no unknown path below basePath, nor any where no basePath is given', async (t) => {
  for (const options of [{ basePath: '/api/codat' }, {}]) {
    const { proxy, problems } = await createFixture(t, options);
    const response = await proxy(pageRequest('GET', `${outside}/api/codat/nothing`));
    assert.equal(response.status, 404);
    assert.equal((await errorOf(response))['errorCode'], undefined);
    assert.deepEqual(problems, []);
  }
});

test('says the cure of a wrong basePath in the console of a developer’s own browser only', async (t) => {
  const { proxy } = await createFixture(t, { basePath: '/api/codat' });
  const hint = async (origin: string) =>
    (await proxy(pageRequest('GET', `${origin}/integrations`))).headers.get(
      'X-Codat-Elements-Hint',
    );
  assert.match((await hint('http://localhost:4173')) ?? '', /set basePath to "\/"/);
  assert.equal(await hint(outside), null);
});

for (const path of ['/integrations', '/api/companies/me/connections', '/nothing']) {
  test(`lets a listed page of another origin read the 404 of ${path}, outside of basePath`, async (t) => {
    const page = 'http://localhost:5173';
    const { proxy } = await createFixture(t, { basePath: '/api/codat', allowedOrigins: [page] });
    const address = `http://localhost:3000${path}`;
    const headers = { origin: page, 'access-control-request-method': 'GET' };
    const preflight = await proxy(pageRequest('OPTIONS', address, { headers }));
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('access-control-allow-origin'), page);
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /X-Requested-With/);
    const response = await proxy(pageRequest('GET', address, { headers: { origin: page } }));
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('access-control-allow-origin'), page);
    assert.match(
      response.headers.get('access-control-expose-headers') ?? '',
      /\bX-Codat-Elements-Hint\b/,
    );
    const foreign = { ...headers, origin: 'https://evil.example' };
    const refused = await proxy(pageRequest('OPTIONS', address, { headers: foreign }));
    assert.equal(refused.status, 404);
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
  });
}

test('keeps the path of apiUrl', async (t) => {
  const targets: string[] = [];
  const { proxy } = await createFixture(t, {
    apiUrl: 'https://gateway.example/codat/v1/',
    fetch: async (request) => {
      targets.push(request.url);
      return Response.json({});
    },
  });
  await proxy(pageRequest('GET', '/integrations'));
  assert.deepEqual(targets, ['https://gateway.example/codat/v1/integrations']);
});

test('says 401 on every route to who is not signed in', async (t) => {
  for (const nobody of [null, undefined]) {
    const { proxy, upstream } = await createFixture(t, { resolveCompany: () => nobody });
    for (const path of [
      '/integrations',
      '/companies/me/connections',
      `/companies/${otherCompany}/x`,
    ]) {
      const response = await proxy(pageRequest('GET', path));
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('www-authenticate'), null);
    }
    assert.deepEqual(upstream.seen, []);
  }
});

test('asks whose company it is for every request', async (t) => {
  const companies = [ownCompany, otherCompany, null];
  const { proxy, upstream } = await createFixture(t, {
    resolveCompany: async () => companies.shift(),
  });
  const statuses: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    statuses.push((await proxy(pageRequest('GET', '/companies/me/dataStatus'))).status);
  }
  assert.deepEqual(statuses, [200, 200, 401]);
  assert.deepEqual(
    upstream.seen.map((seen) => seen.target),
    [`/companies/${ownCompany}/dataStatus`, `/companies/${otherCompany}/dataStatus`],
  );
});

test('hands resolveCompany the request and what the framework gave beside it', async (t) => {
  const given: unknown[] = [];
  const { proxy } = await createFixture(t, {
    resolveCompany: (...all) => {
      given.push(...all);
      return ownCompany;
    },
  });
  const request = pageRequest('GET', '/integrations');
  const context = { session: 1 };
  await proxy(request, context);
  assert.equal(given[0], request);
  assert.equal(given[1], context);
});

test('responds with 500 in general words when resolveCompany throws', async (t) => {
  const cause = new Error('password of the database is hunter2');
  const { proxy, problems, upstream } = await createFixture(t, {
    resolveCompany: () => {
      throw cause;
    },
  });
  const response = await proxy(pageRequest('GET', '/companies/me/connections'));
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes('hunter2'));
  assert.equal(problems[0]?.kind, 'resolve-company');
  assert.match(problems[0].message, /resolveCompany threw/);
  assert.equal(problems[0].cause, cause);
  assert.deepEqual(upstream.seen, []);
});

test('responds with 504 when resolveCompany does not settle, and can be closed', async (t) => {
  const { proxy, problems, upstream } = await createFixture(t, {
    timeout: 30,
    resolveCompany: () => new Promise(() => undefined),
  });
  const response = await proxy(pageRequest('GET', '/companies/me/connections'));
  assert.equal(response.status, 504);
  assert.deepEqual(
    problems.map(({ kind, message }) => [kind, message]),
    [['resolve-company', 'resolveCompany did not respond in time']],
  );
  assert.deepEqual(upstream.seen, []);
  await proxy.close();
});

test('a page that leaves while resolveCompany is pending ends its request, and is no problem', async (t) => {
  const { proxy, problems } = await createFixture(t, {
    resolveCompany: () => new Promise(() => undefined),
  });
  const page = new AbortController();
  const request = pageRequest('GET', '/companies/me/connections', { signal: page.signal });
  const response = proxy(request);
  page.abort();
  assert.equal((await response).status, 499);
  assert.deepEqual(problems, []);
  await proxy.close();
});

for (const id of [
  '',
  'me',
  'acme',
  `${ownCompany} `,
  `${ownCompany}\n`,
  `${ownCompany}/../${otherCompany}`,
  42,
  {},
  [ownCompany],
]) {
  test(`responds with 500 when resolveCompany returns ${JSON.stringify(id)}`, async (t) => {
    const { proxy, problems, upstream } = await createFixture(t, {
      resolveCompany: () => id as string,
    });
    const response = await proxy(pageRequest('GET', '/companies/me/connections'));
    assert.equal(response.status, 500);
    assert.equal(problems[0]?.kind, 'resolve-company');
    assert.match(problems[0].message, /returned something that is not a Codat company id/);
    assert.deepEqual(upstream.seen, []);
  });
}

test('reports the route to onError without ids, key or cookies', async (t) => {
  const { proxy, problems } = await createFixture(t, { resolveCompany: () => 'wrong' });
  await proxy(
    pageRequest('GET', `/companies/me/connections/${connection}`, {
      headers: { cookie: 'sid=s3cret' },
    }),
  );
  assert.equal(problems[0]?.route, '/companies/{companyId}/connections/{connectionId}');
  assert.equal(problems[0].method, 'GET');
  const reported = JSON.stringify(problems);
  for (const secret of [apiKey, 's3cret', connection, base]) {
    assert.ok(!reported.includes(secret));
  }
});
