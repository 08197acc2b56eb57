import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  CodatNetworkError,
  CodatResponseError,
  createCodatClient,
  type CodatClient,
} from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, startCodat, wireConnection } from './support.js';

/** A client whose every response is this. */
async function responding(t: TestContext, body: unknown): Promise<CodatClient> {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, body);
  return createCodatClient({ proxyUrl: upstream.url, retryDelay: 1 });
}

async function fieldMissed(promise: Promise<unknown>): Promise<string> {
  const error = await failureOf(promise);
  assert.ok(error instanceof CodatResponseError);
  assert.equal(error.code, 'unexpected-response');
  return error.field;
}

test('a status, source type or field that is not known passes through', async (t) => {
  const sent = wireConnection({ status: 'Resting', sourceType: 'Payroll', additional: { a: [1] } });
  const client = await responding(t, sent);
  assert.deepEqual(await client.getConnection('c1'), sent);
});

test('what Codat sends as null counts as absent', async (t) => {
  const client = await responding(
    t,
    wireConnection({ lastSync: null, dataConnectionErrors: null, connectionInfo: null }),
  );
  assert.equal((await client.getConnection('c1')).status, 'PendingAuth');
});

test('an error’s status code may be text or a number', async (t) => {
  const dataConnectionErrors = [{ statusCode: '403' }, { statusCode: 500, status: null }];
  const client = await responding(t, wireConnection({ dataConnectionErrors }));
  const connection = await client.getConnection('c1');
  assert.deepEqual(connection.dataConnectionErrors, dataConnectionErrors);
});

test('data types and statuses that are not known pass through', async (t) => {
  const sent = { 'payroll-payslips': { currentStatus: 'Dreaming' }, bills: {} };
  const client = await responding(t, sent);
  assert.deepEqual(await client.getDataStatus(), sent);
});

test('a branding may have nothing in it', async (t) => {
  const client = await responding(t, { logo: null, button: {}, sourceId: null });
  assert.deepEqual(await client.getBranding('gbol'), { logo: null, button: {}, sourceId: null });
});

test('a needed field that is missing is named', async (t) => {
  const { status: _, ...rest } = wireConnection();
  const client = await responding(t, rest);
  assert.equal(await fieldMissed(client.getConnection('c1')), 'status');
});

test('a needed field that is missing in a list is named by its path', async (t) => {
  const results = [wireConnection(), wireConnection({ id: 17 })];
  const client = await responding(t, { results, totalResults: 2 });
  assert.equal(await fieldMissed(client.listConnections()), 'results.1.id');
});

test('where the whole is not what Codat promises, no field is named', async (t) => {
  const client = await responding(t, '7');
  assert.equal(await fieldMissed(client.getConnection('c1')), '');
});

test('a list without results is not what Codat promises', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'shape' });
  assert.equal(await fieldMissed(codat.client().listIntegrations()), 'results');
});

test('JSON that ends in the middle is a network failure, as in an engine that hides the broken connection', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'malformed' });
  const error = await failureOf(codat.client().getConnection('c1'));
  assert.ok(error instanceof CodatNetworkError);
  assert.equal(error.code, 'network');
});

test('a read whose JSON ends in the middle is tried again', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'malformed', times: 1 });
  assert.deepEqual(await codat.client().listConnections(), []);
  assert.equal(codat.sandbox.requests.length, 2);
});

test('text that is neither JSON nor the beginning of some is unreadable', async (t) => {
  const client = await responding(t, 'not json');
  assert.equal(await fieldMissed(client.listConnections()), '');
});

test('an empty response is unreadable where one is needed', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'empty' });
  assert.equal(await fieldMissed(codat.client().getBranding('gbol')), '');
});

test('a request with an unreadable response is not repeated', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'html', status: 200 });
  await failureOf(codat.client().listConnections());
  assert.equal(codat.sandbox.requests.length, 1);
});

test('a body that is cut off is a network failure', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'cut' });
  const error = await failureOf(codat.client().listConnections());
  assert.ok(error instanceof CodatNetworkError);
  assert.equal(error.code, 'network');
});
