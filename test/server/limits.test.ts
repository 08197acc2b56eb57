import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { json } from '../support/spy-upstream.js';
import { errorOf, otherCompany, ownCompany, pageRequest, createFixture, until } from './harness.js';

const read = (place: number) => pageRequest('GET', `/companies/me/connections/c-${place}`);
const count = (length: number) => Array.from({ length }, (_, place) => place);

test('asks Codat so many things at once for a company, and the others in their turn', async (t) => {
  const { proxy, upstream } = await createFixture(t, {
    limits: { perCompany: 2, queueTimeout: 60_000 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const responses = count(5).map((place) => proxy(read(place)));
  for (const most of [2, 4, 5]) {
    await until(`${most} questions`, () => upstream.seen.length >= most);
    assert.equal(upstream.seen.length, most);
    for (const response of held.splice(0)) json(response, 200, {});
  }
  for (const response of responses) assert.equal((await response).status, 200);
});

test('serves companies in turn, however many requests each has sent', async (t) => {
  const companies = [...count(4).map(() => ownCompany), otherCompany];
  const { proxy, upstream } = await createFixture(t, {
    limits: { overall: 1, queueTimeout: 60_000 },
    resolveCompany: () => companies.shift(),
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const responses = count(5).map((place) => proxy(read(place)));
  for (const most of count(5).map((place) => place + 1)) {
    await until(`question ${most}`, () => upstream.seen.length === most);
    for (const response of held.splice(0)) json(response, 200, {});
  }
  for (const response of responses) assert.equal((await response).status, 200);
  const place = upstream.seen.findIndex(({ target }) => target.includes(otherCompany));
  // One of the first company's was under way, and one stood in line before.
  assert.ok(place <= 2, `it was served as number ${place}`);
});

test('responds with 503 with a time to come back when the turn does not come in time', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t, {
    limits: { perCompany: 1, queueTimeout: 30 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const first = proxy(read(1));
  await until('the first request', () => held.length === 1);
  const second = await proxy(read(2));
  assert.equal(second.status, 503);
  assert.match(second.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(upstream.seen.length, 1);
  for (const response of held) json(response, 200, {});
  assert.equal((await first).status, 200);
  upstream.respond = (response) => json(response, 200, {});
  assert.equal((await proxy(read(3))).status, 200);
  assert.deepEqual(problems, []);
});

test('requests of several companies at the same moment wait no longer than they may', async (t) => {
  const companies = count(5).map((place) => `8a210b68-6988-11ed-a1eb-00000000000${place}`);
  const { proxy, upstream } = await createFixture(t, {
    limits: { overall: 2, perCompany: 2, queueTimeout: 30 },
    resolveCompany: () => companies.shift(),
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  let refusals = 0;
  const responses = count(5).map(async (place) => {
    const { status } = await proxy(read(place));
    if (status === 503) refusals += 1;
    return status;
  });
  // Those that have a place stay at Codat all the while.
  await until('the refusals', () => refusals === 3 && held.length === 2, 5000);
  for (const response of held) json(response, 200, {});
  assert.deepEqual((await Promise.all(responses)).sort(), [200, 200, 503, 503, 503]);
});

test('drops requests that leave the queue', async (t) => {
  const { proxy, upstream } = await createFixture(t, {
    limits: { perCompany: 1, queueTimeout: 60_000 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const first = proxy(read(1));
  await until('the first question', () => held.length === 1);
  const page = new AbortController();
  const second = proxy(new Request(read(2), { signal: page.signal }));
  page.abort();
  assert.equal((await second).status, 499);
  for (const response of held.splice(0)) json(response, 200, {});
  await first;
  upstream.respond = (response) => json(response, 200, {});
  assert.equal((await proxy(read(3))).status, 200);
  assert.deepEqual(
    upstream.seen.map(({ target }) => target.slice(-3)),
    ['c-1', 'c-3'],
  );
});

test('gives a company its number of requests within a minute, and others theirs', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  let company = ownCompany;
  const { proxy, upstream } = await createFixture(t, {
    limits: { companyPerMinute: 3 },
    resolveCompany: () => company,
  });
  for (const place of count(3)) assert.equal((await proxy(read(place))).status, 200);
  const refused = await proxy(read(4));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '60');
  assert.match(String((await errorOf(refused))['error']), /too many requests/i);
  company = otherCompany;
  assert.equal((await proxy(read(5))).status, 200);
  company = ownCompany;
  t.mock.timers.tick(20_000);
  assert.equal((await proxy(read(6))).headers.get('retry-after'), '40');
  t.mock.timers.tick(40_000);
  for (const place of count(3)) assert.equal((await proxy(read(7 + place))).status, 200);
  assert.equal((await proxy(read(10))).status, 429);
  assert.equal(upstream.seen.length, 7);
});

test('charges a company for what goes to Codat only', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream } = await createFixture(t, { limits: { companyPerMinute: 3 } });
  upstream.respond = (response) => json(response, 429, { error: 'wait' }, { 'retry-after': '1' });
  for (const place of count(10)) assert.equal((await proxy(read(place))).status, 429);
  assert.equal(upstream.seen.length, 1);
  upstream.respond = (response) => json(response, 200, {});
  t.mock.timers.tick(1001);
  for (const place of count(2)) assert.equal((await proxy(read(place))).status, 200);
  assert.equal((await proxy(read(3))).status, 429);
});

test('lets in as many as it may at once when there is room again', async (t) => {
  const { proxy, upstream } = await createFixture(t, {
    limits: { overall: 1, perCompany: 3, queueTimeout: 60_000 },
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const first = proxy(read(0));
  await until('the first question', () => held.length === 1);
  const rest = count(3).map((place) => proxy(read(place + 1)));
  for (const response of held.splice(0)) json(response, 200, {});
  await first;
  for (const most of [2, 3, 4]) {
    await until(`question ${most}`, () => upstream.seen.length === most);
    for (const response of held.splice(0)) json(response, 200, {});
  }
  for (const response of rest) assert.equal((await response).status, 200);
});

test('asks no more within a minute over all than it may', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy } = await createFixture(t, { limits: { perMinute: 2, queueTimeout: 30 } });
  const statuses = await Promise.all(
    count(3).map(async (place) => (await proxy(read(place))).status),
  );
  assert.deepEqual(statuses, [200, 200, 503]);
  t.mock.timers.tick(20_000);
  const refused = await proxy(read(4));
  assert.equal(refused.status, 503);
  assert.equal(refused.headers.get('retry-after'), '40');
  t.mock.timers.tick(40_000);
  assert.equal((await proxy(read(5))).status, 200);
});

test('leaves Codat alone for as long as it says, for that company', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  let company = ownCompany;
  const { proxy, upstream } = await createFixture(t, { resolveCompany: () => company });
  upstream.respond = (response) =>
    json(response, 429, { error: 'Rate limit exceeded' }, { 'retry-after': '30' });
  assert.equal((await proxy(read(1))).headers.get('retry-after'), '30');
  upstream.respond = (response) => json(response, 200, {});
  t.mock.timers.tick(10_000);
  const refused = await proxy(read(1));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '20');
  assert.equal(upstream.seen.length, 1);
  company = otherCompany;
  assert.equal((await proxy(read(1))).status, 200);
  company = ownCompany;
  t.mock.timers.tick(20_000);
  assert.equal((await proxy(read(1))).status, 200);
});

// Off from UTC: times without a zone are UTC all the same.
process.env['TZ'] = 'Asia/Tokyo';

const today = new Date('2026-11-30T10:00:00Z').toUTCString();

for (const [written, seconds] of [
  ['9999999', null],
  ['99999999999999999999', null],
  ['2.2', '3'],
  ['Mon, 30 Nov 2026 10:00:40 GMT', '40'],
  ['2026-11-30T10:00:40', '40'],
  ['Tue, 30 Nov 2027 10:00:00 GMT', null],
  ['86400', '86400'],
] as const) {
  test(`leaves Codat alone after a Retry-After of ${written}, and gives the page ${seconds ?? 'none'}`, async (t) => {
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const { proxy, upstream } = await createFixture(t);
    // The machine's own clock, which is another, does not count.
    upstream.respond = (response) =>
      json(response, 429, { error: 'wait' }, { 'retry-after': written, date: today });
    assert.equal((await proxy(read(1))).headers.get('retry-after'), seconds);
    assert.equal((await proxy(read(2))).status, 429);
    assert.equal(upstream.seen.length, 1);
  });
}

for (const [written, seconds] of [
  ['-5', null],
  ['+5', null],
  ['1e9', null],
  ['5, 10', null],
  ['soon', null],
  ['0', '0'],
  ['Mon, 30 Nov 2026 09:00:00 GMT', '0'],
] as const) {
  test(`does not wait after a Retry-After of ${written}, and gives the page ${seconds ?? 'none'}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    upstream.respond = (response) =>
      json(response, 429, { error: 'wait' }, { 'retry-after': written, date: today });
    assert.equal((await proxy(read(1))).headers.get('retry-after'), seconds);
    upstream.respond = (response) => json(response, 200, {});
    assert.equal((await proxy(read(2))).status, 200);
  });
}

test('does not take an empty number of what is left for an account that is used up', async (t) => {
  let company = ownCompany;
  const { proxy, upstream } = await createFixture(t, { resolveCompany: () => company });
  upstream.respond = (response) =>
    json(
      response,
      429,
      { error: 'Rate limit exceeded' },
      { 'retry-after': '30', 'x-rate-limit-remaining': '' },
    );
  await proxy(read(1));
  upstream.respond = (response) => json(response, 200, {});
  company = otherCompany;
  assert.equal((await proxy(read(1))).status, 200);
});

test('sends Codat no request of anybody once the account has nothing left, and calls onError', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  let company = ownCompany;
  const { proxy, upstream, problems } = await createFixture(t, {
    limits: { perCompany: 2, queueTimeout: 60_000 },
    resolveCompany: () => company,
  });
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const responses = count(3).map((place) => proxy(read(place)));
  await until('what may be asked at once', () => held.length === 2);
  for (const response of held) {
    json(
      response,
      429,
      { error: 'used up' },
      { 'retry-after': '30', 'x-rate-limit-remaining': '0' },
    );
  }
  // The third stood in line.
  for (const response of responses) assert.equal((await response).status, 429);
  company = otherCompany;
  upstream.respond = (response) => json(response, 200, {});
  t.mock.timers.tick(10_000);
  const refused = await proxy(read(4));
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '20');
  assert.equal(upstream.seen.length, 2);
  assert.deepEqual(
    problems.map(({ kind, upstreamStatus }) => [kind, upstreamStatus]),
    [['limit-reached', 429]],
  );
  t.mock.timers.tick(20_000);
  assert.equal((await proxy(read(5))).status, 200);
});

for (const limits of [
  { perCompany: 0 },
  { overall: 1.5 },
  { streams: NaN },
  { companyPerDay: -1 },
]) {
  test(`refuses the limits ${JSON.stringify(limits)} when it is created`, async (t) => {
    await assert.rejects(createFixture(t, { limits }), TypeError);
  });
}
