import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatClient, type CodatError } from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { failureOf, wireConnection } from './support.js';

/** A `getToken` whose every call is resolved by hand. */
function tokensByHand() {
  const calls: { give: (token: string) => void; fail: (cause: Error) => void }[] = [];
  const getToken = () =>
    new Promise<string>((give, fail) => {
      calls.push({ give, fail });
    });
  return { calls, getToken };
}

const soon = () => new Promise(setImmediate);

test('requests that begin at the same moment share one call of getToken', async (t) => {
  const upstream = await startSpyUpstream(t);
  const { calls, getToken } = tokensByHand();
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  const reading = Promise.all([client.getDataStatus(), client.getDataStatus()]);
  await soon();
  calls[0]?.give('one');
  await reading;
  assert.equal(calls.length, 1);
  assert.deepEqual(
    upstream.seen.map(({ headers }) => headers.authorization),
    ['Bearer one', 'Bearer one'],
  );
});

test('clients of two companies share the calls of one getToken', async (t) => {
  const upstream = await startSpyUpstream(t);
  const { calls, getToken } = tokensByHand();
  const [one, other] = ['one', 'other'].map((companyId) =>
    createCodatClient({ proxyUrl: upstream.url, companyId, getToken }),
  );
  const reading = Promise.all([one?.getDataStatus(), other?.getDataStatus()]);
  await soon();
  calls[0]?.give('shared');
  await reading;
  assert.equal(calls.length, 1);
});

test('requests refused with the same token share one fresh one, however late the last is refused', async (t) => {
  const upstream = await startSpyUpstream(t);
  const late: (() => void)[] = [];
  upstream.respond = (response, { headers, target }) => {
    const isFresh = headers.authorization === 'Bearer 2';
    const respond = () =>
      json(response, isFresh ? 200 : 401, isFresh ? wireConnection() : { error: 'Unauthorized' });
    if (!isFresh && target.endsWith('/late')) late.push(respond);
    else respond();
  };
  let requestCount = 0;
  const getToken = () => Promise.resolve(String(++requestCount));
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  const lateReading = client.getConnection('late');
  await client.getConnection('early');
  late[0]?.();
  await lateReading;
  assert.equal(requestCount, 2);
});

test('a getToken that throws at once rejects all pending calls as not signed in, and is called anew', async (t) => {
  const upstream = await startSpyUpstream(t);
  let requestCount = 0;
  const getToken = () => {
    if (++requestCount === 1) throw new Error('No session');
    return 'abc';
  };
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  const failures = await Promise.all([failureOf(client.getDataStatus())]);
  assert.deepEqual(
    failures.map((error) => (error as CodatError).code),
    ['unauthorized'],
  );
  await client.getDataStatus();
  assert.equal(upstream.seen.length, 1);
});

test('a getToken that rejects fails every request that waits for it', async (t) => {
  const upstream = await startSpyUpstream(t);
  const { calls, getToken } = tokensByHand();
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  const failures = Promise.all([
    failureOf(client.getDataStatus()),
    failureOf(client.listConnections()),
  ]);
  await soon();
  calls[0]?.fail(new Error('No session'));
  assert.deepEqual(
    (await failures).map((error) => (error as CodatError).code),
    ['unauthorized', 'unauthorized'],
  );
  assert.equal(calls.length, 1);
});

test('a call of getToken that never ends is not waited for by later requests', async (t) => {
  const upstream = await startSpyUpstream(t);
  const { calls, getToken } = tokensByHand();
  const options = { proxyUrl: upstream.url, getToken, retries: 0 };
  const impatient = createCodatClient({ ...options, timeout: 30 });
  assert.equal(((await failureOf(impatient.getDataStatus())) as CodatError).code, 'unauthorized');
  const reading = createCodatClient(options).getDataStatus();
  await soon();
  calls[1]?.give('second');
  await reading;
  assert.equal(upstream.seen[0]?.headers.authorization, 'Bearer second');
});

test('a request that is aborted takes the token from nobody else', async (t) => {
  const upstream = await startSpyUpstream(t);
  const { calls, getToken } = tokensByHand();
  const client = createCodatClient({ proxyUrl: upstream.url, getToken });
  const controller = new AbortController();
  const aborted = failureOf(client.getDataStatus({ signal: controller.signal }));
  const reading = client.getDataStatus();
  await soon();
  controller.abort();
  calls[0]?.give('abc');
  await reading;
  assert.equal(((await aborted) as Error).name, 'AbortError');
  assert.equal(upstream.seen.length, 1);
});
