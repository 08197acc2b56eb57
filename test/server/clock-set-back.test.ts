/** The server's clock is set back, as by a machine that was restored or a time server that corrects it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInvites, memoryStore } from '../../server/index.js';
import { codatEvent, webhookRequest, webhookSecret } from '../support/webhooks.js';
import { json } from '../support/spy-upstream.js';
import { base, connection, createFixture, ownCompany, pageRequest, until } from './harness.js';

const HOUR_MS = 60 * 60_000;
const read = () => pageRequest('GET', `/companies/me/connections/${connection}`);

test('a pause that Codat has asked for ends when the clock is set back', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { proxy, upstream } = await createFixture(t);
  upstream.respond = (response) =>
    json(response, 429, { error: 'Rate limit exceeded' }, { 'retry-after': '30' });
  await proxy(read());
  upstream.respond = (response) => json(response, 200, {});
  t.mock.timers.setTime(Date.now() - HOUR_MS);
  assert.equal((await proxy(read())).status, 429);
  t.mock.timers.tick(30_000);
  assert.equal((await proxy(read())).status, 200);
});

test('a store that did not respond is asked again when the clock is set back', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const store = memoryStore();
  let isStuck = true;
  const { proxy } = await createFixture(t, {
    webhookSecret,
    store: {
      ...store,
      publish: (...published) =>
        isStuck ? new Promise(() => undefined) : store.publish(...published),
    },
  });
  t.after(() => proxy.close());
  const send = async () => {
    const event = codatEvent('connection.connected', ownCompany, connection);
    return (await proxy(webhookRequest(`${base}/webhooks`, event, { at: new Date() }))).status;
  };
  assert.equal(await send(), 503);
  isStuck = false;
  t.mock.timers.setTime(Date.now() - HOUR_MS);
  assert.equal(await send(), 503);
  t.mock.timers.tick(5000);
  assert.equal(await send(), 204);
});

test('who waits for a lock that nobody gives back is told so when the clock is set back', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  let tries = 0;
  const invites = createInvites({
    secret: 'a-secret-of-the-tests-with-more-than-32-characters',
    url: 'https://lender.example/invite',
    store: {
      ...memoryStore(),
      lock: async () => {
        tries += 1;
        return undefined;
      },
    },
  });
  const creating = invites.create({ companyId: ownCompany });
  const reason = creating.then(
    () => undefined,
    (error: unknown) => String(error),
  );
  await until('a try', () => tries > 0);
  t.mock.timers.setTime(Date.now() - HOUR_MS);
  const before = tries;
  await until('another try', () => tries > before);
  t.mock.timers.tick(3000);
  const still = new Promise((resolve) => setTimeout(resolve, 1000, 'still waiting'));
  assert.match(String(await Promise.race([reason, still])), /Invites cannot be checked just now/);
});
