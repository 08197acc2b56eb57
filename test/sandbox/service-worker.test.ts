/** When the sandbox in a service worker starts anew: as the worker decides it, without a browser. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { WorkerScope } from '../../sandbox/service-worker/scope.js';
import type { WorkerOptions } from '../../sandbox/service-worker/protocol.js';
import { serveSandbox } from '../../sandbox/service-worker/worker.js';

const id = '8a210b68-6988-11ed-a1eb-0242ac120002';
const seed = { companies: [{ id, name: 'The Corner Bakery' }] };
const root = 'https://static.example/codat-sandbox';
const list = `${root}/proxy/companies/me/connections`;

/** A worker, and pages that register with it. */
function startWorker(t: TestContext) {
  const stored = new Map<string, Response>();
  const cache = {
    match: async (key: string) => stored.get(key)?.clone(),
    put: async (key: string, response: Response) => void stored.set(key, response),
  };
  const known = Object.getOwnPropertyDescriptor(globalThis, 'caches');
  Object.defineProperty(globalThis, 'caches', {
    configurable: true,
    value: { open: async () => cache },
  });
  t.after(() => {
    if (known) Object.defineProperty(globalThis, 'caches', known);
    else Reflect.deleteProperty(globalThis, 'caches');
  });
  const listeners = new Map<string, (event: unknown) => void>();
  serveSandbox({
    registration: { scope: 'https://static.example/' },
    clients: { claim: async () => undefined, matchAll: async () => [] },
    addEventListener: (type: string, listener: (event: unknown) => void) =>
      void listeners.set(type, listener),
  } as unknown as WorkerScope);
  /** What an event is extended by, or responded to with. */
  const dispatch = (type: string, event: object): Promise<unknown> =>
    new Promise((resolve) => {
      listeners.get(type)?.({ ...event, waitUntil: resolve, respondWith: resolve });
    });
  const send = async (request: Request): Promise<Response> => {
    const response = await dispatch('fetch', { request, clientId: 'page' });
    assert.ok(response instanceof Response);
    return response;
  };
  return {
    register: (options?: WorkerOptions) =>
      dispatch('message', {
        data: { type: 'codat-sandbox', ...(options && { options }) },
        source: { id: 'page' },
        ports: [],
      }),
    connect: async (): Promise<void> => {
      const response = await send(
        new Request(list, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"platformKey":"gbol"}',
        }),
      );
      assert.equal(response.status, 200);
    },
    connections: async (): Promise<number> => {
      const { results } = (await (await send(new Request(list))).json()) as { results: unknown[] };
      return results.length;
    },
  };
}

for (const [difference, other] of [
  ['no redirect', {}],
  ['another redirect', { redirectUrl: 'https://static.example/b/connected.html' }],
  ['another step', { syncStepMs: 20 }],
] as const) {
  test(`the service worker’s sandbox goes on where another page gives ${difference}`, async (t) => {
    const { register, connect, connections } = startWorker(t);
    await register({ seed, redirectUrl: 'https://static.example/connected.html' });
    await connect();
    await register({ seed, ...other });
    assert.equal(await connections(), 1);
    await register(other);
    assert.equal(await connections(), 1);
  });
}

test('the service worker’s sandbox starts anew with another seed', async (t) => {
  const { register, connect, connections } = startWorker(t);
  await register({ seed, redirectUrl: 'https://static.example/connected.html' });
  await connect();
  await register({ seed: { companies: [{ id, name: 'Another Bakery' }] } });
  assert.equal(await connections(), 0);
});

test('requests to the service worker’s sandbox keep their bodies where they cannot be read as streams', async (t) => {
  const known = Object.getOwnPropertyDescriptor(Request.prototype, 'body');
  assert.ok(known);
  Object.defineProperty(Request.prototype, 'body', { configurable: true, get: () => undefined });
  t.after(() => Object.defineProperty(Request.prototype, 'body', known));
  const { register, connect, connections } = startWorker(t);
  await register({ seed });
  await connect();
  assert.equal(await connections(), 1);
});
