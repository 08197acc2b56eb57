import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodatApiError, CodatNetworkError, createCodatClient } from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, startCodat } from './support.js';

for (const status of [408, 429, 500, 502, 503, 504]) {
  test(`a read is tried twice more after a ${status}`, async (t) => {
    const codat = await startCodat(t);
    const headers = { 'Retry-After': '0' };
    codat.sandbox.faults.add({ kind: 'status', status, headers });
    await failureOf(codat.client().getBranding('gbol'));
    assert.equal(codat.sandbox.requests.length, 3);
  });
}

for (const status of [400, 401, 402, 403, 404]) {
  test(`a read is not tried again after a ${status}`, async (t) => {
    const codat = await startCodat(t);
    codat.sandbox.faults.add({ kind: 'status', status });
    await failureOf(codat.client().getBranding('gbol'));
    assert.equal(codat.sandbox.requests.length, 1);
  });
}

for (const kind of ['network', 'cut', 'html'] as const) {
  test(`a read that fails once by “${kind}” succeeds the second time`, async (t) => {
    const codat = await startCodat(t, [{ platformKey: 'gbol' }]);
    codat.sandbox.faults.add({ kind, times: 1 });
    assert.equal((await codat.client().listConnections()).length, 1);
    assert.equal(codat.sandbox.requests.length, 2);
  });
}

test('how often a read is tried again can be set', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'network' });
  await failureOf(codat.client({ retries: 0 }).listConnections());
  assert.equal(codat.sandbox.requests.length, 1);
  await failureOf(codat.client({ retries: 4 }).listConnections());
  assert.equal(codat.sandbox.requests.length, 1 + 5);
});

test('a Retry-After is waited for', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'status', status: 429, times: 1 });
  await codat.client().listConnections();
  const [refused, response] = codat.sandbox.requests;
  assert.ok(refused && response);
  assert.ok(response.at - refused.at >= 990, `${response.at - refused.at} ms`);
});

test('a Retry-After longer than the longest wait becomes an error at once', async (t) => {
  const codat = await startCodat(t);
  const headers = { 'Retry-After': '3600' };
  codat.sandbox.faults.add({ kind: 'status', status: 429, headers });
  const error = await failureOf(codat.client().listConnections());
  assert.ok(error instanceof CodatApiError);
  assert.equal(error.retryAfter, 3_600_000);
  assert.equal(codat.sandbox.requests.length, 1);
});

test('pauses grow with every try', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 500, {});
  const timer = t.mock.method(globalThis, 'setTimeout');
  const client = createCodatClient({ proxyUrl: upstream.url, retries: 3, retryDelay: 20 });
  await failureOf(client.listConnections());
  const set = timer.mock.calls.map(({ arguments: [, ms = 0] }) => ms);
  // The others are the requests' time-outs.
  const pauses = set.filter((ms) => ms < 1000);
  assert.equal(pauses.length, 3);
  for (const [place, measure] of [20, 40, 80].entries()) {
    const pause = pauses[place] ?? 0;
    assert.ok(pause >= measure / 2 && pause <= measure, `${pause} ms after try ${place + 1}`);
  }
});

test('an abort ends the pause before the next try', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 500, {}, { 'retry-after': '15' });
  const client = createCodatClient({ proxyUrl: upstream.url });
  const controller = new AbortController();
  const { setTimeout } = globalThis;
  // The pause does not end by itself.
  t.mock.method(globalThis, 'setTimeout', (task: () => void, ms = 0) =>
    setTimeout(task, ms >= 10_000 ? 2 ** 31 - 1 : ms),
  );
  const reading = failureOf(client.getConnection('c1', { signal: controller.signal }));
  while (upstream.seen.length === 0) await new Promise(setImmediate);
  controller.abort();
  assert.equal(((await reading) as Error).name, 'AbortError');
  assert.equal(upstream.seen.length, 1);
});

test('an abort that nobody asked for is a broken network, and tried again', async (t) => {
  const codat = await startCodat(t, [{ platformKey: 'gbol' }]);
  let broken = 0;
  const client = codat.client({
    fetch: async (input, init) => {
      // As a host's own `fetch` does that ends what is under way when its page changes.
      if (broken++ === 0) throw new DOMException('The operation was aborted.', 'AbortError');
      return fetch(input, init);
    },
  });
  assert.equal((await client.listConnections()).length, 1);
  const refusing = codat.client({
    retries: 0,
    fetch: () => Promise.reject(new DOMException('The operation was aborted.', 'AbortError')),
  });
  assert.ok((await failureOf(refusing.listConnections())) instanceof CodatNetworkError);
});

test('who waits for a Retry-After does not come back in step with the others', async (t) => {
  const codat = await startCodat(t);
  const headers = { 'Retry-After': '1' };
  codat.sandbox.faults.add({ kind: 'status', status: 503, headers, times: 1 });
  const begun = performance.now();
  await codat.client({ retryDelay: 400 }).getBranding('gbol');
  // Half of the usual pause at least; a timer may be a millisecond early.
  assert.ok(performance.now() - begun >= 1000 + 400 / 2 - 5);
});
