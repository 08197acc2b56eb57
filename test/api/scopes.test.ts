import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CodatApiError, createCodatClient } from '../../src/api/index.js';
import { createTokenProxy, type ResolvedCompany } from '../../server/index.js';
import { createCodatSandbox } from '../../sandbox/index.js';
import { companyId, failureOf, serve } from './support.js';

/** A client of a proxy whose response to "who is this, and what may they do" can be changed. */
async function startScoped(t: TestContext, access: ResolvedCompany) {
  const sandbox = createCodatSandbox({
    seed: { companies: [{ id: companyId, name: 'Own', connections: [{ platformKey: 'gbol' }] }] },
  });
  const session = { access };
  const proxy = createTokenProxy({
    apiKey: 'sandbox',
    basePath: '/codat',
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: () => session.access,
    onError: () => undefined,
  });
  const origin = await serve(t, proxy);
  const client = createCodatClient({
    proxyUrl: `${origin}/codat`,
    headers: { origin },
    retryDelay: 1,
  });
  return { client, session, sandbox };
}

const scopesOf = ({ scopes }: { scopes?: ReadonlySet<string> | undefined }) =>
  scopes && [...scopes].sort();

test('a client has no scopes before the proxy’s first response', async (t) => {
  const { client } = await startScoped(t, { companyId, scopes: ['read'] });
  assert.equal(client.scopes, undefined);
});

test('a client learns its scopes with the first response about the company', async (t) => {
  const { client } = await startScoped(t, { companyId, scopes: ['read', 'connect'] });
  await client.listConnections();
  assert.deepEqual(scopesOf(client), ['connect', 'read']);
});

test('a client learns its scopes from a refusal too, which has a code of its own', async (t) => {
  const { client } = await startScoped(t, { companyId, scopes: ['read'] });
  const error = await failureOf(client.createConnection('gbol'));
  assert.ok(error instanceof CodatApiError);
  assert.equal(error.code, 'insufficient-scope');
  assert.equal(error.userRecoverable, false);
  const { message, ...rest } = error.toJSON();
  assert.match(message, /permission/);
  assert.deepEqual(rest, { errorCode: 'insufficient-scope', userRecoverable: false });
  assert.deepEqual(scopesOf(client), ['read']);
});

test('a client of a caller who may do nothing knows that', async (t) => {
  const { client } = await startScoped(t, { companyId, scopes: [] });
  await failureOf(client.listConnections());
  assert.deepEqual(scopesOf(client), []);
});

test('the catalogue, which caches keep, does not change what a client knows of its scopes', async (t) => {
  const { client } = await startScoped(t, { companyId, scopes: ['read'] });
  await client.listConnections();
  await client.listIntegrations();
  assert.deepEqual(scopesOf(client), ['read']);
});

test('a client follows a session that is granted other scopes, or all', async (t) => {
  const { client, session } = await startScoped(t, { companyId, scopes: ['read'] });
  await client.listConnections();
  session.access = { companyId, scopes: ['read', 'delete'] };
  await client.listConnections();
  assert.deepEqual(scopesOf(client), ['delete', 'read']);
  session.access = companyId;
  await client.listConnections();
  assert.equal(client.scopes, undefined);
});

test('an error that says nothing of scopes changes nothing', async (t) => {
  const { client, session } = await startScoped(t, { companyId, scopes: ['read'] });
  await client.listConnections();
  session.access = null;
  await failureOf(client.listConnections());
  assert.deepEqual(scopesOf(client), ['read']);
});
