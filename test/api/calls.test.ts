import assert from 'node:assert/strict';
import { test } from 'node:test';
import { companyId, startCodat } from './support.js';

test('lists the whole catalogue', async (t) => {
  const codat = await startCodat(t);
  const integrations = await codat.proxied().listIntegrations();
  const names = new Map(integrations.map(({ key, name }) => [key, name]));
  assert.equal(names.get('gbol'), 'Xero');
  assert.equal(names.get('qhyg'), 'QuickBooks Online');
  assert.ok(integrations.length > 40);
});

test('lists only the source types asked for', async (t) => {
  const codat = await startCodat(t);
  const client = codat.proxied();
  const typesOf = async (sourceTypes: ('Banking' | 'Commerce')[]) => {
    const integrations = await client.listIntegrations({ sourceTypes });
    return [...new Set(integrations.map(({ sourceType }) => sourceType))].sort();
  };
  assert.deepEqual(await typesOf(['Banking']), ['Banking']);
  assert.deepEqual(await typesOf(['Commerce', 'Banking']), ['Banking', 'Commerce']);
});

test('lists only what is enabled, or only what is not', async (t) => {
  const codat = await startCodat(t);
  const client = codat.proxied();
  const enabled = await client.listIntegrations({ enabled: true });
  const disabled = await client.listIntegrations({ enabled: false });
  assert.ok(enabled.length > 0 && enabled.every((one) => one.enabled));
  assert.ok(disabled.length > 0 && disabled.every((one) => !one.enabled));
  const all = await client.listIntegrations();
  assert.equal(enabled.length + disabled.length, all.length);
});

test('narrows by source type and by what is enabled at once', async (t) => {
  const codat = await startCodat(t);
  const integrations = await codat
    .proxied()
    .listIntegrations({ sourceTypes: ['Banking', 'Commerce'], enabled: false });
  assert.deepEqual(
    integrations.map(({ key }) => key),
    ['lqai'],
  );
});

test('gets the official images of an integration that has a button', async (t) => {
  const codat = await startCodat(t);
  const branding = await codat.proxied().getBranding('qhyg');
  assert.match(branding.button?.default?.image?.src ?? '', /^http/);
  assert.match(branding.button?.hover?.image?.src ?? '', /^http/);
  assert.match(branding.logo?.square?.image?.src ?? '', /^http/);
});

test('gets the images of an integration without a button', async (t) => {
  const codat = await startCodat(t);
  const branding = await codat.proxied().getBranding('gbol');
  assert.deepEqual(branding.button, {});
  assert.match(branding.logo?.full?.image?.src ?? '', /^http/);
});

test('lists the company’s connections', async (t) => {
  const codat = await startCodat(t, [
    { platformKey: 'gbol' },
    { platformKey: 'fztf', status: 'PendingAuth' },
  ]);
  const connections = await codat.proxied().listConnections();
  assert.deepEqual(
    connections.map(({ integrationKey, status }) => [integrationKey, status]),
    [
      ['gbol', 'Linked'],
      ['fztf', 'PendingAuth'],
    ],
  );
});

test('creates a pending connection with a link', async (t) => {
  const codat = await startCodat(t);
  const connection = await codat.proxied().createConnection('gbol');
  assert.equal(connection.status, 'PendingAuth');
  assert.match(connection.linkUrl ?? '', /\/start\?otp=\d+$/);
  assert.deepEqual(
    codat.sandbox.connectionsOf(companyId).map(({ id }) => id),
    [connection.id],
  );
});

test('gets one connection, its link fresh with every response', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' }]);
  const client = codat.proxied();
  const first = await client.getConnection('c1');
  const second = await client.getConnection('c1');
  assert.equal(first.id, 'c1');
  assert.notEqual(first.linkUrl, second.linkUrl);
});

test('unlinks a connection and keeps it', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  assert.equal((await codat.proxied().unlinkConnection('c1')).status, 'Unlinked');
  assert.equal(codat.sandbox.connectionsOf(companyId)[0]?.status, 'Unlinked');
});

test('deletes a connection for good', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  await codat.proxied().deleteConnection('c1');
  assert.deepEqual(codat.sandbox.connectionsOf(companyId), []);
});

test('gets how far the reading of each data type is', async (t) => {
  const codat = await startCodat(t, [{ platformKey: 'gbol', ageMs: 3_600_000 }]);
  const statuses = await codat.proxied().getDataStatus();
  assert.equal(statuses['invoices']?.currentStatus, 'Complete');
});

test('requests the signed-in user’s company unless it is given another', async (t) => {
  const codat = await startCodat(t);
  const seen: string[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    seen.push(new URL(input as URL).pathname);
    return globalThis.fetch(input, init);
  };
  await codat.proxied({ fetch }).listConnections();
  await codat.proxied({ fetch, companyId }).listConnections();
  assert.deepEqual(seen, [
    '/proxy/companies/me/connections',
    `/proxy/companies/${companyId}/connections`,
  ]);
});
