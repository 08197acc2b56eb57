import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, type TokenProxyOptions, type TokenProxyStore } from '../../server/index.js';
import { json } from '../support/spy-upstream.js';
import {
  apiKey,
  otherCompany,
  ownCompany,
  pageRequest,
  createFixture,
  until,
  type Fixture,
} from './harness.js';

const keys = ['gbol', 'qhyg', 'none'];

/** A Codat with three integrations, the last of which has no branding. */
async function startCatalogue(
  t: TestContext,
  options: Partial<TokenProxyOptions> = {},
): Promise<Fixture> {
  const fixture = await createFixture(t, options);
  fixture.upstream.respond = (response, { target }) => {
    const key = /^\/integrations\/(\w+)\/branding$/.exec(target)?.[1];
    if (key === 'none') json(response, 404, { error: 'No branding' });
    else if (key) json(response, 200, { sourceId: key });
    else json(response, 200, { results: keys.map((one) => ({ key: one, name: one })) });
  };
  return fixture;
}

const list = '/integrations?page=1&pageSize=500';
const branded = `${list}&include=branding`;

interface List {
  results: { key: string; branding?: unknown }[];
}

async function bodyOf(response: Response): Promise<List> {
  return (await response.json()) as List;
}

test('asks Codat once for the catalogue and a brand, however many users ask', async (t) => {
  const companies = Array.from(
    { length: 20 },
    (_, place) => `8a210b68-6988-11ed-a1eb-0242ac1200${String(place).padStart(2, '0')}`,
  );
  let next = 0;
  const { proxy, upstream } = await startCatalogue(t, {
    resolveCompany: () => companies[next++ % companies.length],
  });
  const send = async () => {
    const responses = await Promise.all(
      companies.flatMap(() => [
        proxy(pageRequest('GET', list)),
        proxy(pageRequest('GET', '/integrations/gbol/branding')),
      ]),
    );
    return responses.map(({ status }) => status);
  };
  assert.ok([...(await send()), ...(await send())].every((status) => status === 200));
  assert.deepEqual(upstream.seen.map(({ target }) => target).sort(), [
    '/integrations/gbol/branding',
    list,
  ]);
});

test('gives who has the catalogue already 304, and keeps the tag through compression', async (t) => {
  const { proxy } = await startCatalogue(t);
  const first = await proxy(pageRequest('GET', list));
  const tag = first.headers.get('etag') ?? '';
  assert.match(tag, /^"[\w+/=]+"$/);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*', ' * ']) {
    const again = await proxy(pageRequest('GET', list, { headers: { 'if-none-match': known } }));
    assert.equal(again.status, 304);
    assert.equal(await again.text(), '');
    assert.equal(again.headers.get('etag'), tag);
    assert.equal(again.headers.get('cache-control'), 'private, max-age=300');
    assert.equal(again.headers.get('vary'), 'Origin');
  }
  const other = await proxy(pageRequest('GET', list, { headers: { 'if-none-match': '"other"' } }));
  assert.equal(other.status, 200);
});

test('lets a CDN keep the catalogue only where the host says so', async (t) => {
  const { proxy } = await startCatalogue(t, { publicCatalogue: true });
  const cache = async (path: string) =>
    (await proxy(pageRequest('GET', path))).headers.get('cache-control');
  assert.equal(await cache(list), 'public, max-age=300, stale-while-revalidate=300');
  assert.equal(await cache('/companies/me/connections'), 'private, no-store');
  assert.equal(await cache('/integrations/none/branding'), 'private, no-store');
});

test('carries each integration’s branding in the list when asked to', async (t) => {
  const { proxy, upstream } = await startCatalogue(t);
  const response = await proxy(pageRequest('GET', branded));
  assert.deepEqual((await bodyOf(response)).results, [
    { key: 'gbol', name: 'gbol', branding: { sourceId: 'gbol' } },
    { key: 'qhyg', name: 'qhyg', branding: { sourceId: 'qhyg' } },
    { key: 'none', name: 'none', branding: null },
  ]);
  assert.equal(response.headers.get('cache-control'), 'private, max-age=300');
  const requestCount = upstream.seen.length;
  assert.equal(requestCount, 4);
  const tag = response.headers.get('etag') ?? '';
  const again = await proxy(pageRequest('GET', branded, { headers: { 'if-none-match': tag } }));
  assert.equal(again.status, 304);
  const plain = await proxy(pageRequest('GET', list));
  assert.equal('branding' in ((await bodyOf(plain)).results[0] ?? {}), false);
  assert.equal(upstream.seen.length, requestCount);
  assert.equal(upstream.seen[0]?.target, list);
});

test('does not hold the list up for a brand that does not come, and has it in the next one', async (t) => {
  const { proxy, upstream } = await startCatalogue(t);
  const respondNow = upstream.respond;
  let release = (): void => undefined;
  upstream.respond = (response, request) => {
    if (request.target === '/integrations/qhyg/branding') {
      release = () => respondNow(response, request);
    } else respondNow(response, request);
  };
  const early = await proxy(pageRequest('GET', branded));
  assert.equal(early.headers.get('cache-control'), 'private, no-cache');
  const [one, two] = (await bodyOf(early)).results;
  assert.deepEqual(one?.branding, { sourceId: 'gbol' });
  assert.equal(two && 'branding' in two, false);
  release();
  await until('the late brand', async () => {
    const { results } = await bodyOf(await proxy(pageRequest('GET', branded)));
    return results[1]?.branding !== undefined;
  });
});

test('serves the old catalogue while it asks for the new one', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream } = await startCatalogue(t);
  await proxy(pageRequest('GET', list));
  t.mock.timers.tick(5 * 60 * 1000 + 1);
  upstream.respond = (response) => json(response, 200, { results: [{ key: 'new', name: 'New' }] });
  const old = await proxy(pageRequest('GET', list));
  assert.equal((await bodyOf(old)).results[0]?.key, 'gbol');
  await until('the new catalogue', async () => {
    const { results } = await bodyOf(await proxy(pageRequest('GET', list)));
    return results[0]?.key === 'new';
  });
  assert.equal(upstream.seen.length, 2);
});

test('keeps serving the stale catalogue when Codat fails, and calls onError', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream, problems } = await startCatalogue(t);
  await proxy(pageRequest('GET', list));
  t.mock.timers.tick(60 * 60 * 1000);
  upstream.respond = (response) => json(response, 500, { error: 'down' });
  assert.equal((await proxy(pageRequest('GET', list))).status, 200);
  await until('the word to the host', () => problems.some(({ kind }) => kind === 'not-renewed'));
  assert.equal((await proxy(pageRequest('GET', list))).status, 200);
  assert.equal(upstream.seen.length, 2);
});

test('keeps no failure', async (t) => {
  const { proxy, upstream } = await startCatalogue(t);
  const well = upstream.respond;
  upstream.respond = (response) => json(response, 500, { error: 'down' });
  assert.equal((await proxy(pageRequest('GET', list))).status, 500);
  upstream.respond = well;
  assert.equal((await proxy(pageRequest('GET', list))).status, 200);
});

test('shares what it has with other instances through the store', async (t) => {
  const store = memoryStore();
  const one = await startCatalogue(t, { store });
  const other = await startCatalogue(t, { store, apiUrl: one.upstream.url });
  const responses = await Promise.all(
    [one, other, one, other].map(({ proxy }) => proxy(pageRequest('GET', branded))),
  );
  const bodies = await Promise.all(responses.map(async (response) => response.text()));
  assert.equal(new Set(bodies).size, 1);
  assert.equal(one.upstream.seen.length + other.upstream.seen.length, 4);
});

test('responds without its store, and calls onError', async (t) => {
  const out = () => Promise.reject(new Error('redis://:hunter2@10.0.0.7 is down'));
  const store = { ...memoryStore(), get: out, set: out, lock: out };
  const { proxy, problems } = await startCatalogue(t, { store });
  assert.equal((await proxy(pageRequest('GET', branded))).status, 200);
  assert.equal(problems[0]?.kind, 'store');
  assert.doesNotMatch(JSON.stringify(problems), /hunter2|10\.0\.0\.7/);
});

test('believes nothing in the store that is not of its making', async (t) => {
  const soon = Date.now() + 60_000;
  const good = { name: list, status: 200, body: '{"results":[]}', tag: '"x"' };
  const whole = { ...good, freshUntil: soon, staleUntil: soon };
  const wrong = [
    { ...whole, tag: '"x"\r\nSet-Cookie: a=b' },
    { ...whole, status: 42 },
    { ...whole, body: 'not JSON' },
    { ...whole, body: '[]' },
    { ...whole, body: JSON.stringify({ results: [], note: apiKey }) },
    { ...whole, name: '/integrations?page=2' },
    { ...whole, freshUntil: soon + 24 * 60 * 60 * 1000 },
    good,
    [],
  ];
  const texts = ['{', ...wrong.map((value) => JSON.stringify(value))];
  for (const text of texts) {
    const { proxy } = await startCatalogue(t, {
      store: { ...memoryStore(), get: async () => text },
    });
    const response = await proxy(pageRequest('GET', list));
    assert.equal((await bodyOf(response)).results.length, 3, text);
  }
  // So that it is not refused for another reason.
  const store = { ...memoryStore(), get: async () => JSON.stringify(whole) };
  const { proxy } = await startCatalogue(t, { store });
  assert.equal((await bodyOf(await proxy(pageRequest('GET', list)))).results.length, 0);
});

test('responds without a store that never responds, calls onError once, and then opens its circuit', async (t) => {
  let requestCount = 0;
  const silent = () => {
    requestCount++;
    return new Promise<never>(() => undefined);
  };
  const store = { ...memoryStore(), get: silent, set: silent, lock: silent };
  const { proxy, problems } = await startCatalogue(t, { store });
  assert.equal((await proxy(pageRequest('GET', branded))).status, 200);
  assert.equal(requestCount, 1);
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['store'],
  );
});

const page = (number: number) => `/integrations?page=${number}&pageSize=500`;

test('does not let one company push out what others share, nor fill the store', async (t) => {
  const places = new Set<string>();
  const store = memoryStore();
  const company = { id: ownCompany };
  const { proxy, upstream } = await startCatalogue(t, {
    resolveCompany: () => company.id,
    limits: { companyPerMinute: 1000, perMinute: 1000 },
    store: {
      ...store,
      set: (key, value, lifetime) => {
        places.add(key);
        return store.set(key, value, lifetime);
      },
    },
  });
  await proxy(pageRequest('GET', list));
  company.id = otherCompany;
  await proxy(pageRequest('GET', list));
  for (let number = 2; number < 300; number++) await proxy(pageRequest('GET', page(number)));
  const requestCount = upstream.seen.length;
  assert.equal(requestCount, 299);
  // From this process: the store would have to be asked.
  const response = proxy(pageRequest('GET', list));
  assert.equal((await response).status, 200);
  assert.equal(upstream.seen.length, requestCount);
  assert.ok(places.size <= 64, `${places.size} places`);
});

test('lets a company ask for itself when who asked first has used up its requests', async (t) => {
  const company = { id: ownCompany };
  const { proxy, upstream } = await startCatalogue(t, {
    resolveCompany: () => company.id,
    limits: { companyPerMinute: 1 },
    // So that both wait for the same thing.
    store: {
      ...memoryStore(),
      get: () => new Promise((resolve) => setImmediate(resolve, undefined)),
    },
  });
  await proxy(pageRequest('GET', page(2)));
  const used = proxy(pageRequest('GET', list));
  company.id = otherCompany;
  const own = proxy(pageRequest('GET', list));
  assert.deepEqual([(await used).status, (await own).status], [429, 200]);
  assert.equal(upstream.seen.length, 2);
});

test('lets a company ask for itself when Codat has asked who asked first to wait', async (t) => {
  const company = { id: ownCompany };
  const { proxy, upstream } = await startCatalogue(t, {
    resolveCompany: () => company.id,
    // So that both wait for the same thing.
    store: {
      ...memoryStore(),
      get: () => new Promise((resolve) => setImmediate(resolve, undefined)),
    },
  });
  const { respond } = upstream;
  upstream.respond = (response) =>
    json(response, 429, { error: 'Rate limit exceeded' }, { 'retry-after': '30' });
  await proxy(pageRequest('GET', '/companies/me/connections'));
  upstream.respond = respond;
  const paused = proxy(pageRequest('GET', list));
  company.id = otherCompany;
  const own = proxy(pageRequest('GET', list));
  assert.deepEqual([(await paused).status, (await own).status], [429, 200]);
});

test('lets a company ask for itself when the line of who asked first is full', async (t) => {
  const company = { id: ownCompany };
  const { proxy, upstream } = await startCatalogue(t, {
    resolveCompany: () => company.id,
    limits: { perCompany: 1, queueTimeout: 200 },
  });
  const { respond } = upstream;
  let release = (): void => undefined;
  upstream.respond = (response) => (release = () => json(response, 200, {}));
  const slow = proxy(pageRequest('GET', '/companies/me/connections'));
  await until('the slow request', () => upstream.seen.length === 1);
  upstream.respond = respond;
  const waiting = proxy(pageRequest('GET', list));
  company.id = otherCompany;
  const own = proxy(pageRequest('GET', list));
  assert.deepEqual([(await waiting).status, (await own).status], [503, 200]);
  release();
  assert.equal((await slow).status, 200);
});

test('lets a company ask for itself when all who asked before have used up their requests', async (t) => {
  const thirdCompany = '5b1c9e52-6f3d-4a0e-8c57-1f2e3d4c5b6a';
  const company = { id: ownCompany };
  const { proxy } = await startCatalogue(t, {
    resolveCompany: () => company.id,
    limits: { companyPerMinute: 1 },
    // So that all wait for the same thing.
    store: {
      ...memoryStore(),
      get: () => new Promise((resolve) => setImmediate(resolve, undefined)),
    },
  });
  const responses: Promise<Response>[] = [];
  for (const id of [ownCompany, otherCompany]) {
    company.id = id;
    await proxy(pageRequest('GET', page(id === ownCompany ? 2 : 3)));
  }
  for (const id of [ownCompany, otherCompany, thirdCompany]) {
    company.id = id;
    responses.push(proxy(pageRequest('GET', list)));
  }
  const statuses = (await Promise.all(responses)).map(({ status }) => status);
  assert.deepEqual(statuses, [429, 429, 200]);
});

test('asks for each brand once, however many instances want all of them', async (t) => {
  // What an instance waits for another one is measured by a clock that only responses move, on any machine alike.
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const many = Array.from({ length: 64 }, (_, place) => `k${String(place).padStart(3, '0')}`);
  const store = memoryStore();
  const first = await startCatalogue(t, { store });
  const instances = [first, await startCatalogue(t, { store, apiUrl: first.upstream.url })];
  for (const { upstream } of instances) {
    upstream.respond = (response, { target }) => {
      if (!target.endsWith('/branding')) {
        json(response, 200, { results: many.map((key) => ({ key })) });
        return;
      }
      setTimeout(() => {
        // All of them together take longer than an instance waits for another one's entry.
        t.mock.timers.tick(100);
        json(response, 200, {});
      }, 20);
    };
  }
  const isComplete = async ({ proxy }: Fixture) => {
    const { results } = await bodyOf(await proxy(pageRequest('GET', branded)));
    return results.every(({ branding }) => branding !== undefined);
  };
  await until('all brands', async () =>
    (await Promise.all(instances.map(isComplete))).every(Boolean),
  );
  const requests = instances.flatMap(({ upstream }) => upstream.seen.map(({ target }) => target));
  assert.equal(requests.length, new Set(requests).size);
});

test('keeps neither key nor company in the store', async (t) => {
  const kept: string[] = [];
  const store = memoryStore();
  const { proxy } = await startCatalogue(t, {
    store: {
      ...store,
      set: (key, value, lifetime) => {
        kept.push(key, value);
        return store.set(key, value, lifetime);
      },
    },
  });
  await proxy(pageRequest('GET', branded));
  await proxy(pageRequest('GET', '/companies/me/connections'));
  assert.ok(kept.length > 0);
  assert.equal(kept.join().includes(apiKey), false);
  assert.equal(kept.join().includes(ownCompany), false);
});

test('proxies of two Codat accounts that share a store share neither lists, brands nor counts', async (t) => {
  const names = new Set<string>();
  const memory = memoryStore();
  const store: TokenProxyStore = {
    ...memory,
    set: (key, ...rest) => {
      names.add(key);
      return memory.set(key, ...rest);
    },
    createRateCounter: () => ({
      consume: async (key) => {
        names.add(key);
        return { msBeforeNext: 0, consumedPoints: 1, remainingPoints: 1 };
      },
    }),
  };
  const accounts = [
    { apiKey: 'staging', apiUrl: 'https://api.codat.example' },
    { apiKey: 'production', apiUrl: 'https://api.codat.example' },
    { apiKey: 'staging', apiUrl: 'https://eu.codat.example' },
  ];
  for (const [place, account] of accounts.entries()) {
    const results = [{ key: `of-${place}` }];
    const fetch = async () => Response.json({ results });
    const { proxy } = await createFixture(t, { ...account, store, fetch });
    const response = await proxy(pageRequest('GET', list));
    assert.deepEqual(await response.json(), { results });
  }
  assert.equal([...names].filter((name) => name.includes(':lists:')).length, 3);
  assert.equal([...names].filter((name) => name.endsWith(':all')).length, 3);
  assert.doesNotMatch([...names].join(), /staging|production/);
});
