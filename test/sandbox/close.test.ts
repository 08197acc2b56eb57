/** What a sandbox does later ends with it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatSandbox } from '../../sandbox/index.js';
import { createTestWorld } from '../../testing/index.js';
import { call } from './support.js';

const HOUR_MS = 3_600_000;

const timers = () => process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;

test('a closed sandbox sends no more events, and keeps no process alive', async () => {
  const before = timers();
  let events = 0;
  const sandbox = createCodatSandbox({
    syncStepMs: HOUR_MS,
    seed: { companies: [{ id: 'c', name: 'C', connections: [{ id: 'x', platformKey: 'gbol' }] }] },
    webhook: {
      url: 'https://lender.example/webhooks',
      secret: 'whsec_c2VjcmV0LW9mLXRoZS10ZXN0',
      // Never taken: it would be sent again.
      fetch: () => Promise.resolve(new Response(null, { status: (events++, 500) })),
    },
  });
  sandbox.setConnectionStatus('x', 'Deauthorized');
  sandbox.setConnectionStatus('x', 'Linked');
  assert.ok(timers() > before);
  while (events === 0) await new Promise(setImmediate);

  sandbox.close();
  await new Promise(setImmediate);

  assert.equal(timers(), before);
});

for (const kind of ['delay', 'hold'] as const) {
  test(`a closed sandbox gives the response that a fault of kind ${kind} keeps`, async () => {
    const sandbox = createCodatSandbox();
    sandbox.faults.add({ kind, ...(kind === 'delay' && { delayMs: HOUR_MS }) });
    const response = call(sandbox, 'GET', '/integrations');

    sandbox.close();

    assert.equal((await response).status, 200);
  });
}

test('a closed test world keeps no response of its sandbox', async () => {
  const world = await createTestWorld();
  world.sandbox.faults.add({ kind: 'delay', delayMs: HOUR_MS });
  const response = call(world.sandbox, 'GET', '/integrations');

  await world.close();

  assert.equal((await response).status, 200);
});
