import assert from 'node:assert/strict';
import test from 'node:test';
import { createCodatSandbox, type SandboxSnapshot } from '../../sandbox/index.js';
import { call, linkUrlOf, results, stillSandbox } from './support.js';

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
