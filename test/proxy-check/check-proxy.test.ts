/** `check-proxy` against proxies over real HTTP: ours holds, and every vulnerable proxy is found. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createTokenProxy } from '../../server/index.js';
import { checks } from '../../proxy-check/checks/index.js';
import {
  apiKey,
  companyOfCookie,
  failedIds,
  failures,
  fetchListener,
  listen,
  other,
  otherCompany,
  own,
  ownCompany,
  run,
  sandboxOfTwo,
  tokenProxyOver,
} from './harness.js';
import { inviteChecks } from '../../proxy-check/checks/invites.js';
import { scopeChecks } from '../../proxy-check/checks/scopes.js';
import { vulnerabilities } from './vulnerable-proxies.js';
import { startModifiedProxy } from './modified-proxy.js';
import { passThroughListener } from './pass-through-proxy.js';

test('finds nothing wrong with our own proxy', async (t) => {
  const sandbox = sandboxOfTwo();
  const origin = await listen(t, fetchListener(tokenProxyOver(sandbox)));
  const before = sandbox.connectionsOf(ownCompany).length;
  const all = ['--other-header', other, '--allow-writes'];
  const results = await run(`${origin}/codat`, '--header', own, ...all);
  assert.deepEqual(failures(results), []);
  const untried = results.filter(({ outcome }) => outcome.kind === 'not-tried');
  assert.deepEqual(
    untried.map(({ check }) => check.id),
    ['preflight', ...[...scopeChecks, ...inviteChecks].map(({ id }) => id)],
  );
  assert.equal(sandbox.connectionsOf(ownCompany).length, before);
});

test('finds nothing wrong with our own proxy when its pages are of another origin', async (t) => {
  const sandbox = sandboxOfTwo();
  const pages = 'https://app.lender.example';
  const proxy = createTokenProxy({
    apiKey,
    allowedOrigins: [pages],
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: (request) => companyOfCookie(request.headers.get('cookie')),
    onError: () => undefined,
  });
  const origin = await listen(t, fetchListener(proxy));
  const results = await run(`${origin}/codat`, '--header', own, '--origin', pages);
  assert.deepEqual(failures(results), []);
});

test('says that the URL is outside of the proxy’s basePath', async (t) => {
  const sandbox = sandboxOfTwo();
  const proxy = createTokenProxy({
    apiKey,
    basePath: '/api/codat',
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: (request) => companyOfCookie(request.headers.get('cookie')),
    onError: () => undefined,
  });
  const origin = await listen(t, fetchListener(proxy));
  await assert.rejects(run(`${origin}/codat`, '--header', own), /outside of the proxy’s basePath/);
});

test('changes nothing unless it is allowed to', async (t) => {
  const sandbox = sandboxOfTwo();
  const before = [ownCompany, otherCompany].map((id) => sandbox.connectionsOf(id));
  const origin = await listen(t, passThroughListener(sandbox));
  const results = await run(`${origin}/codat`, '--header', own, '--other-header', other);
  assert.ok(failedIds(results).length > 10);
  const after = [ownCompany, otherCompany].map((id) => sandbox.connectionsOf(id));
  assert.deepEqual(after, before);
});

test('check-proxy finds the vulnerabilities of a proxy that passes everything on', async (t) => {
  const origin = await listen(t, passThroughListener(sandboxOfTwo()));
  const results = await run(`${origin}/codat`, '--header', own, '--other-header', other);
  assert.deepEqual(failedIds(results), [
    'foreign-status',
    'signed-out',
    'signed-out-catalogue',
    'forged-session',
    'foreign-company',
    'foreign-spelling',
    'foreign-path',
    'path-escape',
    'routes',
    'methods',
    'query-bounds',
    'host-figures',
    'csrf-header',
    'origin-missing',
    'origin-foreign',
    'fetch-metadata',
    'foreign-reads',
    'origin-null',
    'cors',
    'cors-preflight',
    'vary',
    'huge-body',
    'malformed-body',
    'wrong-body',
    'form-body',
    'private-caching',
    'content-type',
  ]);
});

for (const { mistake, foundBy, proxy, options = [], users = [own, other] } of vulnerabilities) {
  test(`${foundBy} finds the proxy that ${mistake}`, async (t) => {
    const url = await startModifiedProxy(t, proxy);
    const results = await run(
      ...[url, '--header', users[0], '--other-header', users[1]],
      // What looks through all responses needs some to look through.
      ...['--only', foundBy, '--only', 'malformed-body', '--only', 'foreign-path', ...options],
    );
    assert.ok(failedIds(results).includes(foundBy));
  });
}

test('check-proxy blames no cache where the proxy asks for no sign-in at all', async (t) => {
  const url = await startModifiedProxy(t, ({ target }, { codat }) =>
    codat('GET', target.replace(/^\/codat|\?.*$/g, '').replace('/me/', `/${ownCompany}/`)),
  );
  const results = await run(url, '--header', own, '--only', 'signed-out', '--only', 'shared-cache');
  assert.deepEqual(
    results.map(({ check, outcome }) => [check.id, outcome.kind]),
    [
      ['signed-out', 'fails'],
      ['shared-cache', 'not-tried'],
    ],
  );
});

test('check-proxy finds nothing in a proxy without vulnerabilities', async (t) => {
  const url = await startModifiedProxy(t, (_request, { next }) => next());
  const results = await run(url, '--header', own, '--other-header', other, '--allow-writes');
  assert.deepEqual(failures(results), []);
});

test('check-proxy leaves a connection alone that it has not made, and says that it could not try', async (t) => {
  let pending = '';
  let deleted = 0;
  const url = await startModifiedProxy(t, async (request, { next, codat }) => {
    const list = `/companies/${ownCompany}/connections`;
    if (pending === '') pending = (await codat('POST', list, '{"platformKey":"gbol"}')).body;
    if (request.method === 'DELETE') deleted += 1;
    return request.method === 'POST'
      ? { status: 200, headers: { 'content-type': 'application/json' }, body: pending }
      : next();
  });
  const check = 'life-of-a-connection';
  const [result] = await run(url, '--header', own, '--allow-writes', '--only', check);
  assert.equal(result?.outcome.kind, 'not-tried');
  assert.equal(deleted, 0);
});

test('check-proxy knows the connections of a list that has several pages', async (t) => {
  // Two a page, of which the proxy responds with one that is on the second.
  let last = '';
  let deleted = 0;
  const url = await startModifiedProxy(t, async (request, { next, codat }) => {
    const { method, target } = request;
    const path = `/companies/${ownCompany}/connections`;
    if (last === '') {
      for (let count = 0; count < 4; count++) {
        last = (await codat('POST', path, '{"platformKey":"gbol"}')).body;
      }
    }
    if (method === 'DELETE') deleted += 1;
    if (method === 'POST') {
      return { status: 200, headers: { 'content-type': 'application/json' }, body: last };
    }
    const isList = /\/connections(\?|$)/.test(target);
    const page = /[?&]page=(\d+)/.exec(target)?.[1] ?? '1';
    return next(isList ? { target: `${target.split('?')[0]}?page=${page}&pageSize=2` } : {});
  });
  const check = 'life-of-a-connection';
  const [result] = await run(url, '--header', own, '--allow-writes', '--only', check);
  assert.equal(result?.outcome.kind, 'not-tried');
  assert.equal(deleted, 0);
});

test('check-proxy fails plain http over a network', async (t) => {
  const origin = await listen(t, fetchListener(tokenProxyOver(sandboxOfTwo())));
  // Another name of this machine, which a browser would not take for it.
  const url = `${origin.replace('127.0.0.1', '0.0.0.0')}/codat`;
  assert.deepEqual(failedIds(await run(url, '--header', own, '--only', 'transport')), [
    'transport',
  ]);
});

test('every check has a vulnerable proxy that it fails', () => {
  // Those of scopes and invites need hosts of another kind: see their own tests.
  const elsewhere = [...scopeChecks, ...inviteChecks].map(({ id }) => id);
  const found = vulnerabilities.map(({ foundBy }) => foundBy);
  const proven = new Set([...found, ...elsewhere, 'transport']);
  assert.deepEqual(
    checks.map(({ id }) => id).filter((id) => !proven.has(id)),
    [],
  );
});

test('every check has an id of its own', () => {
  const ids = checks.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
});
