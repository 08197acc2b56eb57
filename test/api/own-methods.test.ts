import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startCodat } from './support.js';

test('a client works through a proxy that a framework puts around it', async (t) => {
  const codat = await startCodat(t, [{ platformKey: 'gbol' }]);
  // As Vue's `reactive` does: what is called, and every getter, has the proxy as `this`.
  const client = new Proxy(codat.proxied(), { get: Reflect.get });

  const [connection] = await client.listConnections();
  assert.equal(connection?.platformName, 'Xero');
  assert.ok((await client.listIntegrations({ enabled: true })).length > 0);
  assert.equal(client.scopes?.has('read') ?? true, true);
});

test('a copy of a client by spread has what the host does not replace', async (t) => {
  const codat = await startCodat(t, [{ platformKey: 'gbol' }]);
  const client = { ...codat.proxied(), listIntegrations: () => Promise.resolve([]) };

  assert.deepEqual(await client.listIntegrations(), []);
  assert.equal((await client.listConnections()).length, 1);
});

test('a method of a client may be handed on, and be replaced', async (t) => {
  const client = (await startCodat(t, [{ platformKey: 'gbol' }])).proxied();
  const { listConnections } = client;
  assert.equal((await listConnections()).length, 1);

  const stub = () => Promise.resolve([]);
  client.listConnections = stub;
  assert.equal(client.listConnections, stub);
});
