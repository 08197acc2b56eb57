import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { ResolvedCompany, TokenProxyOptions } from '../../server/index.js';
import { json } from '../support/spy-upstream.js';
import { webhookSecret } from '../support/webhooks.js';
import {
  connection,
  createFixture,
  errorOf,
  otherCompany,
  ownCompany,
  pageOrigin,
  pageRequest,
} from './harness.js';

const header = 'x-codat-elements-scopes';
const linkUrl = 'https://link-api.codat.io/companies/x/connections/y/start?otp=742271';
const all = ['read', 'connect', 'disconnect', 'delete'] as const;
const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

/** Each request, and the scope that it needs. */
const requests = [
  { method: 'GET', path: connections, needs: 'read' },
  { method: 'HEAD', path: connections, needs: 'read' },
  { method: 'GET', path: one, needs: 'read' },
  { method: 'GET', path: '/companies/me/dataStatus', needs: 'read' },
  { method: 'GET', path: '/companies/me/events', needs: 'read' },
  { method: 'POST', path: connections, body: '{"platformKey":"gbol"}', needs: 'connect' },
  { method: 'PATCH', path: one, body: '{"status":"Unlinked"}', needs: 'disconnect' },
  { method: 'DELETE', path: one, needs: 'delete' },
] as const;

type ProxyRequest = Pick<(typeof requests)[number], 'method' | 'path'> & { body?: string };

const requestOf = ({ method, path, body }: ProxyRequest) =>
  pageRequest(method, path, body === undefined ? {} : { body });

/** A proxy for a caller that may do this. */
async function proxyFor(
  t: TestContext,
  resolved: unknown,
  options: Partial<TokenProxyOptions> = {},
) {
  const fixture = await createFixture(t, {
    resolveCompany: () => resolved as ResolvedCompany,
    ...options,
  });
  fixture.upstream.respond = (response) => json(response, 200, { id: connection, linkUrl });
  t.after(() => fixture.proxy.close());
  return fixture;
}

for (const request of requests) {
  const { method, path, needs } = request;

  test(`${method} ${path} passes a caller with the scope "${needs}" alone`, async (t) => {
    const { proxy } = await proxyFor(
      t,
      { companyId: ownCompany, scopes: [needs] },
      { webhookSecret },
    );
    const response = await proxy(requestOf(request));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get(header), needs);
    await response.body?.cancel();
  });

  test(`${method} ${path} refuses a caller with every scope but "${needs}"`, async (t) => {
    const scopes = all.filter((scope) => scope !== needs);
    const { proxy, upstream, problems } = await proxyFor(t, { companyId: ownCompany, scopes });
    const response = await proxy(requestOf(request));
    assert.equal(response.status, 403);
    assert.equal(response.headers.get(header), scopes.join(' '));
    if (method !== 'HEAD') {
      const error = await errorOf(response);
      assert.equal(error['errorCode'], 'insufficient-scope');
      assert.match(String(error['error']), new RegExp(`"${needs}"`));
    }
    assert.deepEqual(upstream.seen, []);
    assert.deepEqual(problems, []);
  });
}

for (const scopes of [[], ['delete']] as const) {
  test(`the catalogue is open to a caller with ${scopes.length} scopes`, async (t) => {
    const { proxy, upstream } = await proxyFor(t, { companyId: ownCompany, scopes });
    upstream.respond = (response) => json(response, 200, { results: [] });
    const response = await proxy(pageRequest('GET', '/integrations'));
    assert.equal(response.status, 200);
  });
}

test('a response that the browser keeps says nothing of scopes, which may be others when it is used', async (t) => {
  const { proxy, upstream } = await proxyFor(t, { companyId: ownCompany, scopes: ['read'] });
  upstream.respond = (response) => json(response, 200, { results: [] });
  const response = await proxy(pageRequest('GET', '/integrations'));
  assert.match(response.headers.get('cache-control') ?? '', /max-age/);
  assert.equal(response.headers.get(header), null);
});

for (const [what, resolved] of [
  ['the id alone', ownCompany],
  ['an object without scopes', { companyId: ownCompany }],
  ['an object with scopes that are undefined', { companyId: ownCompany, scopes: undefined }],
] as const) {
  test(`everything is allowed and nothing said where resolveCompany returns ${what}`, async (t) => {
    const { proxy } = await proxyFor(t, resolved, { webhookSecret });
    for (const request of requests) {
      const response = await proxy(requestOf(request));
      assert.equal(response.status, 200, `${request.method} ${request.path}`);
      assert.equal(response.headers.get(header), null);
      await response.body?.cancel();
    }
  });
}

test('a caller with an empty list of scopes may do nothing, and gets the header "none"', async (t) => {
  const { proxy } = await proxyFor(t, { companyId: ownCompany, scopes: [] });
  for (const request of requests) {
    const response = await proxy(requestOf(request));
    assert.equal(response.status, 403);
    assert.equal(response.headers.get(header), 'none');
  }
});

for (const companyId of [null, undefined]) {
  test(`nobody is signed in where the company id in the object is ${companyId}`, async (t) => {
    const { proxy } = await proxyFor(t, { companyId, scopes: ['read'] });
    assert.equal((await proxy(pageRequest('GET', connections))).status, 401);
  });
}

for (const [scopes, said] of [
  [['read', 'wrtie'], /Unknown scope "wrtie"\. Expected a list with any of: read, connect/],
  [['READ'], /Unknown scope "READ"/],
  [['read connect'], /Unknown scope "read connect"/],
  [['a'.repeat(500)], /Unknown scope "a{40}"/],
  [[7], /Unknown scope number/],
  [['__proto__'], /Unknown scope "__proto__"/],
  ['read', /The scopes are no list/],
  [null, /The scopes are no list/],
  [{ read: true }, /The scopes are no list/],
] as const) {
  test(`invalid scopes ${JSON.stringify(scopes)} are reported to onError, and nothing passes`, async (t) => {
    const { proxy, upstream, problems } = await proxyFor(t, { companyId: ownCompany, scopes });
    const response = await proxy(pageRequest('GET', connections));
    assert.equal(response.status, 500);
    assert.equal(problems[0]?.kind, 'resolve-company');
    assert.match(problems[0].message, said);
    assert.deepEqual(upstream.seen, []);
  });
}

for (const name of ['scope', 'Scopes', 'SCOPE']) {
  test(`scopes that are mistyped as ${name} are reported to onError, and grant nothing`, async (t) => {
    const { proxy, upstream, problems } = await proxyFor(t, {
      companyId: ownCompany,
      [name]: ['read'],
    });
    const response = await proxy(pageRequest('DELETE', one));
    assert.equal(response.status, 500);
    assert.equal(problems[0]?.kind, 'resolve-company');
    assert.match(problems[0].message, new RegExp(`there is no ${name}; write scopes`));
    assert.deepEqual(upstream.seen, []);
  });
}

test('what else is in the object is the host’s own, such as the scope of its session beside the scopes', async (t) => {
  const { proxy, problems } = await proxyFor(t, {
    companyId: ownCompany,
    scopes: ['read'],
    scope: 'openid profile',
    user: 'u1',
  });
  assert.equal((await proxy(pageRequest('GET', connections))).status, 200);
  assert.deepEqual(problems, []);
});

test('another company’s path is refused as such, whatever the scopes are', async (t) => {
  const { proxy } = await proxyFor(t, { companyId: ownCompany, scopes: [] });
  const response = await proxy(pageRequest('GET', `/companies/${otherCompany}/connections`));
  assert.equal(response.status, 403);
  assert.equal((await errorOf(response))['errorCode'], undefined);
});

test('who may not connect gets no linkUrl from any response: with it anybody could', async (t) => {
  const scopes = all.filter((scope) => scope !== 'connect');
  const { proxy, upstream } = await proxyFor(t, { companyId: ownCompany, scopes });
  const item = { id: connection, linkUrl, nested: { linkUrl } };
  upstream.respond = (response, { target }) =>
    json(response, 200, target.includes('?') ? { results: [item] } : item);
  for (const request of [
    pageRequest('GET', `${connections}?page=1`),
    pageRequest('GET', one),
    pageRequest('GET', one, { headers: { 'cache-control': 'no-cache' } }),
    pageRequest('PATCH', one, { body: '{"status":"Unlinked"}' }),
  ]) {
    const response = await proxy(request);
    const body = await response.text();
    assert.equal(response.status, 200);
    assert.match(body, /"linkUrl":null/);
    assert.doesNotMatch(body, /otp/);
  }
});

test('equal reads of callers with different scopes are one request to Codat, and each gets what it may see', async (t) => {
  const callers: ResolvedCompany[] = [
    { companyId: ownCompany, scopes: ['read'] },
    { companyId: ownCompany, scopes: ['read', 'connect'] },
    ownCompany,
    { companyId: ownCompany, scopes: ['read'] },
    { companyId: ownCompany, scopes: ['connect'] },
  ];
  const { proxy, upstream } = await proxyFor(t, undefined, {
    resolveCompany: () => callers.shift(),
  });
  const responses = await Promise.all(
    Array.from({ length: 5 }, () => proxy(pageRequest('GET', one))),
  );
  const bodies = await Promise.all(responses.map((response) => response.text()));
  assert.deepEqual(
    bodies.map((body) => body.includes('otp')),
    [false, true, true, false, false],
  );
  assert.equal(responses[4]?.status, 403);
  assert.equal(upstream.seen.length, 1);
});

test('a POST that may not be sent is not joined to an equal one that may', async (t) => {
  const callers: ResolvedCompany[] = [
    { companyId: ownCompany, scopes: ['connect'] },
    { companyId: ownCompany, scopes: ['read'] },
  ];
  const { proxy, upstream } = await proxyFor(t, undefined, {
    resolveCompany: () => callers.shift(),
  });
  const post = () => proxy(pageRequest('POST', connections, { body: '{"platformKey":"gbol"}' }));
  const [first, second] = await Promise.all([post(), post()]);
  assert.equal(first.status, 200);
  assert.match(await first.text(), /otp/);
  assert.equal(second.status, 403);
  assert.doesNotMatch(await second.text(), /otp/);
  assert.equal(upstream.seen.length, 1);
});

test('a page on a listed origin may read what its scopes are', async (t) => {
  const partner = 'https://app.partner.example';
  const { proxy } = await proxyFor(
    t,
    { companyId: ownCompany, scopes: ['read'] },
    { allowedOrigins: [partner, pageOrigin] },
  );
  const response = await proxy(pageRequest('GET', connections, { headers: { origin: partner } }));
  const exposed = response.headers.get('access-control-expose-headers') ?? '';
  assert.ok(exposed.toLowerCase().split(/,\s*/).includes(header));
});

test('another site’s page is refused for its origin before its scopes', async (t) => {
  const { proxy, problems } = await proxyFor(t, { companyId: ownCompany, scopes: [] });
  await proxy(pageRequest('DELETE', one, { headers: { origin: 'https://evil.example' } }));
  assert.equal(problems[0]?.kind, 'origin-refused');
});
