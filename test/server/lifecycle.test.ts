import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import {
  createTokenProxy,
  memoryStore,
  type TokenProxyCall,
  type TokenProxyRequest,
} from '../../server/index.js';
import { EventReader } from '../support/event-reader.js';
import { collectGarbage } from '../support/memory.js';
import { json } from '../support/spy-upstream.js';
import { webhookSecret } from '../support/webhooks.js';
import { apiKey, connection, ownCompany, pageRequest, createFixture, until } from './harness.js';

const one = `/companies/me/connections/${connection}`;

test('GET /health responds with 200 to anybody, without calling resolveCompany', async (t) => {
  let requestCount = 0;
  const { proxy, upstream } = await createFixture(t, {
    resolveCompany: () => {
      requestCount++;
      return undefined;
    },
  });
  const response = await proxy(pageRequest('GET', '/health'));
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { status: 'ok' });
  assert.equal(response.headers.get('cache-control'), 'private, no-store');
  const head = await proxy(pageRequest('HEAD', '/health'));
  assert.equal(head.status, 200);
  assert.equal((await proxy(pageRequest('POST', '/health'))).status, 405);
  assert.equal(requestCount, 0);
  assert.deepEqual(upstream.seen, []);
});

test('says that it is going once it is closed, and finishes what is under way', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const underWay = proxy(pageRequest('GET', one));
  await until('the question', () => held.length === 1);
  let isClosed = false;
  const closing = proxy.close().then(() => {
    isClosed = true;
  });
  const health = await proxy(pageRequest('GET', '/health'));
  assert.equal(health.status, 503);
  assert.deepEqual(await health.json(), { status: 'stopping' });
  assert.equal(isClosed, false);
  for (const response of held) json(response, 200, { id: 'a' });
  assert.deepEqual(await (await underWay).json(), { id: 'a' });
  await closing;
});

test('can be closed when there is nothing to end, and twice', async (t) => {
  const { proxy } = await createFixture(t);
  await proxy.close();
  await proxy.close();
});

test('waits for what is under way however often it is closed', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const held: ServerResponse[] = [];
  upstream.respond = (response) => held.push(response);
  const underWay = proxy(pageRequest('GET', one));
  await until('the question', () => held.length === 1);
  const closings = [proxy.close(), proxy.close()];
  for (const response of held) json(response, 200, {});
  await Promise.all([...closings, underWay]);
});

test('is closed even when its store is out of reach', async (t) => {
  const stop = () => Promise.reject(new Error('the connection is broken'));
  const store = { ...memoryStore(), subscribe: async () => stop };
  const { proxy } = await createFixture(t, { webhookSecret, store });
  const page = new EventReader(await proxy(pageRequest('GET', '/companies/me/events')));
  await proxy.close();
  await page.until(() => page.isEnded);
});

test('leaves nothing running when it is closed while a stream is being opened', async (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] });
  let begin: (() => void) | undefined;
  const store = {
    ...memoryStore(),
    subscribe: async () => {
      await new Promise<void>((resolve) => (begin = resolve));
      return () => undefined;
    },
  };
  const started = t.mock.method(globalThis, 'setInterval');
  const { proxy } = await createFixture(t, { webhookSecret, store });
  const opening = proxy(pageRequest('GET', '/companies/me/events'));
  await until('the subscription', () => begin !== undefined);
  const closing = proxy.close();
  begin?.();
  await Promise.all([opening, closing]);
  assert.equal(started.mock.callCount(), 0);
});

test('responds all the same when an asynchronous hook fails', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const boom = async () => {
    throw new Error('the log is full');
  };
  const { proxy } = await createFixture(t, { onRequest: boom, onCall: boom });
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
  await until('both words', () => logged.mock.callCount() === 2);
});

test('reports every request and every call to the host’s hooks, with nothing secret in it', async (t) => {
  const requests: TokenProxyRequest[] = [];
  const calls: TokenProxyCall[] = [];
  const { proxy, upstream } = await createFixture(t, {
    onRequest: (request) => requests.push(request),
    onCall: (call) => calls.push(call),
  });
  const linkUrl = 'https://link-api.codat.io/start?otp=742271';
  upstream.respond = (response) =>
    json(
      response,
      200,
      { id: connection, linkUrl },
      {
        'x-rate-limit-limit': '2000',
        'x-rate-limit-remaining': '1500',
        'x-rate-limit-reset': '2026-01-01T00:00:00Z',
      },
    );
  await proxy(pageRequest('GET', one, { headers: { cookie: 'sid=s3cret' } }));
  await proxy(pageRequest('GET', one));
  await proxy(pageRequest('GET', '/integrations/gbol/branding'));
  await proxy(pageRequest('GET', '/integrations/gbol/branding'));
  await proxy(pageRequest('GET', '/companies/s3cret/connections'));
  await proxy(pageRequest('GET', '/s3cret'));
  assert.deepEqual(
    requests.map(({ method, route, status, by }) => [method, route, status, by]),
    [
      ['GET', '/companies/{companyId}/connections/{connectionId}', 200, 'codat'],
      ['GET', '/companies/{companyId}/connections/{connectionId}', 200, 'shared'],
      ['GET', '/integrations/{platformKey}/branding', 200, 'codat'],
      ['GET', '/integrations/{platformKey}/branding', 200, 'cache'],
      ['GET', '/companies/{companyId}/connections', 403, 'proxy'],
      ['GET', 'unknown', 404, 'proxy'],
    ],
  );
  assert.ok(requests.every(({ duration }) => duration >= 0));
  assert.equal(calls.length, 2);
  const [call] = calls;
  assert.equal(call?.status, 200);
  assert.deepEqual(call.rateLimit, {
    limit: 2000,
    remaining: 1500,
    reset: '2026-01-01T00:00:00Z',
  });
  const reported = JSON.stringify([requests, calls]);
  for (const secret of [apiKey, linkUrl, '742271', 's3cret', ownCompany, connection, 'gbol']) {
    assert.equal(reported.includes(secret), false, secret);
  }
});

test('responds all the same when a hook throws', async (t) => {
  const logged = t.mock.method(console, 'error', () => undefined);
  const boom = () => {
    throw new Error('the log is full');
  };
  const { proxy } = await createFixture(t, { onRequest: boom, onCall: boom });
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
  assert.equal(logged.mock.callCount(), 2);
});

for (const path of ['/health', '/companies/me/events', '/events', '/webhooks']) {
  test(`finds ${path} wherever it is mounted`, async (t) => {
    const { proxy } = await createFixture(t, {
      webhookSecret: 'whsec_c2VjcmV0LWZvci10aGUtdGVzdHM=',
    });
    for (const prefix of ['', '/api/codat', '/deep/er/still']) {
      const response = await proxy(
        pageRequest('OPTIONS', `https://lender.example${prefix}${path}`),
      );
      assert.equal(response.status, 204);
    }
    await proxy.close();
  });
}

test('a proxy takes its memory as it needs it', () => {
  const used = () => {
    collectGarbage();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  const before = used();
  const proxies = Array.from({ length: 20 }, () =>
    createTokenProxy({ apiKey, resolveCompany: () => ownCompany }),
  );
  const each = (used() - before) / proxies.length;
  assert.ok(each < 100_000, `${Math.round(each)} bytes`);
});
