import assert from 'node:assert/strict';
import test from 'node:test';
import {
  createCodatSandbox,
  type CodatSandbox,
  type SandboxSnapshot,
} from '../../sandbox/index.js';
import { call, json, linkUrlOf, results, stillSandbox } from './support.js';

const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';
const seed = {
  companies: [
    {
      id: companyId,
      name: 'The Corner Bakery',
      connections: [{ id: 'a', platformKey: 'gbol', status: 'PendingAuth' as const }],
    },
  ],
};

/** As it is after it was written down somewhere. */
const overJson = (snapshot: SandboxSnapshot) =>
  JSON.parse(JSON.stringify(snapshot)) as SandboxSnapshot;

test('a sandbox goes on from a snapshot with links that were given before', async () => {
  const first = stillSandbox({ seed, redirectUrl: 'https://lender.example/connected' });
  const link = await linkUrlOf(first, companyId, 'a');
  first.advance(5000);

  const second = stillSandbox({ seed: {}, snapshot: overJson(first.snapshot()) });
  assert.equal(second.redirectUrl, 'https://lender.example/connected');
  assert.deepEqual(second.companies, first.companies);
  const response = await second.fetch(new Request(link));
  assert.equal(response.status, 303);

  // The sign-in that has begun goes on in a third.
  const third = stillSandbox({ snapshot: overJson(second.snapshot()) });
  const page = await third.fetch(new Request(response.headers.get('location') ?? ''));
  assert.match(await page.text(), /Confirm your organisation/);
  assert.deepEqual(third.snapshot(), second.snapshot());
});

test('a snapshot stays as it was when its sandbox goes on', async () => {
  const sandbox = createCodatSandbox({ seed });
  const before = sandbox.snapshot();
  const text = JSON.stringify(before);
  sandbox.setConnectionStatus('a', 'Linked');
  sandbox.deauthorize('a');
  assert.equal(JSON.stringify(before), text);
  const restored = createCodatSandbox({ snapshot: sandbox.snapshot() });
  const [connection] = await results(
    await call(restored, 'GET', `/companies/${companyId}/connections`),
  );
  assert.equal(connection?.['status'], 'Deauthorized');
});

test('reset() of a sandbox that went on from a snapshot starts from the seed', () => {
  const first = createCodatSandbox({ seed });
  first.setConnectionStatus('a', 'Linked');
  const second = createCodatSandbox({ seed, snapshot: first.snapshot() });
  assert.equal(second.connectionsOf(companyId)[0]?.status, 'Linked');
  second.reset();
  assert.equal(second.connectionsOf(companyId)[0]?.status, 'PendingAuth');
});

test('a snapshot with software that the catalogue does not have is refused', () => {
  const snapshot = createCodatSandbox({ seed }).snapshot();
  const text = JSON.stringify(snapshot).replace('"gbol"', '"none"');
  assert.throws(
    () => createCodatSandbox({ snapshot: JSON.parse(text) as SandboxSnapshot }),
    /no integration "none"/,
  );
});

test('what is made after a snapshot has ids of its own, even where the clock stands still', async () => {
  const post = async (sandbox: CodatSandbox, path: string, body: unknown) =>
    String((await json(await call(sandbox, 'POST', path, body)))['id']);
  const connections = `/companies/${companyId}/connections`;
  const first = stillSandbox({ seed });
  const ids = [await post(first, connections, { platformKey: 'gbol' })];
  const second = stillSandbox({ snapshot: overJson(first.snapshot()) });
  ids.push(await post(second, connections, { platformKey: 'fztf' }));
  ids.push(await post(second, '/companies', { name: 'One Ltd' }));
  const third = stillSandbox({ snapshot: overJson(second.snapshot()) });
  ids.push(await post(third, '/companies', { name: 'Other Ltd' }));
  ids.push(await post(third, connections, { platformKey: 'qhyg' }));

  assert.equal(new Set(ids).size, 5);
  assert.deepEqual(
    third.connectionsOf(companyId).map(({ platformKey }) => platformKey),
    ['gbol', 'gbol', 'fztf', 'qhyg'],
  );
  assert.equal(third.companies.length, 3);
});

test('a deleted connection’s id is not given again after a snapshot', async () => {
  const connections = `/companies/${companyId}/connections`;
  const post = async (sandbox: CodatSandbox) =>
    String((await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' })))['id']);
  const first = stillSandbox({ seed });
  const deleted = await post(first);
  await call(first, 'DELETE', `${connections}/${deleted}`);

  const second = stillSandbox({ snapshot: overJson(first.snapshot()) });

  assert.notEqual(await post(second), deleted);
});

test('a link that was used before a snapshot is not given again after it', async () => {
  const first = stillSandbox({ seed });
  const used = await linkUrlOf(first, companyId, 'a');
  await first.fetch(new Request(used));

  const second = stillSandbox({ snapshot: overJson(first.snapshot()) });

  assert.notEqual(await linkUrlOf(second, companyId, 'a'), used);
  assert.equal((await second.fetch(new Request(used))).status, 401);
});

test('a snapshot holds which integrations are switched on', async () => {
  const first = stillSandbox({ seed: { ...seed, integrations: { gbol: false } } });

  const second = stillSandbox({ seed, snapshot: overJson(first.snapshot()) });

  const listed = await results(await call(second, 'GET', '/integrations?query=key%3Dgbol'));
  assert.deepEqual(
    listed.map(({ enabled }) => enabled),
    [false],
  );
});

test('a snapshot of another version is refused', () => {
  const { state } = createCodatSandbox({ seed }).snapshot();
  assert.throws(
    () => createCodatSandbox({ snapshot: { version: 1, state } }),
    /The snapshot is of another version/,
  );
});
