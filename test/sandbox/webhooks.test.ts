import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { createCodatSandbox, type CodatSandbox } from '../../sandbox/index.js';
import { asObject, call, json, Visitor } from './support.js';

const secret = 'whsec_c2VjcmV0LW9mLXRoZS10ZXN0cy13ZWJob29rcw==';
const companyId = '8a210b68-6988-11ed-a1eb-0242ac120002';

/** A host that checks signatures as Svix's library does. */
function startHost({ refusals = 0, signedBy = secret, verifiedBy = secret, syncStepMs = 5 } = {}) {
  const events: Record<string, unknown>[] = [];
  const ids: string[] = [];
  const waiting: (() => void)[] = [];
  const sandbox = createCodatSandbox({
    syncStepMs,
    seed: { companies: [{ id: companyId, name: 'Toft stores' }] },
    webhook: {
      url: 'https://lender.example/codat/webhooks',
      secret: signedBy,
      async fetch(request) {
        const part = (name: string) => request.headers.get(`svix-${name}`) ?? '';
        const event = new Webhook(verifiedBy).verify(await request.text(), {
          'webhook-id': part('id'),
          'webhook-timestamp': part('timestamp'),
          'webhook-signature': part('signature'),
        });
        ids.push(part('id'));
        if (ids.length <= refusals) return new Response(null, { status: 503 });
        events.push(asObject(event));
        for (const resolve of waiting.splice(0)) resolve();
        return new Response(null, { status: 204 });
      },
    },
  });
  return {
    sandbox,
    events,
    ids,
    async first(type: string) {
      for (;;) {
        const found = events.find(({ eventType }) => eventType === type);
        if (found) return asObject(found['payload']);
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
  };
}

const connections = `/companies/${companyId}/connections`;

test('the sandbox sends the events of a connection’s whole life, in Codat’s shapes', async () => {
  const { sandbox, events, first } = startHost();
  const created = await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' }));
  const one = `${connections}/${String(created['id'])}`;
  const visitor = await new Visitor(sandbox).open(String(created['linkUrl']));
  while (visitor.html.includes('value="next"')) await visitor.press('next');
  const payload = await first('connection.connected');
  assert.equal(asObject(payload['referenceCompany'])['id'], companyId);
  const connection = asObject(payload['connection']);
  assert.equal(connection['id'], created['id']);
  assert.equal(connection['status'], 'Linked');
  assert.equal(String(connection['linkUrl']).includes('otp'), false);
  await first('read.completed.initial');
  await call(sandbox, 'PATCH', one, { status: 'Unlinked' });
  await first('connection.disconnected');
  sandbox.setConnectionStatus(String(created['id']), 'Linked');
  await first('connection.reconnected');
  await call(sandbox, 'DELETE', one);
  await first('connection.deleted');
  const types = events.map(({ eventType }) => String(eventType));
  assert.deepEqual(
    types.filter((type) => type.startsWith('connection.')),
    ['created', 'connected', 'disconnected', 'reconnected', 'deleted'].map(
      (what) => `connection.${what}`,
    ),
  );
  assert.ok(types.includes('read.completed'));
});

test('sends again, under the same id, what was not taken', async () => {
  const { sandbox, ids, first } = startHost({ refusals: 1 });
  await call(sandbox, 'POST', connections, { platformKey: 'gbol' });
  await first('connection.created');
  assert.equal(ids.length, 2);
  assert.equal(ids[0], ids[1]);
});

const urlSafe = 'whsec_-_-_AQIDBAUGBwgJCgsMDQ4P';
for (const [what, signedBy, verifiedBy] of [
  ['in the alphabet for URLs', urlSafe, 'whsec_+/+/AQIDBAUGBwgJCgsMDQ4P'],
  ['without padding', secret.replace(/=+$/, ''), secret],
  ['without its prefix', secret.replace('whsec_', ''), secret],
] as const) {
  test(`signs by a secret ${what}`, async () => {
    const { sandbox, first } = startHost({ signedBy, verifiedBy });
    await call(sandbox, 'POST', connections, { platformKey: 'gbol' });
    assert.ok(await first('connection.created'));
  });
}

for (const given of ['whsec_', '', 'whsec_not base64!', 'whsec_a', 5, undefined]) {
  test(`refuses ${JSON.stringify(given)} as a secret when the sandbox is made`, () => {
    const webhook = { url: 'https://lender.example/webhooks', secret: given as string };
    assert.throws(() => createCodatSandbox({ webhook }), {
      name: 'TypeError',
      message: /^webhook\.secret must be a signing secret as Codat shows it/,
    });
  });
}

for (const url of [
  '/webhooks',
  '',
  'ftp://lender.example/',
  'https://me:word@lender.example/',
  5,
]) {
  test(`refuses ${JSON.stringify(url)} as an address when the sandbox is made`, () => {
    const webhook = { url: url as string, secret };
    assert.throws(() => createCodatSandbox({ webhook }), {
      name: 'TypeError',
      message: /^webhook\.url must be an absolute http\(s\) address without a password/,
    });
  });
}

test('warns of an event that cannot be signed, and goes on', async (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  t.mock.method(crypto.subtle, 'sign', () => Promise.reject(new Error('There is no signing.')));
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  process.on('unhandledRejection', onRejection);
  t.after(() => process.off('unhandledRejection', onRejection));
  const { sandbox } = startHost();

  const created = await call(sandbox, 'POST', connections, { platformKey: 'gbol' });
  while (warn.mock.callCount() === 0) await new Promise(setImmediate);

  assert.equal(created.status, 200);
  assert.match(
    String(warn.mock.calls[0]?.arguments[0]),
    /could not send the event connection\.created/,
  );
  assert.deepEqual(rejections, []);
});

test('events have ids of their own where the machine’s clock stands still', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const hosts = [startHost(), startHost()];
  for (const { sandbox, first } of hosts) {
    await call(sandbox, 'POST', connections, { platformKey: 'gbol' });
    await first('connection.created');
  }
  const ids = hosts.flatMap((host) => host.ids);
  assert.equal(new Set(ids).size, 2);
});

test('a sync that lasts for longer than timers wait ends with no event', async () => {
  const { sandbox, events, first } = startHost({ syncStepMs: 2 ** 31 });
  const { id } = await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' }));
  sandbox.setConnectionStatus(String(id), 'Linked');
  await first('connection.connected');
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(
    events.filter(({ eventType }) => String(eventType).startsWith('read.')),
    [],
  );
});

for (const [what, end] of [
  [
    'its connection is deleted',
    (sandbox: CodatSandbox, id: string) => call(sandbox, 'DELETE', `${connections}/${id}`),
  ],
  [
    'its company is deleted',
    (sandbox: CodatSandbox) => call(sandbox, 'DELETE', `/companies/${companyId}`),
  ],
  ['the sandbox is reset', (sandbox: CodatSandbox) => sandbox.reset()],
] as const) {
  test(`no sync goes on once ${what}`, async (t) => {
    // Nothing of it ends while the machine is busy with what ends it.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const { sandbox, events, first } = startHost();
    const { id } = await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' }));
    sandbox.setConnectionStatus(String(id), 'Linked');
    await first('connection.connected');
    await end(sandbox, String(id));
    t.mock.timers.tick(60_000);
    t.mock.timers.reset();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(
      events.filter(({ eventType }) => String(eventType).startsWith('read.')),
      [],
    );
  });
}

test('a connection that is begun on the company’s own page is told of too', async () => {
  const { sandbox, first } = startHost();
  const visitor = await new Visitor(sandbox).open(`http://localhost/company/${companyId}`);
  await visitor.press('', { platformKey: 'gbol' });
  const payload = await first('connection.created');
  assert.equal(asObject(payload['connection'])['id'], sandbox.connectionsOf(companyId)[0]?.id);
});

test('an attempt that the platform refuses is told of', async () => {
  const { sandbox, first } = startHost();
  const created = await json(await call(sandbox, 'POST', connections, { platformKey: 'gbol' }));
  const visitor = await new Visitor(sandbox).open(String(created['linkUrl']));
  await visitor.press('fail', { reason: 'denied' });
  const payload = await first('connection.failed');
  assert.equal(asObject(payload['connection'])['id'], created['id']);
});

test('a connection of which nothing is read sends no end of its first sync', async () => {
  const { sandbox, events, first } = startHost();
  for (const platformKey of ['zacu', 'gbol']) {
    const { id } = await json(await call(sandbox, 'POST', connections, { platformKey }));
    sandbox.setConnectionStatus(String(id), 'Linked');
  }
  await first('read.completed.initial');
  const types = events.map(({ eventType }) => eventType);
  assert.equal(types.filter((type) => type === 'read.completed').length > 0, true);
  assert.equal(types.filter((type) => type === 'read.completed.initial').length, 1);
});
