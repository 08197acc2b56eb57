/** Brands that cannot be renewed, through the whole proxy: hundreds of them must not use up what is there for users. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { TokenProxyOptions } from '../../server/index.js';
import { createFixture, otherCompany, ownCompany, pageRequest } from './harness.js';

const HOUR_MS = 60 * 60 * 1000;
const branded = '/integrations?page=1&pageSize=500&include=branding';
const keys = Array.from({ length: 125 }, (_, place) => `k${String(place).padStart(3, '0')}`);

interface Codat {
  /** Codat's responses to requests for brands from now on. */
  brand: (key: string) => Response;
  /** The brands that were asked for. */
  readonly asked: string[];
}

const wellBrand = (key: string): Response => Response.json({ sourceId: key });
const failing = (): Response => Response.json({ error: 'Internal error' }, { status: 500 });

/** A proxy that has all brands, over a Codat without a network. */
async function setUp(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const codat: Codat = { brand: wellBrand, asked: [] };
  const works: Promise<unknown>[] = [];
  const { proxy, problems } = await createFixture(t, {
    waitUntil: (work) => works.push(work),
    fetch: async ({ url, method }) => {
      const [, key] = /\/integrations\/(\w+)\/branding$/.exec(url) ?? [];
      if (key !== undefined) {
        codat.asked.push(key);
        return codat.brand(key);
      }
      if (method === 'POST') return Response.json({ id: 'a' });
      return Response.json({ results: keys.map((one) => ({ key: one })) });
    },
    ...options,
  });
  const list = async (): Promise<number> => {
    const response = await proxy(pageRequest('GET', branded));
    assert.equal(response.status, 200);
    const { results } = (await response.json()) as { results: { branding?: unknown }[] };
    return results.filter(({ branding }) => branding !== undefined).length;
  };
  /** Until nothing more is asked for in the background. */
  const settle = async () => {
    await Promise.all(works.splice(0));
  };
  const tick = (ms: number) => t.mock.timers.tick(ms);
  while ((await list()) < keys.length) {
    await settle();
    tick(10_000);
  }
  const age = (ms: number) => {
    tick(ms);
    codat.asked.length = 0;
  };
  return { proxy, problems, codat, list, settle, age, tick };
}

test('brands that fail to renew are tried ever less often, and reported once', async (t) => {
  const { problems, codat, list, settle, age, tick } = await setUp(t);
  age(30 * HOUR_MS);
  codat.brand = failing;
  for (let request = 0; request < 6; request++) {
    assert.equal(await list(), keys.length);
    await settle();
    tick(10_000);
  }
  assert.ok(
    codat.asked.length >= 4 && codat.asked.length <= 12,
    `asked ${codat.asked.length} times`,
  );
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['not-renewed'],
  );
  // An hour later there is a pause of minutes between tries.
  tick(HOUR_MS);
  codat.asked.length = 0;
  for (let request = 0; request < 6; request++) {
    await list();
    await settle();
    tick(20_000);
  }
  assert.ok(codat.asked.length <= 8, `asked ${codat.asked.length} times in two minutes`);
  assert.equal(problems.length, 1);
  // When Codat is well again, all of them are renewed.
  codat.brand = wellBrand;
  tick(6 * 60_000);
  codat.asked.length = 0;
  await list();
  await settle();
  assert.deepEqual(codat.asked.toSorted(), keys);
});

test('one brand that fails to renew keeps no other one from it', async (t) => {
  const { problems, codat, list, settle, age } = await setUp(t);
  age(30 * HOUR_MS);
  codat.brand = (key) => (key === keys[3] ? failing() : wellBrand(key));
  await list();
  await settle();
  assert.deepEqual([...new Set(codat.asked)].toSorted(), keys);
  assert.equal(problems.length, 1);
});

test('brands that were never there back off too', async (t) => {
  const { codat, list, settle, age, tick } = await setUp(t);
  age(8 * 24 * HOUR_MS);
  codat.brand = failing;
  for (let request = 0; request < 6; request++) {
    await list();
    await settle();
    tick(10_000);
  }
  assert.ok(codat.asked.length <= 12, `asked ${codat.asked.length} times`);
});

test('a pause that Codat asks of the whole account is reported once, not for each brand', async (t) => {
  const { problems, codat, list, settle, age, tick } = await setUp(t);
  age(30 * HOUR_MS);
  const headers = {
    'retry-after': '300',
    'x-rate-limit-limit': '3000',
    'x-rate-limit-remaining': '0',
  };
  codat.brand = () => Response.json({ error: 'Rate limit exceeded' }, { status: 429, headers });
  for (let request = 0; request < 4; request++) {
    await list();
    await settle();
    tick(30_000);
  }
  const kinds = problems.map(({ kind }) => kind);
  assert.equal(kinds.filter((kind) => kind === 'limit-reached').length, 1);
  assert.ok(kinds.filter((kind) => kind === 'not-renewed').length <= 1, kinds.join());
});

test('renewing brands takes nothing of what a minute reserves for writes', async (t) => {
  const { proxy, codat, list, settle, age } = await setUp(t, {
    limits: { perMinute: 150, companyPerMinute: 120 },
  });
  age(30 * HOUR_MS);
  await list();
  await settle();
  // And the list itself.
  assert.equal(codat.asked.length, 99);
  for (let write = 0; write < 50; write++) {
    const body = '{"platformKey":"gbol"}';
    const response = await proxy(pageRequest('POST', '/companies/me/connections', { body }));
    assert.equal(response.status, 200, `write ${write}`);
  }
});

test('a user who waits for a brand that the background may not ask for gets it', async (t) => {
  const company = { id: ownCompany };
  const { proxy, list, settle, age, codat } = await setUp(t, {
    resolveCompany: () => company.id,
    limits: { perMinute: 150, companyPerMinute: 120 },
  });
  age(8 * 24 * HOUR_MS);
  company.id = otherCompany;
  await list();
  await settle();
  const missing = keys.find((key) => !codat.asked.includes(key));
  assert.ok(missing !== undefined);
  const response = await proxy(pageRequest('GET', `/integrations/${missing}/branding`));
  assert.equal(response.status, 200);
});

test('renewing brands takes nothing of the account’s last part of a day', async (t) => {
  const { codat, list, settle, age } = await setUp(t);
  age(30 * HOUR_MS);
  const headers = { 'x-rate-limit-limit': '3000', 'x-rate-limit-remaining': '599' };
  codat.brand = (key) => Response.json({ sourceId: key }, { headers });
  await list();
  await settle();
  // Those that were under way when Codat said so.
  assert.ok(codat.asked.length <= 4, `asked ${codat.asked.length} times`);
});
