/** Brands of a long list, which are loaded a few at a time. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { Catalog } from '../../server/catalog.js';
import { PendingWork } from '../../server/pending-work.js';
import { memoryStore } from '../../server/index.js';
import type { TextResponse } from '../../server/responses.js';
import { ownCompany } from './harness.js';

const HOUR_MS = 60 * 60 * 1000;
const keys = ['aaaa', 'bbbb', 'cccc', 'dddd', 'last'];
const list = '/integrations?page=1&pageSize=500';
const brandOf = (key: string) => `/integrations/${key}/branding`;

const ok = (body: unknown): TextResponse => ({
  status: 200,
  body: JSON.stringify(body),
  headers: {},
});

/** A catalogue over a Codat that responds to no brand but `last` while `isSlow`. */
function setUp(t: TestContext) {
  t.mock.timers.enable({ apis: ['Date', 'setTimeout'], now: Date.now() });
  const codat = { isSlow: false };
  const errors: unknown[] = [];
  const held = new Promise<TextResponse>(() => undefined);
  const catalog = new Catalog(
    async (target) => {
      if (target === list) return ok({ results: keys.map((key) => ({ key })) });
      return codat.isSlow && target !== brandOf('last') ? await held : ok({ target });
    },
    {
      store: memoryStore(),
      account: async () => 'account',
      secrets: [],
      onBackgroundError: (error) => errors.push(error),
      background: new PendingWork(),
    },
  );
  /** Lets the time pass, a second at a time, until this is there: a digest takes as many turns as a busy machine likes. */
  const passUntil = async <Value>(promise: Promise<Value>): Promise<Value> => {
    const seen = { isOver: false };
    const end = () => (seen.isOver = true);
    void promise.then(end, end);
    for (let second = 0; second < 600; second++) {
      for (let turn = 0; turn < 5; turn++) await setImmediate();
      if (seen.isOver) return promise;
      t.mock.timers.tick(1000);
    }
    throw new Error('Waited in vain for ten minutes.');
  };
  return { catalog, codat, errors, passUntil };
}

test('who asks for one brand gets it, though a list’s turn for it never comes', async (t) => {
  const { catalog, codat, errors, passUntil } = setUp(t);
  codat.isSlow = true;
  const branded = await passUntil(catalog.readBranded(list, ownCompany));
  assert.equal(branded.isComplete, false);
  const last = await passUntil(catalog.read(brandOf('last'), ownCompany));
  assert.equal(last.status, 200);
  assert.deepEqual(errors, []);
});

test('brands that are known stay as they are where the turn to renew them never comes', async (t) => {
  const { catalog, codat, errors, passUntil } = setUp(t);
  // Without the time passing, after which the list goes on without them.
  const first = await catalog.readBranded(list, ownCompany);
  assert.equal(first.isComplete, true);
  codat.isSlow = true;
  t.mock.timers.setTime(Date.now() + 30 * HOUR_MS);
  const again = await passUntil(catalog.readBranded(list, ownCompany));
  assert.equal(again.isComplete, true);
  assert.deepEqual(errors, []);
});
