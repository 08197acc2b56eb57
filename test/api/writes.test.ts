import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CodatApiError,
  CodatError,
  CodatResponseError,
  createCodatClient,
} from '../../src/api/index.js';
import type { Fault } from '../../sandbox/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { companyId, failureOf, startCodat, warningsOf } from './support.js';

const lostResponses: Record<string, Omit<Fault, 'method'>> = {
  'a 500': { kind: 'status', status: 500 },
  'a gateway’s 502': { kind: 'html' },
  'no response': { kind: 'network' },
  'a response cut off': { kind: 'cut' },
  'a response that breaks off': { kind: 'malformed' },
  'a response of another shape': { kind: 'shape' },
  'a response that comes too late': { kind: 'delay', delayMs: 3000 },
};

/** A short time-out where it is what loses the response. */
const timeoutFor = ({ kind }: Omit<Fault, 'method'>) => (kind === 'delay' ? { timeout: 1500 } : {});

for (const [name, fault] of Object.entries(lostResponses)) {
  test(`a connection is created once only, whatever comes of it: ${name}`, async (t) => {
    const codat = await startCodat(t);
    codat.sandbox.faults.add({ ...fault, method: 'POST', after: 'after' });
    const client = codat.client(timeoutFor(fault));
    assert.ok((await failureOf(client.createConnection('gbol'))) instanceof CodatError);
    assert.equal(codat.sent('POST'), 1);
  });

  test(`a connection whose response was lost is adopted: ${name}`, async (t) => {
    const codat = await startCodat(t, [{ id: 'old', platformKey: 'gbol', status: 'PendingAuth' }]);
    codat.sandbox.faults.add({ ...fault, method: 'POST', after: 'after' });
    const client = codat.client(timeoutFor(fault));
    const adopted = await client.createConnection('gbol', { knownIds: new Set(['old']) });
    const [, made] = codat.sandbox.connectionsOf(companyId);
    assert.equal(adopted.id, made?.id);
    assert.match(adopted.linkUrl ?? '', /otp=/);
    assert.equal(codat.sent('POST'), 1);
  });
}

test('a pending connection that was there before is not taken for the lost one', async (t) => {
  const codat = await startCodat(t, [{ id: 'old', platformKey: 'gbol', status: 'PendingAuth' }]);
  codat.sandbox.faults.add({ kind: 'status', status: 500, method: 'POST' });
  const known = { knownIds: new Set(['old']) };
  const error = await failureOf(codat.client().createConnection('gbol', known));
  assert.ok(error instanceof CodatApiError);
  assert.equal(error.status, 500);
});

test('neither another integration’s connection nor a linked one is taken for the lost one', async (t) => {
  const codat = await startCodat(t, [
    { platformKey: 'fztf', status: 'PendingAuth' },
    { platformKey: 'gbol', status: 'Linked' },
  ]);
  codat.sandbox.faults.add({ kind: 'status', status: 500, method: 'POST' });
  const none = { knownIds: new Set<string>() };
  assert.ok((await failureOf(codat.client().createConnection('gbol', none))) instanceof CodatError);
});

test('the lost connection is known by its source where Codat does not say its key', async (t) => {
  warningsOf(t);
  const upstream = await startSpyUpstream(t);
  const pending = {
    integrationId: 'i',
    platformName: 'P',
    sourceType: 'Accounting',
    linkUrl: null,
  };
  // One has none at all.
  const results = ['', 'xero', 'quickbooks'].map((sourceId) => ({
    ...pending,
    id: `of-${sourceId}`,
    status: 'PendingAuth',
    sourceId,
  }));
  upstream.respond = (response, { method }) => {
    if (method === 'POST') json(response, 503, {});
    else json(response, 200, { results, totalResults: results.length });
  };
  const client = createCodatClient({ proxyUrl: upstream.url, retries: 0 });
  const knownIds = new Set<string>();

  const adopted = await client.createConnection('qhyg', { knownIds, sourceId: 'quickbooks' });

  assert.equal(adopted.id, 'of-quickbooks');
  for (const sourceId of ['sage', '', null, undefined]) {
    const options = { knownIds, sourceId };
    const error = await failureOf(client.createConnection('qhyg', options));
    assert.equal((error as CodatApiError).status, 503);
  }
});

test('a refused creation is not looked after', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'status', status: 400, method: 'POST' });
  await failureOf(codat.client().createConnection('gbol', { knownIds: new Set() }));
  assert.deepEqual(codat.asked(), [`POST /companies/${companyId}/connections`]);
});

test('a creation rejects with its first failure when the lookup after it fails too', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'status', status: 503, method: 'POST' });
  codat.sandbox.faults.add({ kind: 'status', status: 404, method: 'GET' });
  const error = await failureOf(
    codat.client().createConnection('gbol', { knownIds: new Set<string>() }),
  );
  assert.equal((error as CodatApiError).status, 503);
});

test('an unlinking whose response was lost is looked up, not repeated', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  codat.sandbox.faults.add({ kind: 'cut', method: 'PATCH', after: 'after' });
  assert.equal((await codat.client().unlinkConnection('c1')).status, 'Unlinked');
  assert.equal(codat.sent('PATCH'), 1);
});

test('an unlinking that did not happen rejects', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  codat.sandbox.faults.add({ kind: 'status', status: 500, method: 'PATCH' });
  const error = await failureOf(codat.client().unlinkConnection('c1'));
  assert.equal((error as CodatApiError).status, 500);
  assert.equal(codat.sandbox.connectionsOf(companyId)[0]?.status, 'Linked');
});

test('what is disconnected already counts as disconnected', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol', status: 'Unlinked' }]);
  assert.equal((await codat.client().unlinkConnection('c1')).status, 'Unlinked');
  assert.equal(codat.sent('PATCH'), 1);
});

test('an unlinking that Codat refuses rejects once it has been looked up', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol', status: 'PendingAuth' }]);
  const error = await failureOf(codat.client().unlinkConnection('c1'));
  assert.equal((error as CodatApiError).status, 400);
  assert.equal(codat.sent('PATCH'), 1);
});

test('a deletion whose response was lost is looked up, not repeated', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  codat.sandbox.faults.add({ kind: 'status', status: 500, method: 'DELETE', after: 'after' });
  await codat.client().deleteConnection('c1');
  assert.equal(codat.sent('DELETE'), 1);
});

test('a deletion that did not happen rejects', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  codat.sandbox.faults.add({ kind: 'status', status: 500, method: 'DELETE' });
  const error = await failureOf(codat.client().deleteConnection('c1'));
  assert.equal((error as CodatApiError).status, 500);
});

test('a deletion rejects when it cannot be looked up either', async (t) => {
  const codat = await startCodat(t, [{ id: 'c1', platformKey: 'gbol' }]);
  codat.sandbox.faults.add({ kind: 'network', method: 'DELETE', after: 'after' });
  codat.sandbox.faults.add({ kind: 'status', status: 503, method: 'GET' });
  const error = await failureOf(codat.client().deleteConnection('c1'));
  assert.equal((error as CodatError).code, 'network');
});

test('what is gone already counts as deleted', async (t) => {
  const codat = await startCodat(t);
  await codat.client().deleteConnection('c1');
  assert.equal(codat.sent('DELETE'), 1);
});

test('an unreadable response rejects where no lookup says whether it happened', async (t) => {
  const codat = await startCodat(t);
  codat.sandbox.faults.add({ kind: 'shape', method: 'POST', after: 'after' });
  const error = await failureOf(codat.client().createConnection('gbol'));
  assert.ok(error instanceof CodatResponseError);
});
