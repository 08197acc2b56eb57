/** One user, or a few companies, cannot shut the others out: of a minute, a day, the places at Codat, or the process. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test, type TestContext } from 'node:test';
import type { TokenProxyOptions } from '../../server/index.js';
import { json } from '../support/spy-upstream.js';
import { pageRequest, createFixture, until } from './harness.js';

// East of Greenwich, where reading a time as local shows.
process.env['TZ'] = 'Asia/Tokyo';

const companyOf = (place: number): string =>
  `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`;

const count = (length: number): number[] => Array.from({ length }, (_, place) => place);

/** A proxy whose users say which company is theirs. */
async function startShared(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const fixture = await createFixture(t, {
    resolveCompany: (request) => request.headers.get('x-company'),
    ...options,
  });
  let requestCount = 0;
  const as = (company: number) => ({ 'x-company': companyOf(company) });
  return {
    ...fixture,
    /** Reads a connection that nobody has read before. */
    read: (company: number) =>
      fixture.proxy(
        pageRequest('GET', `/companies/me/connections/c-${(requestCount += 1)}`, {
          headers: as(company),
        }),
      ),
    create: (company: number) =>
      fixture.proxy(
        pageRequest('POST', '/companies/me/connections', {
          headers: as(company),
          body: '{"platformKey":"gbol"}',
        }),
      ),
  };
}

/** How many got this status. */
async function tally(responses: readonly Promise<Response>[]): Promise<Record<number, number>> {
  const tallied: Record<number, number> = {};
  for (const { status } of await Promise.all(responses)) {
    tallied[status] = (tallied[status] ?? 0) + 1;
  }
  return tallied;
}

test('eight companies that use up their minutes leave enough of it for a ninth, and for every write', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  // Without the network: there are a thousand of them.
  const { read, create } = await startShared(t, { fetch: async () => Response.json({ id: 'a' }) });
  for (const company of count(8)) {
    for (let batch = 0; batch < 4; batch++) await tally(count(30).map(() => read(company)));
  }
  const refused = await read(0);
  assert.ok([429, 503].includes(refused.status), `got ${refused.status}`);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.deepEqual(await tally(count(10).map(() => read(8))), { 200: 10 });
  assert.deepEqual(await tally(count(5).map((company) => create(20 + company))), { 200: 5 });
});

test('three companies of a small account leave a fourth its part of the minute', async (t) => {
  const limits = { perMinute: 30, companyPerMinute: 12 };
  const { read } = await startShared(t, { limits });
  for (const company of count(3)) for (let time = 0; time < 12; time++) await read(company);
  assert.deepEqual(await tally([read(3), read(3)]), { 200: 2 });
});

test('a company whose many lists have grown old does not use up the minute of all', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, create } = await startShared(t, {
    limits: { perMinute: 30, companyPerMinute: 12 },
    fetch: async (request) =>
      Response.json(request.method === 'POST' ? { id: 'a' } : { results: [] }),
  });
  const list = (place: number) =>
    proxy(
      pageRequest('GET', `/integrations?page=${place + 1}&pageSize=1`, {
        headers: { 'x-company': companyOf(0) },
      }),
    );
  for (let minute = 0; minute < 4; minute++) {
    await tally(count(12).map((place) => list(12 * minute + place)));
    t.mock.timers.tick(60_000);
  }
  t.mock.timers.tick(5 * 60_000);
  // Each is served as it was, and asked for anew.
  assert.deepEqual(await tally(count(48).map(list)), { 200: 48 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal((await create(1)).status, 200);
});

test('a company that has used up its day is refused until the next, and no other one is', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { read, upstream } = await startShared(t, { limits: { companyPerDay: 5 } });
  for (let time = 0; time < 5; time++) assert.equal((await read(0)).status, 200);
  t.mock.timers.tick(60 * 60_000);
  const refused = await read(0);
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), String(23 * 60 * 60));
  assert.equal((await read(1)).status, 200);
  t.mock.timers.tick(23 * 60 * 60_000);
  assert.equal((await read(0)).status, 200);
  assert.equal(upstream.seen.length, 7);
});

test('requests that a company’s minute refuses are not taken off its day', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const limits = { companyPerMinute: 2, companyPerDay: 4 };
  const { read } = await startShared(t, { limits });
  for (let time = 0; time < 10; time++) await read(0);
  t.mock.timers.tick(60_000);
  assert.deepEqual(await tally([read(0), read(0)]), { 200: 2 });
});

test('the last part of Codat’s daily number is for writes and companies that have asked little', async (t) => {
  const { read, create, upstream } = await startShared(t, { limits: { companyPerDay: 100 } });
  for (let time = 0; time < 11; time++) assert.equal((await read(0)).status, 200);
  const headers = { 'x-rate-limit-limit': '3000', 'x-rate-limit-remaining': '599' };
  upstream.respond = (response) => json(response, 200, { id: 'a' }, headers);
  assert.equal((await read(1)).status, 200);
  const refused = await read(0);
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal((await read(1)).status, 200);
  assert.equal((await create(0)).status, 200);
  upstream.respond = (response) =>
    json(response, 200, {}, { ...headers, 'x-rate-limit-remaining': '2999' });
  assert.equal((await read(1)).status, 200);
  assert.equal((await read(0)).status, 200);
});

for (const [how, written] of [
  ['without a zone', (time: string) => time.slice(0, -5)],
  ['with a Z', (time: string) => time],
  ['as HTTP writes dates', (time: string) => new Date(time).toUTCString()],
] as const) {
  test(`the last part of Codat’s daily number is reserved until a reset that is given ${how}`, async (t) => {
    const now = Date.now();
    t.mock.timers.enable({ apis: ['Date'], now });
    const { read, upstream } = await startShared(t, { limits: { companyPerDay: 20 } });
    const reset = written(new Date(now + 20 * 60_000).toISOString());
    upstream.respond = (response) =>
      json(
        response,
        200,
        {},
        {
          'x-rate-limit-limit': '3000',
          'x-rate-limit-remaining': '599',
          'x-rate-limit-reset': reset,
        },
      );
    for (let time = 0; time < 2; time++) assert.equal((await read(0)).status, 200);
    const refused = await read(0);
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('retry-after'), String(20 * 60));
  });
}

test('a user with thousands of requests at once is refused at once, and others are served', async (t) => {
  const { read, upstream } = await startShared(t, {
    limits: { companyPerMinute: 100_000, companyPerDay: 100_000, perMinute: 100_000 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response, { target }) => {
    if (target.includes(companyOf(0))) held.push(response);
    else json(response, 200, {});
  };
  let refused = 0;
  const flood = count(8000).map(async () => {
    const response = await read(0);
    if (response.status === 429) {
      assert.match(response.headers.get('retry-after') ?? '', /^\d+$/);
      refused += 1;
    }
    return response;
  });
  await until('the refusals', () => refused > 7500);
  assert.equal((await read(1)).status, 200);
  assert.ok(held.length <= 6, `${held.length} of one company at once`);
  for (const response of held) json(response, 200, {});
  upstream.respond = (response) => json(response, 200, {});
  await Promise.all(flood);
  // Its line is empty again.
  assert.equal((await read(0)).status, 200);
});

test('no more than so many requests of all companies are at Codat at once', async (t) => {
  const { read, upstream } = await startShared(t, {
    limits: { overall: 9, perCompany: 6, queueTimeout: 60_000 },
  });
  const held: ServerResponse[] = [];
  let most = 0;
  upstream.respond = (response) => {
    held.push(response);
    most = Math.max(most, held.length);
  };
  let ended = 0;
  const reads = count(5).flatMap((company) =>
    count(6).map(async () => {
      await read(company);
      ended += 1;
    }),
  );
  await until('all places to be taken', () => most === 9);
  await until('the end of all', () => {
    const [first] = held.splice(0, 1);
    if (first) json(first, 200, {});
    return ended === reads.length;
  });
  assert.equal(most, 9);
});

test('all companies together get what a minute has, its reserve too, and no more', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { read, upstream } = await startShared(t, { limits: { perMinute: 30 } });
  const tallied = await tally(count(40).map(read));
  assert.deepEqual(tallied, { 200: 30, 503: 10 });
  assert.equal(upstream.seen.length, 30);
  t.mock.timers.tick(60_000);
  assert.equal((await read(50)).status, 200);
});

test('a user with many unfinished changes is refused at once', async (t) => {
  const { proxy } = await startShared(t);
  const slow = () =>
    proxy(
      pageRequest('POST', '/companies/me/connections', {
        headers: { 'x-company': companyOf(0), 'content-type': 'application/json' },
        body: new ReadableStream({ pull: () => new Promise(() => undefined) }),
      }),
    );
  const responses = count(30).map(slow);
  const first = await Promise.race(responses);
  assert.equal(first.status, 429);
});

test('companies whose requests take long leave places for those that have none under way', async (t) => {
  const { read, create, upstream } = await startShared(t, {
    limits: { overall: 9, perCompany: 6, queueTimeout: 60_000 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response, { target }) => {
    if ([0, 1].some((company) => target.includes(companyOf(company)))) held.push(response);
    else json(response, 200, {});
  };
  const slow = [0, 1].flatMap((company) => count(6).map(() => read(company)));
  await until('all that they may have', () => held.length === 6);
  assert.deepEqual(await tally([read(2), read(3), create(4)]), { 200: 3 });
  upstream.respond = (response) => json(response, 200, {});
  for (const response of held.splice(0)) json(response, 200, {});
  await Promise.all(slow);
});
