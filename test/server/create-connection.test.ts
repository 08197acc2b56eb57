/** A business never gets two connections where it wanted one, however often and wherever the same is asked for. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import { memoryStore, type TokenProxyOptions } from '../../server/index.js';
import { createCodatSandbox } from '../../sandbox/index.js';
import { json } from '../support/spy-upstream.js';
import { otherCompany, ownCompany, pageRequest, createFixture, until } from './harness.js';

const connections = '/companies/me/connections';
const post = (platformKey = 'gbol') =>
  pageRequest('POST', connections, { body: JSON.stringify({ platformKey }) });

interface Created {
  id: string;
  linkUrl: string;
}

const created = async (pending: Response | Promise<Response>): Promise<Created> => {
  const response = await pending;
  assert.equal(response.status, 200);
  return (await response.json()) as Created;
};

/** A proxy over the sandbox, whose responses to a POST can be held back, lost or made to fail. */
async function startCodat(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const sandbox = createCodatSandbox({
    apiKey: 'sandbox',
    seed: {
      companies: [
        { id: ownCompany, name: 'Own' },
        { id: otherCompany, name: 'Other' },
      ],
    },
  });
  const requests: string[] = [];
  const codat = {
    /** What becomes of a POST: `carryOut` has Codat do it. */
    onPost: (carryOut: () => Promise<Response>): Promise<Response> => carryOut(),
  };
  const start = (more: Partial<TokenProxyOptions> = {}) =>
    createFixture(t, {
      apiKey: 'sandbox',
      fetch: async (request) => {
        requests.push(
          `${request.method} ${new URL(request.url).pathname.replace(/.*\/companies\/[^/]+/, '')}`,
        );
        const carryOut = () => sandbox.fetch(request.clone());
        return request.method === 'POST' ? codat.onPost(carryOut) : carryOut();
      },
      ...options,
      ...more,
    });
  const { proxy, problems } = await start();
  return { sandbox, requests, codat, proxy, problems, start };
}

const posts = (requests: readonly string[]): number =>
  requests.filter((one) => one.startsWith('POST')).length;

test('two equal POSTs of a company that overlap make one connection, and each page gets a link of its own', async (t) => {
  const { proxy, sandbox, requests } = await startCodat(t);
  const [one, other, third] = await Promise.all([
    created(proxy(post())),
    created(proxy(post())),
    created(proxy(post())),
  ]);
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
  assert.equal(posts(requests), 1);
  assert.ok([other.id, third.id].every((id) => id === one.id));
  assert.equal(new Set([one.linkUrl, other.linkUrl, third.linkUrl]).size, 3);
});

test('POSTs for other integrations, and of other companies, are not joined', async (t) => {
  const companies = [ownCompany, ownCompany, otherCompany];
  const { proxy, sandbox } = await startCodat(t, { resolveCompany: () => companies.shift() });
  const ids = await Promise.all(
    [proxy(post('gbol')), proxy(post('qhyg')), proxy(post('gbol'))].map(
      async (response) => (await created(response)).id,
    ),
  );
  assert.equal(new Set(ids).size, 3);
  assert.equal(sandbox.connectionsOf(ownCompany).length, 2);
  assert.equal(sandbox.connectionsOf(otherCompany).length, 1);
});

test('a second POST after the first has ended makes a second connection', async (t) => {
  const { proxy, sandbox } = await startCodat(t);
  const one = await created(proxy(post('gbol')));
  const other = await created(proxy(post('gbol')));
  assert.notEqual(one.id, other.id);
  assert.equal(sandbox.connectionsOf(ownCompany).length, 2);
});

/** A lost response: Codat has done it, and the proxy does not know. */
const unclear: Readonly<Record<string, (carryOut: () => Promise<Response>) => Promise<Response>>> =
  {
    'was lost on the network': async (carryOut) => {
      await carryOut();
      throw new TypeError('fetch failed');
    },
    'got a 500': async (carryOut) => {
      await carryOut();
      return Response.json({ error: 'down' }, { status: 500 });
    },
    'got a gateway’s page': async (carryOut) => {
      await carryOut();
      return new Response('<h1>504</h1>', { status: 504 });
    },
  };

for (const [how, onPost] of Object.entries(unclear)) {
  test(`the attempt after a POST that ${how} adopts what it made`, async (t) => {
    const { proxy, sandbox, requests, codat } = await startCodat(t);
    codat.onPost = onPost;
    assert.ok((await proxy(post())).status >= 500);
    codat.onPost = (carryOut) => carryOut();
    const adopted = await created(proxy(post()));
    const [only, ...more] = sandbox.connectionsOf(ownCompany);
    assert.deepEqual(more, []);
    assert.equal(adopted.id, only?.id);
    assert.ok(adopted.linkUrl.startsWith('http'));
    assert.deepEqual(requests, ['POST /connections', 'GET /connections']);
  });
}

test('the attempt after a POST that failed without effect creates, once the list shows nothing', async (t) => {
  const { proxy, sandbox, requests, codat } = await startCodat(t);
  codat.onPost = async () => Response.json({ error: 'down' }, { status: 503 });
  assert.equal((await proxy(post())).status, 503);
  codat.onPost = (carryOut) => carryOut();
  await created(proxy(post()));
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
  assert.deepEqual(requests, ['POST /connections', 'GET /connections', 'POST /connections']);
});

test('a POST that Codat has refused is clear: the next one is sent at once', async (t) => {
  const { proxy, requests } = await startCodat(t);
  assert.equal((await proxy(post('none'))).status, 404);
  assert.equal((await proxy(post('none'))).status, 404);
  assert.deepEqual(requests, ['POST /connections', 'POST /connections']);
});

test('a minute after an unclear POST nothing is listed any more', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, requests, codat } = await startCodat(t);
  codat.onPost = async () => Response.json({ error: 'down' }, { status: 500 });
  await proxy(post());
  codat.onPost = (carryOut) => carryOut();
  t.mock.timers.tick(61_000);
  await created(proxy(post()));
  assert.deepEqual(requests, ['POST /connections', 'POST /connections']);
});

test('nothing is created while it is not known whether an unclear POST has made one', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  upstream.respond = (response) => json(response, 500, { error: 'down' });
  assert.equal((await proxy(post())).status, 500);
  const again = await proxy(post());
  assert.equal(again.status, 503);
  assert.match(again.headers.get('retry-after') ?? '', /^\d+$/);
  assert.deepEqual(
    upstream.seen.map(({ method }) => method),
    ['POST', 'GET'],
  );
});

for (const [what, body] of [
  ['an object without one', {}],
  ['words', { message: 'maintenance' }],
  ['null in its place', { results: null }],
  ['another name for it', { items: [] }],
  ['something else in it', { results: ['a'] }],
] as const) {
  test(`nothing is created while the response in place of the list is ${what}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    upstream.respond = (response, { method }) =>
      method === 'POST' ? json(response, 500, {}) : json(response, 200, body);
    assert.equal((await proxy(post())).status, 500);
    assert.equal((await proxy(post())).status, 503);
    assert.deepEqual(
      upstream.seen.map(({ method }) => method),
      ['POST', 'GET'],
    );
  });
}

test('what an unclear POST has made is found on a later page, however few a page has', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const others = { status: 'Linked', integrationKey: 'other' };
  const lost = { id: 'lost', status: 'PendingAuth', integrationKey: 'gbol' };
  upstream.respond = (response, { method, target }) => {
    const page = Number(new URL(target, 'https://codat.example').searchParams.get('page'));
    const results = page < 3 ? [others, others] : [lost];
    if (method === 'POST') json(response, 500, {});
    else json(response, 200, { results, totalResults: 5 });
  };
  assert.equal((await proxy(post())).status, 500);
  const adopted = await proxy(post());
  assert.deepEqual([adopted.status, await adopted.json()], [200, lost]);
});

/** Codat as it may be: its connections do not say their integration's key. */
async function startKeyless(
  t: TestContext,
  brand: { status: number; sourceId?: string },
  catalogue: readonly Record<string, unknown>[] = [],
) {
  const { proxy, upstream } = await createFixture(t);
  const made: Record<string, unknown>[] = [];
  const keyless = (sourceId: string | null | undefined) => ({
    id: `of-${sourceId}`,
    status: 'PendingAuth',
    sourceId,
    created: new Date().toISOString(),
  });
  const seen = { posts: 0 };
  upstream.respond = (response, { method, target }) => {
    if (method === 'POST') {
      seen.posts += 1;
      json(response, 503, {});
    } else if (target.endsWith('/branding')) json(response, brand.status, brand);
    else if (target.startsWith('/integrations')) json(response, 200, { results: catalogue });
    else json(response, 200, { results: made, totalResults: made.length });
  };
  return {
    proxy,
    seen,
    add: (sourceId: string | null | undefined, more: Record<string, unknown> = {}) =>
      made.push({ ...keyless(sourceId), ...more }),
  };
}

test('another integration’s connection that does not say its key is not adopted', async (t) => {
  const { proxy, seen, add } = await startKeyless(t, { status: 200, sourceId: 'quickbooks' });
  add('xero');
  assert.equal((await proxy(post('qhyg'))).status, 503);
  assert.equal((await proxy(post('qhyg'))).status, 503);
  assert.equal(seen.posts, 2);
});

test('the lost connection is known by its source where it does not say its key', async (t) => {
  const { proxy, seen, add } = await startKeyless(t, { status: 200, sourceId: 'quickbooks' });
  add('xero');
  assert.equal((await proxy(post('qhyg'))).status, 503);
  add('quickbooks');
  add('xero');
  assert.equal((await created(proxy(post('qhyg')))).id, 'of-quickbooks');
  assert.equal(seen.posts, 1);
});

for (const status of [404, 500]) {
  test(`nothing is adopted or created while the source is not known: ${status}`, async (t) => {
    const { proxy, seen, add } = await startKeyless(t, { status });
    assert.equal((await proxy(post('qhyg'))).status, 503);
    add('quickbooks');
    const again = await proxy(post('qhyg'));
    assert.equal(again.status, 503);
    assert.equal(again.headers.get('Retry-After'), '2');
    assert.equal(seen.posts, 1);
  });
}

for (const sourceId of [undefined, null, '']) {
  test(`where no source is known, a connection without one (${sourceId}) is not taken before the integration’s own`, async (t) => {
    const { proxy, add } = await startKeyless(t, { status: 404 });
    assert.equal((await proxy(post('qhyg'))).status, 503);
    const earlier = new Date(Date.now() - 1000).toISOString();
    add('quickbooks', { id: 'own', integrationKey: 'qhyg', created: earlier });
    add(sourceId);
    assert.equal((await created(proxy(post('qhyg')))).id, 'own');
  });
}

for (const [query, catalogue] of [
  [
    '',
    [
      { key: 'gbol', sourceId: 'xero' },
      { key: 'qhyg', sourceId: 'quickbooks' },
    ],
  ],
  ['?page=1&pageSize=500', [{ key: 'qhyg', sourceId: 'quickbooks' }]],
] as const) {
  test(`the source of an integration without branding is known from the list: ${query}`, async (t) => {
    const { proxy, seen, add } = await startKeyless(t, { status: 404 }, catalogue);
    assert.equal((await proxy(pageRequest('GET', `/integrations${query}`))).status, 200);
    assert.equal((await proxy(post('qhyg'))).status, 503);
    add('xero');
    assert.equal((await proxy(post('qhyg'))).status, 503);
    assert.equal(seen.posts, 2);
    add('quickbooks');
    add('xero');
    assert.equal((await created(proxy(post('qhyg')))).id, 'of-quickbooks');
  });
}

test('a lock that comes when nobody waits for it any more is given back', async (t) => {
  const memory = memoryStore();
  const held: (() => void)[] = [];
  const { proxy, requests, start } = await startCodat(t, {
    store: {
      ...memory,
      lock: async (key, lifetime) => {
        await new Promise<void>((go) => held.push(go));
        return memory.lock(key, lifetime);
      },
    },
  });
  await created(proxy(post()));
  held.splice(0).forEach((go) => go());
  // To another instance nothing is being created any more.
  const other = await start({ store: memory });
  await created(other.proxy(post()));
  assert.deepEqual(requests, ['POST /connections', 'POST /connections']);
});

test('a POST that takes longer than the page waits is joined by the next attempt', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t, { timeout: 1000 });
  const held: ServerResponse[] = [];
  upstream.respond = (response, { method }) => {
    if (method === 'POST') held.push(response);
    else json(response, 200, { id: 'late', linkUrl: 'https://link.example/2' });
  };
  const first = await proxy(post());
  assert.equal(first.status, 504);
  assert.equal(problems[0]?.kind, 'timeout');
  await until('the request', () => held.length === 1);
  const second = proxy(post());
  for (const response of held)
    json(response, 200, { id: 'late', linkUrl: 'https://link.example/1' });
  assert.deepEqual(await created(second), { id: 'late', linkUrl: 'https://link.example/2' });
  assert.deepEqual(
    upstream.seen.map(({ method }) => method),
    ['POST', 'GET'],
  );
});

test('the attempt after a POST that ended only when the page had given up adopts its connection', async (t) => {
  const { proxy, sandbox, codat } = await startCodat(t, { timeout: 50 });
  let carriedOut: Promise<Response> | undefined;
  let carryOutNow = (): void => undefined;
  codat.onPost = (carryOut) =>
    (carriedOut = new Promise<void>((resolve) => (carryOutNow = resolve)).then(carryOut));
  assert.equal((await proxy(post())).status, 504);
  carryOutNow();
  await carriedOut;
  codat.onPost = (carryOut) => carryOut();
  await until('the adopted one', async () => (await proxy(post())).status === 200);
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
});

test('the attempt after a POST whose page has left adopts what it made', async (t) => {
  const { proxy, sandbox, codat } = await startCodat(t);
  const page = new AbortController();
  codat.onPost = (carryOut) => {
    page.abort();
    return carryOut();
  };
  await proxy(new Request(post(), { signal: page.signal }));
  codat.onPost = (carryOut) => carryOut();
  await created(proxy(post()));
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
});

test('closing waits for a POST that no page waits for any more', async (t) => {
  const { proxy, upstream } = await createFixture(t, { timeout: 50 });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  assert.equal((await proxy(post())).status, 504);
  let isClosed = false;
  const closing = proxy.close().then(() => (isClosed = true));
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(isClosed, false);
  await until('the request', () => held.length === 1);
  for (const response of held) json(response, 200, { id: 'a' });
  await closing;
});

test('instances that share a store make one connection of equal POSTs', async (t) => {
  const { proxy, sandbox, start } = await startCodat(t, { store: memoryStore() });
  const other = await start();
  const ids = await Promise.all(
    [proxy(post()), other.proxy(post()), proxy(post()), other.proxy(post())].map(
      async (response) => (await created(response)).id,
    ),
  );
  assert.equal(new Set(ids).size, 1);
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
});

test('another instance adopts what an unclear POST of this one has made', async (t) => {
  const { proxy, sandbox, codat, start } = await startCodat(t, { store: memoryStore() });
  const other = await start();
  codat.onPost = async (carryOut) => {
    await carryOut();
    throw new TypeError('fetch failed');
  };
  assert.equal((await proxy(post())).status, 502);
  codat.onPost = (carryOut) => carryOut();
  await created(other.proxy(post()));
  assert.equal(sandbox.connectionsOf(ownCompany).length, 1);
});

test('connections are created though the store is out of reach', async (t) => {
  const out = () => Promise.reject(new Error('redis://:s3cret@db is down'));
  const store = { ...memoryStore(), get: out, set: out, lock: out };
  const { proxy, problems } = await startCodat(t, { store });
  await created(proxy(post()));
  await until('the problem', () => problems.length > 0);
  assert.ok(problems.every(({ kind }) => kind === 'store'));
  assert.ok(!JSON.stringify(problems).includes('s3cret'));
});
