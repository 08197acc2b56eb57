/** What `waitUntil` is told of: a runtime such as workerd ends all that a request has begun, but for this. */
import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { createTokenProxy } from '../../server/index.js';
import { json } from '../support/spy-upstream.js';
import { apiKey, createFixture, ownCompany, pageRequest, until } from './harness.js';

const list = '/integrations?page=1&pageSize=500';

/** Records the work that the proxy hands over, and whether it has settled. */
function recordWork() {
  const handed: { work: Promise<unknown>; context: unknown; isSettled: boolean }[] = [];
  const waitUntil = (work: Promise<unknown>, context: unknown): void => {
    const entry = { work, context, isSettled: false };
    handed.push(entry);
    void work.then(() => (entry.isSettled = true));
  };
  return { handed, waitUntil };
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

test('waitUntil gets each request’s work with the context that the proxy was called with', async (t) => {
  const { handed, waitUntil } = recordWork();
  const { proxy } = await createFixture(t, { waitUntil });
  const context = { name: 'the context' };
  await proxy(pageRequest('GET', list), context);
  assert.equal(handed.length, 1);
  assert.equal(handed[0]?.context, context);
  await handed[0].work;
});

test('waitUntil keeps the catalogue’s revalidation, which outlives its response', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { handed, waitUntil } = recordWork();
  const { proxy, upstream } = await createFixture(t, { waitUntil });
  await proxy(pageRequest('GET', list));
  t.mock.timers.tick(5 * 60 * 1000 + 1);
  let held: ServerResponse | undefined;
  upstream.respond = (response) => (held = response);
  assert.equal((await proxy(pageRequest('GET', list))).status, 200);
  await until('the revalidation', () => held !== undefined);
  await nextTurn();
  assert.equal(handed[1]?.isSettled, false);
  if (held) json(held, 200, { results: [] });
  await handed[1].work;
});

test('waitUntil keeps a read whose page has left while another page waits for it', async (t) => {
  const { handed, waitUntil } = recordWork();
  const { proxy, upstream } = await createFixture(t, { waitUntil });
  let held: ServerResponse | undefined;
  upstream.respond = (response) => (held = response);
  const leaving = new AbortController();
  const path = '/companies/me/connections';
  const left = proxy(pageRequest('GET', path, { signal: leaving.signal }));
  await until('the read', () => held !== undefined);
  const waiting = proxy(pageRequest('GET', path));
  await nextTurn();
  leaving.abort();
  await left;
  await nextTurn();
  assert.equal(handed[0]?.isSettled, false);
  if (held) json(held, 200, { results: [] });
  assert.equal((await waiting).status, 200);
  await handed[0].work;
});

test('responds all the same when waitUntil throws, as where the proxy is called without its context', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const { proxy } = await createFixture(t, {
    waitUntil: (work, context) => (context as { waitUntil(work: unknown): void }).waitUntil(work),
  });
  assert.equal((await proxy(pageRequest('GET', list))).status, 200);
  assert.match(String(logged.mock.calls[0]?.arguments[0]), /waitUntil threw/);
});

test('each list’s brands are asked for by the request that wants them, however they wait for each other', async () => {
  const requests = new AsyncLocalStorage<string>();
  const askedBy = new Map<string, string | undefined>();
  const keysOf = (page: string) => Array.from({ length: 8 }, (_, place) => `${page}k${place}`);
  const proxy = createTokenProxy({
    apiKey,
    apiUrl: 'https://api.codat.example',
    resolveCompany: () => ownCompany,
    fetch: async ({ url }) => {
      const [, key] = /\/integrations\/(\w+)\/branding$/.exec(url) ?? [];
      if (key !== undefined) {
        askedBy.set(key, requests.getStore());
        await nextTurn();
        return Response.json({ sourceId: key });
      }
      const page = new URL(url).searchParams.get('page') ?? '';
      return Response.json({ results: keysOf(page).map((one) => ({ key: one })) });
    },
  });
  const ask = (page: string) =>
    requests.run(page, () =>
      proxy(pageRequest('GET', `/integrations?page=${page}&include=branding`)),
    );
  await Promise.all([ask('1'), ask('2')]);
  for (const page of ['1', '2']) {
    for (const key of keysOf(page)) assert.equal(askedBy.get(key), page, key);
  }
});
