import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, type PublishedEvent, type TokenProxyOptions } from '../../server/index.js';
import {
  codatEvent,
  webhookRequest,
  webhookSecret,
  type WebhookOptions,
} from '../support/webhooks.js';
import { base, connection, ownCompany, pageRequest, createFixture } from './harness.js';

const url = `${base}/webhooks`;
const connected = codatEvent('connection.connected', ownCompany, connection);

async function startReceiver(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const store = memoryStore();
  const published: PublishedEvent[] = [];
  await store.subscribe((event) => published.push(event));
  const fixture = await createFixture(t, {
    webhookSecret,
    store,
    resolveCompany: () => assert.fail('Codat has no session'),
    ...options,
  });
  const send = async (event: unknown, how: WebhookOptions = {}) =>
    (await fixture.proxy(webhookRequest(url, event, how))).status;
  return { ...fixture, published, send };
}

test('takes what Codat has signed, and keeps of it only what to ask about', async (t) => {
  const { send, published, upstream } = await startReceiver(t);
  assert.equal(await send(connected), 204);
  assert.equal(await send(codatEvent('read.completed', ownCompany)), 204);
  assert.equal(await send(codatEvent('read.completed.initial', ownCompany.toUpperCase())), 204);
  assert.deepEqual(
    published.map(({ companyId, event }) => [companyId, event]),
    [
      [ownCompany, { type: 'connection.connected', connectionId: connection }],
      [ownCompany, { type: 'read.completed' }],
      [ownCompany, { type: 'read.completed.initial' }],
    ],
  );
  assert.equal(JSON.stringify(published).includes('otp'), false);
  assert.deepEqual(upstream.seen, []);
});

const now = Date.now();
const refused: readonly (readonly [string, WebhookOptions])[] = [
  ['signed with another secret', { secret: 'whsec_YW5vdGhlci1zZWNyZXQtZW50aXJlbHk=' }],
  ['changed on the way', { tampered: JSON.stringify({ ...connected, id: 'x' }) }],
  ['older than five minutes', { at: new Date(now - 6 * 60_000) }],
  ['from the future', { at: new Date(now + 6 * 60_000) }],
  ['without a signature', { headers: { 'svix-signature': '' } }],
  ['with half a signature', { headers: { 'svix-signature': 'v1' } }],
  ['with another version’s signature', { headers: { 'svix-signature': 'v2,abc' } }],
  ['with another id than was signed', { headers: { 'svix-id': 'msg_other' } }],
  ['with another time than was signed', { headers: { 'svix-timestamp': String(now / 1000 - 9) } }],
  ['with a time that is none', { headers: { 'svix-timestamp': 'now' } }],
  ['with an id that is none', { id: 'a b' }],
];

for (const [how, options] of refused) {
  test(`refuses an event ${how}`, async (t) => {
    const { send, published } = await startReceiver(t);
    assert.equal(await send(connected, options), 400);
    assert.deepEqual(published, []);
  });
}

const seconds = Math.floor(now / 1000);
const neverRead: readonly (readonly [string, WebhookOptions])[] = [
  ['without a signature', { headers: { 'svix-signature': '' } }],
  ['without an id', { headers: { 'svix-id': '' } }],
  ['with an id that is none', { headers: { 'svix-id': 'a b' } }],
  ['without a time', { headers: { 'svix-timestamp': '' } }],
  ['with a signature that is too short for one', { headers: { 'svix-signature': 'v1,YWJj' } }],
  ['older than five minutes', { at: new Date(now - 6 * 60_000) }],
  ['from the future', { at: new Date(now + 6 * 60_000) }],
  ['with a sign before its time', { headers: { 'svix-timestamp': `+${seconds}` } }],
  ['with a fraction of a second', { headers: { 'svix-timestamp': `${seconds}.5` } }],
];

for (const [how, options] of neverRead) {
  test(`the body of a webhook ${how} is not even read`, async (t) => {
    const { proxy } = await startReceiver(t);
    const request = webhookRequest(url, connected, options);
    assert.equal((await proxy(request)).status, 400);
    assert.equal(request.bodyUsed, false);
  });
}

test('the body of a webhook that says it is too large is not even read', async (t) => {
  const { proxy } = await startReceiver(t);
  const request = webhookRequest(url, connected, { headers: { 'content-length': '300000' } });
  assert.equal((await proxy(request)).status, 413);
  assert.equal(request.bodyUsed, false);
});

test('unsigned webhooks without end are refused once some are being read', async (t) => {
  const { proxy } = await startReceiver(t);
  const { headers } = webhookRequest(url, connected);
  const endless = () =>
    proxy(
      new Request(url, {
        method: 'POST',
        headers,
        body: new ReadableStream({ pull: () => new Promise(() => undefined) }),
        duplex: 'half',
      } as RequestInit),
    );
  const first = await Promise.race(Array.from({ length: 100 }, endless));
  assert.equal(first.status, 503);
  assert.match(first.headers.get('retry-after') ?? '', /^\d+$/);
  // Who keeps a place without sending anything loses it; Codat's own, whose body is there, gets it.
  assert.equal((await proxy(webhookRequest(url, connected, { id: 'msg_own' }))).status, 204);
});

test('a webhook is still known after thousands of others, for as long as its signature is accepted', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now });
  const { proxy, published } = await startReceiver(t);
  // Signed for a time that is still to come, it is accepted for ten minutes.
  const again = { id: 'msg_first', at: new Date(now + 299_000) };
  assert.equal((await proxy(webhookRequest(url, connected, again))).status, 204);
  const store = memoryStore();
  assert.equal(await store.publish(ownCompany, { type: 'read.completed' }, 'first'), true);
  for (let place = 0; place < 6000; place++) {
    await store.publish(ownCompany, { type: 'read.completed' }, `msg_${place}`);
  }
  t.mock.timers.tick(598_000);
  assert.equal(await store.publish(ownCompany, { type: 'read.completed' }, 'first'), false);
  assert.equal((await proxy(webhookRequest(url, connected, again))).status, 204);
  assert.equal(published.length, 1);
});

test('the error message of a store is passed on to nobody', async (t) => {
  const { send, problems } = await startReceiver(t, {
    store: {
      ...memoryStore(),
      publish: () => Promise.reject(new Error('connect redis://:hunter2@10.0.0.7:6379')),
    },
  });
  assert.equal(await send(connected), 503);
  assert.equal(problems[0]?.kind, 'store');
  assert.match(problems[0].message, /a webhook’s event could not be stored/);
  assert.doesNotMatch(JSON.stringify(problems), /hunter2|10\.0\.0\.7/);
});

test('reports once that the store does not respond, however many webhooks come meanwhile', async (t) => {
  const timedOut = async () => {
    throw new DOMException('The store does not respond.', 'TimeoutError');
  };
  const { send, problems } = await startReceiver(t, {
    store: { ...memoryStore(), publish: timedOut, lock: timedOut },
    onEvent: () => undefined,
  });
  for (let times = 0; times < 3; times++) assert.equal(await send(connected), 503);
  assert.equal(problems.length, 1);
});

test('takes the standard’s header names, and several signatures', async (t) => {
  const { proxy, published } = await startReceiver(t);
  const { headers } = webhookRequest(url, connected);
  const part = (name: string) => headers.get(`svix-${name}`) ?? '';
  const standard = new Request(url, {
    method: 'POST',
    headers: {
      'webhook-id': part('id'),
      'webhook-timestamp': part('timestamp'),
      'webhook-signature': `v1,d3Jvbmc= ${part('signature')}`,
    },
    body: JSON.stringify(connected),
  });
  assert.equal((await proxy(standard)).status, 204);
  assert.equal(published.length, 1);
});

/** A signature of the right form that is none. */
const wrong = `v1,${'A'.repeat(43)}=`;
const misplaced: readonly (readonly [string, (signature: string) => string])[] = [
  ['with something before its signature', (signature) => `x${signature}`],
  ['with something after its signature', (signature) => `${signature}=`],
  [
    'whose signature comes after five others',
    (signature) => `${`${wrong} `.repeat(5)}${signature}`,
  ],
  ['whose signature comes after a long text', (signature) => `${'x'.repeat(999)} ${signature}`],
];

for (const [how, place] of misplaced) {
  test(`refuses an event ${how}`, async (t) => {
    const { proxy, published } = await startReceiver(t);
    const request = webhookRequest(url, connected);
    const signature = request.headers.get('svix-signature') ?? '';
    request.headers.set('svix-signature', place(signature));
    assert.equal((await proxy(request)).status, 400);
    assert.deepEqual(published, []);
  });
}

test('takes the fifth of five signatures', async (t) => {
  const { proxy } = await startReceiver(t);
  const request = webhookRequest(url, connected);
  const signature = request.headers.get('svix-signature') ?? '';
  request.headers.set('svix-signature', `${`${wrong} `.repeat(4)}${signature}`);
  assert.equal((await proxy(request)).status, 204);
});

test('refuses a request that has none of a webhook’s headers', async (t) => {
  const { proxy } = await startReceiver(t);
  const request = new Request(url, { method: 'POST', body: JSON.stringify(connected) });
  assert.equal((await proxy(request)).status, 400);
  assert.equal(request.bodyUsed, false);
});

test('takes an event that begins with a mark of its byte order, which is signed too', async (t) => {
  const { send, published } = await startReceiver(t);
  assert.equal(await send(`\uFEFF${JSON.stringify(connected)}`), 204);
  assert.equal(published.length, 1);
});

test('takes a secret that is spelled for addresses', async (t) => {
  const secret = 'whsec_++//++//++//++//++//++//++//++//';
  const spelled = secret.replaceAll('+', '-').replaceAll('/', '_');
  const { send } = await startReceiver(t, { webhookSecret: spelled });
  assert.equal(await send(connected, { secret }), 204);
});

test('takes five secrets', async (t) => {
  const others = Array.from({ length: 4 }, (_, place) => `whsec_${String(place).repeat(20)}`);
  const { send } = await startReceiver(t, { webhookSecret: [...others, webhookSecret] });
  assert.equal(await send(connected), 204);
});

test('takes the old secret and the new one while one is being replaced', async (t) => {
  const next = 'whsec_bmV4dC1zZWNyZXQtb2YtdGhlLXRlc3Rz';
  const { send } = await startReceiver(t, { webhookSecret: [next, webhookSecret] });
  assert.equal(await send(connected, { secret: next }), 204);
  assert.equal(await send(connected), 204);
});

test('an event is streamed once, however often it is sent', async (t) => {
  const { send, published } = await startReceiver(t);
  const statuses = await Promise.all(
    Array.from({ length: 5 }, () => send(connected, { id: 'msg_same' })),
  );
  assert.deepEqual(statuses, [204, 204, 204, 204, 204]);
  assert.equal(published.length, 1);
});

const harmless: readonly (readonly [string, unknown])[] = [
  ['an unknown type', codatEvent('client.rateLimit.reached', ownCompany)],
  ['an unknown kind of reading', codatEvent('read.started', ownCompany)],
  ['a connection’s event without one', codatEvent('connection.connected', ownCompany)],
  ['no company', { eventType: 'connection.connected', payload: { connection: { id: 'a' } } }],
  ['a company that is none', codatEvent('read.completed', '../x\r\n{}')],
  ['a connection that is none', codatEvent('connection.connected', ownCompany, '"}\n\nid: 9')],
  [
    'more than a connection’s id',
    codatEvent('connection.connected', ownCompany, `${connection}/x`),
  ],
  ['a type that ends as a known one', codatEvent('my.read.completed', ownCompany)],
  ['a type that begins as a known one', codatEvent('read.completed.initially', ownCompany)],
  ['no payload', { eventType: 'connection.connected' }],
  ['a list', [connected]],
  ['text', '"connection.connected"'],
  ['no JSON', '{'],
  ['nothing', ''],
  ['a polluting key', '{"__proto__":{"eventType":"read.completed"},"payload":{}}'],
];

for (const [what, event] of harmless) {
  test(`accepts ${what} and does nothing`, async (t) => {
    const { send, published } = await startReceiver(t);
    assert.equal(await send(event), 204);
    assert.deepEqual(published, []);
  });
}

test('refuses a body that is too large', async (t) => {
  const { send } = await startReceiver(t);
  assert.equal(await send('x'.repeat(300 * 1024)), 413);
});

test('asks for the event again when it cannot be stored, and then takes it', async (t) => {
  const store = memoryStore();
  let isDown = true;
  const { send, problems } = await startReceiver(t, {
    store: {
      ...store,
      publish: async (...args) => {
        if (isDown) throw new Error('store is down');
        return store.publish(...args);
      },
    },
  });
  assert.equal(await send(connected, { id: 'msg_again' }), 503);
  assert.equal(problems[0]?.kind, 'store');
  isDown = false;
  assert.equal(await send(connected, { id: 'msg_again' }), 204);
});

test('is not there without a secret, and takes nothing but POST', async (t) => {
  const { proxy } = await createFixture(t);
  assert.equal((await proxy(webhookRequest(url, connected))).status, 404);
  const other = await startReceiver(t);
  assert.equal((await other.proxy(pageRequest('GET', '/webhooks'))).status, 405);
});

for (const secret of [
  '',
  'secret',
  'whsec_',
  [],
  ['whsec_c2hvcnQ'],
  `x${webhookSecret}`,
  `${webhookSecret}!`,
  Array.from({ length: 6 }, () => webhookSecret),
]) {
  test(`refuses the secret ${JSON.stringify(secret)} when it is created`, async (t) => {
    await assert.rejects(createFixture(t, { webhookSecret: secret }), TypeError);
  });
}
