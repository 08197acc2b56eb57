import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { json } from '../support/spy-upstream.js';
import {
  connection,
  otherCompany,
  ownCompany,
  pageRequest,
  createFixture,
  until,
} from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

test('makes one question of identical reads that are under way', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const responses = await Promise.all(
    [one, one, one.replace('me', ownCompany)].map((path) => proxy(pageRequest('GET', path))),
  );
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200, 200],
  );
  assert.equal(upstream.seen.length, 1);
});

test('makes one question of identical reads within a second, and no longer', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', one));
  await proxy(pageRequest('GET', one));
  assert.equal(upstream.seen.length, 1);
  t.mock.timers.tick(1001);
  await proxy(pageRequest('GET', one));
  assert.equal(upstream.seen.length, 2);
});

test('a busy process that clears away an old response late leaves the read that has taken its place', async (t) => {
  const now = Date.now();
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now });
  const { proxy, upstream, problems } = await createFixture(t);
  await proxy(pageRequest('GET', one));
  const asked = new Promise<ServerResponse>((resolve) => {
    upstream.respond = resolve;
  });
  // A second has passed, and the timer that clears away is not called yet.
  t.mock.timers.setTime(now + 1001);
  const second = proxy(pageRequest('GET', one));
  const response = await asked;
  t.mock.timers.tick(1001);
  json(response, 200, { id: connection, status: 'Linked' });

  assert.equal((await second).status, 200);
  assert.deepEqual(problems, []);
});

test('sends a read of its own for who wants no cache, in whichever case that is written', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', one));
  await proxy(pageRequest('GET', one, { headers: { 'cache-control': 'No-Cache' } }));
  assert.equal(upstream.seen.length, 2);
});

test('shares no read for longer when the clock is set back', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', one));
  t.mock.timers.setTime(Date.now() - 60 * 60_000);
  await proxy(pageRequest('GET', one));
  t.mock.timers.tick(1001);
  await proxy(pageRequest('GET', one));
  assert.equal(upstream.seen.length, 2);
});

test('gives no company what another one asked for', async (t) => {
  const companies = [ownCompany, otherCompany];
  const { proxy, upstream } = await createFixture(t, { resolveCompany: () => companies.shift() });
  upstream.respond = (response, { target }) => json(response, 200, { target });
  const responses = await Promise.all([
    proxy(pageRequest('GET', connections)),
    proxy(pageRequest('GET', connections)),
  ]);
  const bodies = await Promise.all(responses.map(async (response) => response.text()));
  assert.ok(bodies[0]?.includes(ownCompany));
  assert.ok(bodies[1]?.includes(otherCompany));
  assert.equal(upstream.seen.length, 2);
});

test('shares no read from before a change, however the host spells the company', async (t) => {
  const { proxy, upstream } = await createFixture(t, {
    resolveCompany: () => ownCompany.toUpperCase(),
  });
  await proxy(pageRequest('GET', one));
  await proxy(pageRequest('PATCH', one, { body: '{"status":"Unlinked"}' }));
  await proxy(pageRequest('GET', one));
  assert.deepEqual(
    upstream.seen.map(({ method }) => method),
    ['GET', 'PATCH', 'GET'],
  );
});

test('shares no failure', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  upstream.respond = (response) => json(response, 500, { error: 'down' });
  assert.equal((await proxy(pageRequest('GET', one))).status, 500);
  upstream.respond = (response) => json(response, 200, {});
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
});

test('sends a request of its own for a read that must not be shared, such as a single-use link', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  let made = 0;
  upstream.respond = (response) => json(response, 200, { linkUrl: `https://link/${++made}` });
  await proxy(pageRequest('GET', one));
  const fresh = await proxy(pageRequest('GET', one, { headers: { 'cache-control': 'no-cache' } }));
  assert.deepEqual(await fresh.json(), { linkUrl: 'https://link/2' });
  // And nobody else gets that one.
  const next = await proxy(pageRequest('GET', one));
  assert.deepEqual(await next.json(), { linkUrl: 'https://link/1' });
});

test('serves nothing from before a change after it, not even from a pending request', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const held: ServerResponse[] = [];
  upstream.respond = (response, { method }) => {
    if (method === 'GET') held.push(response);
    else json(response, 200, { status: 'Unlinked' });
  };
  const early = proxy(pageRequest('GET', one));
  await until('the early question', () => held.length === 1);
  await proxy(pageRequest('PATCH', one, { body: '{"status":"Unlinked"}' }));
  const late = proxy(pageRequest('GET', one));
  await until('the late question', () => held.length === 2);
  for (const [place, response] of held.entries()) json(response, 200, { place });
  assert.deepEqual(await (await early).json(), { place: 0 });
  assert.deepEqual(await (await late).json(), { place: 1 });
  assert.deepEqual(await (await proxy(pageRequest('GET', one))).json(), { place: 1 });
});

test('goes on asking while one of those who share the question still waits', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const held: ServerResponse[] = [];
  let wasCut = false;
  upstream.respond = (response) => {
    held.push(response);
    response.on('close', () => {
      wasCut = !response.writableEnded;
    });
  };
  const leaving = new AbortController();
  const request = new Request(pageRequest('GET', one), { signal: leaving.signal });
  const first = proxy(request);
  const second = proxy(pageRequest('GET', one));
  await until('the question', () => held.length === 1);
  leaving.abort();
  assert.equal((await first).status, 499);
  for (const response of held) json(response, 200, {});
  assert.equal((await second).status, 200);
  assert.equal(wasCut, false);
});
