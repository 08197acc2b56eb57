import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { inspect } from 'node:util';
import type { Fault } from '../../sandbox/faults.js';
import { authorization, call, json, serveSandbox, start, stillSandbox } from './support.js';

const seed = { companies: [{ id: 'c', name: 'Harbour Coffee Ltd' }] };
const sandbox = stillSandbox({ seed, redirectUrl: 'https://lender.test/' });
const base = await serveSandbox(sandbox);

const get = (path: string) => fetch(base + path, { headers: authorization });
const control = (method: string, path: string, body?: unknown) =>
  fetch(`${base}/_sandbox${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

beforeEach(() => {
  sandbox.reset();
});

describe('Faults', () => {
  it('respond with a status in Codat’s error body', async () => {
    sandbox.faults.add({ kind: 'status', status: 503 });
    const response = await get('/companies');
    assert.equal(response.status, 503);
    assert.equal((await json(response))['error'], 'Service unavailable');
  });

  it('can be about the link pages of one company', async () => {
    const companies = ['a', 'b'].map((id) => ({
      id,
      name: id,
      connections: [{ id: `c-${id}`, platformKey: 'gbol', status: 'PendingAuth' as const }],
    }));
    sandbox.reset({ companies });
    sandbox.faults.add({
      kind: 'headers',
      path: '/companies/a/connections/*/link',
      headers: { 'Cross-Origin-Opener-Policy': 'same-origin' },
    });
    const policies = await Promise.all(
      ['a', 'b'].map(async (id) => {
        const { linkUrl } = await json(await get(`/companies/${id}/connections/c-${id}`));
        const page = await fetch(String(linkUrl));
        return [page.redirected, page.headers.get('Cross-Origin-Opener-Policy')];
      }),
    );
    assert.deepEqual(policies, [
      [true, 'same-origin'],
      [true, null],
    ]);
  });

  it('hold responses until they are removed, by hand or with all others', async () => {
    for (const letGo of [
      (fault: { remove(): void }) => fault.remove(),
      () => sandbox.faults.clear(),
    ]) {
      const fault = sandbox.faults.add({ kind: 'hold', path: '/companies', times: 1 });
      let hasResponded = false;
      const held = get('/companies').then((response) => {
        hasResponded = true;
        return response.status;
      });
      while (sandbox.faults.list().length > 0) await new Promise(setImmediate);
      // The next request is not held, and takes the same way.
      assert.equal(await get('/companies').then(({ status }) => status), 200);
      assert.equal(hasResponded, false);
      letGo(fault);
      assert.equal(await held, 200);
    }
  });

  for (const status of [204, 205, 304]) {
    for (const kind of ['status', 'html', 'shape', 'malformed', 'cut'] as const) {
      it(`respond with ${status} without a body, by ${kind}`, async () => {
        sandbox.faults.add({ kind, status, headers: { 'X-Of-Ours': 'yes' } });
        const direct = await call(sandbox, 'GET', '/companies');
        assert.deepEqual([direct.status, await direct.text()], [status, '']);
        const served = await get('/companies');
        assert.deepEqual([served.status, await served.text()], [status, '']);
        assert.equal(served.headers.get('X-Of-Ours'), 'yes');
        assert.equal(served.headers.get('Content-Type'), null);
      });
    }
  }

  for (const [part, values] of Object.entries({
    status: [99, 101, 199, 600, 700, 200.5, NaN, Infinity, '503'],
    times: [-1, NaN, 1.5, '2'],
    delayMs: [-5, NaN, Infinity, 2 ** 31, '40'],
    method: [5],
    path: ['^(', 5, {}],
    headers: [{ 'x y': '1' }, { 'Retry-After': 'a\nb' }, 'X: y', { name: '漢' }],
    after: ['later'],
  })) {
    for (const value of values) {
      it(`are refused with ${inspect(value)} as ${part}, in words`, async () => {
        const fault = { kind: 'status', [part]: value } as unknown as Fault;
        assert.throws(() => sandbox.faults.add(fault), {
          name: 'TypeError',
          message: new RegExp(`^A fault's ${part} (is|are) .*\\. It was given `),
        });
        assert.deepEqual(sandbox.faults.list(), []);
        assert.equal((await call(sandbox, 'GET', '/companies')).status, 200);
      });
    }
  }

  it('take what JSON makes of a part that is left out', async () => {
    const parts = {
      status: null,
      times: null,
      path: null,
      method: null,
      headers: null,
      after: null,
    };
    assert.equal((await control('POST', '/faults', { kind: 'status', ...parts })).status, 200);
    assert.equal((await get('/companies')).status, 500);
    assert.equal((await control('POST', '/faults', { kind: 'status', status: 99 })).status, 400);
  });

  it('stay as they were checked', async () => {
    const headers: Record<string, string> = {};
    sandbox.faults.add({ kind: 'status', headers });
    headers['x y'] = 'not a name';
    assert.equal((await call(sandbox, 'GET', '/companies')).status, 500);
  });

  it('say when to come back after a 429', async () => {
    sandbox.faults.add({ kind: 'status', status: 429, headers: { 'Retry-After': '7' } });
    assert.equal((await get('/companies')).headers.get('Retry-After'), '7');
  });

  it('cut the body off', async () => {
    sandbox.faults.add({ kind: 'cut' });
    const response = await get('/companies');
    assert.equal(response.status, 200);
    await assert.rejects(response.text());
  });

  it('cut the connection before any response', async () => {
    sandbox.faults.add({ kind: 'network' });
    await assert.rejects(get('/companies'), TypeError);
    await assert.rejects(call(stillWith('network'), 'GET', '/companies'), {
      name: 'SandboxNetworkError',
    });
  });

  it('send JSON that breaks off', async () => {
    sandbox.faults.add({ kind: 'malformed' });
    await assert.rejects((await get('/companies')).json(), SyntaxError);
  });

  it('send a gateway’s page, a wrong shape, or nothing', async () => {
    sandbox.faults.add({ kind: 'html', times: 1 });
    sandbox.faults.add({ kind: 'shape', times: 1 });
    sandbox.faults.add({ kind: 'empty', times: 1 });
    const html = await get('/companies');
    assert.equal(html.status, 502);
    assert.match(html.headers.get('Content-Type') ?? '', /text\/html/);
    assert.deepEqual(await (await get('/companies')).json(), { unexpected: true, results: 'none' });
    const empty = await get('/companies');
    assert.deepEqual([empty.status, await empty.text()], [200, '']);
    assert.equal((await get('/companies')).status, 200);
  });

  it('delay the true response', async () => {
    sandbox.faults.add({ kind: 'delay', delayMs: 40 });
    const before = performance.now();
    const response = await get('/companies');
    assert.ok(performance.now() - before >= 35);
    assert.ok((await json(response))['results']);
  });

  it('add headers to the true response', async () => {
    const headers = { 'Cross-Origin-Opener-Policy': 'same-origin' };
    sandbox.faults.add({ kind: 'headers', headers });
    const response = await get('/companies');
    assert.equal(response.headers.get('Cross-Origin-Opener-Policy'), 'same-origin');
    assert.ok((await json(response))['results']);
  });

  it('carry nothing out, or all but the response', async () => {
    const path = '/companies/c/connections';
    sandbox.faults.add({ kind: 'status', times: 1 });
    await call(sandbox, 'POST', path, { platformKey: 'gbol' });
    assert.equal(sandbox.connectionsOf('c').length, 0);
    sandbox.faults.add({ kind: 'status', after: 'after', times: 1 });
    assert.equal((await call(sandbox, 'POST', path, { platformKey: 'gbol' })).status, 500);
    assert.equal(sandbox.connectionsOf('c').length, 1);
  });

  it('hit the method, path and number of requests they are meant for', async () => {
    sandbox.faults.add({
      kind: 'status',
      method: 'get',
      path: '/companies/*/connections',
      times: 2,
    });
    const status = async (method: string, path: string) =>
      (await call(sandbox, method, path)).status;
    assert.equal(await status('GET', '/companies/c'), 200);
    assert.equal(await status('POST', '/companies/c/connections'), 400);
    assert.equal(await status('GET', '/companies/c/connections/x'), 404);
    assert.equal(await status('GET', '/companies/c/connections?page=1'), 500);
    assert.equal(await status('GET', '/companies/c/connections'), 500);
    assert.equal(await status('GET', '/companies/c/connections'), 200);
    assert.deepEqual(sandbox.faults.list(), []);
  });

  it('take a glob, a RegExp, or its source', async () => {
    const hits = async (path: string | RegExp) => {
      const fault = sandbox.faults.add({ kind: 'status', path });
      const { status } = await call(sandbox, 'GET', '/integrations/gbol/branding');
      fault.remove();
      return status === 500;
    };
    assert.equal(await hits('/integrations/*'), false);
    assert.equal(await hits('/integrations/**'), true);
    assert.equal(await hits('^/integrations/\\w{4}/'), true);
    assert.equal(await hits(/branding$/g), true);
    assert.equal(await hits(/BRANDING$/i), true);
    assert.equal(await hits('^/companies'), false);
  });
});

describe('The controls over HTTP', () => {
  it('switch faults on and off', async () => {
    const added = await control('POST', '/faults', {
      kind: 'status',
      status: 503,
      path: '/companies',
    });
    assert.equal(added.status, 200);
    assert.equal((await get('/companies')).status, 503);
    assert.equal(((await (await control('GET', '/faults')).json()) as unknown[]).length, 1);
    await control('DELETE', '/faults');
    assert.equal((await get('/companies')).status, 200);
    assert.equal((await control('POST', '/faults', { kind: 'nonsense' })).status, 400);
  });

  it('reset to a seed of their own', async () => {
    const companies = [{ id: 'd', name: 'New Ltd', connections: [{ platformKey: 'gbol' }] }];
    assert.equal((await control('POST', '/reset', { companies })).status, 204);
    assert.deepEqual(
      sandbox.companies.map(({ id }) => id),
      ['d'],
    );
    await control('POST', '/reset');
    assert.deepEqual(
      sandbox.companies.map(({ id }) => id),
      ['c'],
    );
    const unknown = [{ name: 'X', connections: [{ platformKey: 'none' }] }];
    assert.equal((await control('POST', '/reset', { companies: unknown })).status, 400);
  });

  it('leave all as it was where a seed cannot be used', async () => {
    sandbox.advance(60_000);
    const unknown = [{ name: 'X', connections: [{ platformKey: 'none' }] }];
    assert.equal((await control('POST', '/reset', { companies: unknown })).status, 400);
    await get('/companies');
    assert.equal(sandbox.requests.at(-1)?.at, start + 60_000);
  });

  for (const [what, companies] of [
    [
      'a status that Codat does not have',
      [{ name: 'X', connections: [{ platformKey: 'gbol', status: 'Connected' }] }],
    ],
    ['two companies of one id', [{ name: 'X' }, { name: 'X' }]],
    ['a company without a name', [{}]],
  ] as const) {
    it(`refuse a seed with ${what}, in words`, async () => {
      const refused = await control('POST', '/reset', { companies });
      assert.equal(refused.status, 400);
      assert.match(await refused.text(), /Connected|"X"|name/);
    });
  }

  it('set a status, the redirect and the clock', async () => {
    const { connections } = sandbox.addCompany({
      name: 'X',
      connections: [{ platformKey: 'gbol' }],
    });
    const id = connections[0]?.id ?? '';
    await control('POST', `/connections/${id}/status`, { status: 'Unlinked' });
    assert.equal(sandbox.companies[1]?.connections[0]?.status, 'Unlinked');
    assert.equal((await control('POST', `/connections/${id}/status`, { status: 'x' })).status, 400);
    assert.equal(
      (await control('POST', '/connections/x/status', { status: 'Linked' })).status,
      404,
    );
    await control('PUT', '/redirect', { redirectUrl: 'https://new.test/' });
    assert.equal(sandbox.redirectUrl, 'https://new.test/');
    await control('POST', '/advance', { ms: 5000 });
    await get('/companies');
    assert.equal(sandbox.requests.at(-1)?.at, start + 5000);
  });

  it('list the requests, without secrets', async () => {
    const created = await call(sandbox, 'POST', '/companies/c/connections', {
      platformKey: 'mqjo',
    });
    const { linkUrl } = await json(created);
    sandbox.faults.add({ kind: 'shape', path: '/integrations' });
    await get('/integrations');
    const opened = await sandbox.fetch(new Request(String(linkUrl)));
    await sandbox.fetch(new Request(opened.headers.get('Location') ?? ''));
    const log = (await (await control('GET', '/requests')).json()) as { path: string }[];
    const id = sandbox.connectionsOf('c')[0]?.id;
    assert.deepEqual(log, [
      { method: 'POST', path: '/companies/c/connections', at: start, status: 200 },
      { method: 'GET', path: '/integrations', at: start, status: 200, fault: 'shape' },
      {
        method: 'GET',
        path: `/companies/c/connections/${id}/start?otp=…`,
        at: start,
        status: 303,
      },
      { method: 'GET', path: '/link/…', at: start, status: 200 },
    ]);
  });

  it('may be used from any page', async () => {
    const preflight = await control('OPTIONS', '/faults');
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), '*');
    const response = await control('GET', '/faults');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
  });
});

function stillWith(kind: 'network') {
  const other = stillSandbox();
  other.faults.add({ kind });
  return other;
}
