import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import {
  createTokenProxy,
  memoryStore,
  type TokenProxyEvent,
  type TokenProxyOptions,
} from '../../server/index.js';
import { EventReader } from '../support/event-reader.js';
import { connectStore, startRedis } from '../support/redis.js';
import { skipWithout } from '../support/required-program.js';
import {
  codatEvent,
  webhookRequest,
  webhookSecret,
  type WebhookOptions,
} from '../support/webhooks.js';
import {
  apiKey,
  base,
  connection,
  createFixture,
  otherCompany,
  ownCompany,
  pageRequest,
  until,
} from './harness.js';

const redisUrl = await startRedis();

async function startReceiver(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const events: TokenProxyEvent[] = [];
  const fixture = await createFixture(t, {
    webhookSecret,
    onEvent: (event) => {
      events.push(event);
    },
    ...options,
  });
  t.after(() => fixture.proxy.close());
  const send = async (event: unknown, how: WebhookOptions = {}) =>
    (await fixture.proxy(webhookRequest(`${base}/webhooks`, event, how))).status;
  return { ...fixture, events, send };
}

/** A promise, and how to settle it. */
function deferred() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}

test('onEvent gets an event about a connection: its type, company and time, and nothing of its content', async (t) => {
  const { send, events } = await startReceiver(t);
  const event = codatEvent('connection.connected', ownCompany.toUpperCase(), connection);
  event['generatedDate'] = '2026-11-28T10:15:30.5';
  assert.equal(await send(event), 204);
  assert.deepEqual(events, [
    {
      id: event['id'],
      type: 'connection.connected',
      companyId: ownCompany,
      connectionId: connection,
      occurredAt: '2026-11-28T10:15:30.500Z',
    },
  ]);
});

test('onEvent gets events that pages do not', async (t) => {
  const { send, events } = await startReceiver(t);
  for (const type of ['read.completed', 'company.data.write', 'expenses.sync.successful']) {
    assert.equal(await send(codatEvent(type, ownCompany)), 204);
  }
  assert.deepEqual(
    events.map(({ type }) => type),
    ['read.completed', 'company.data.write', 'expenses.sync.successful'],
  );
});

test('an event without an id or a time of its own has those of its webhook', async (t) => {
  const { send, events } = await startReceiver(t);
  const at = new Date(Math.floor(Date.now() / 1000) * 1000);
  const event = { ...codatEvent('read.completed', ownCompany), id: 7, generatedDate: 'yesterday' };
  assert.equal(await send(event, { id: 'msg_1', at }), 204);
  assert.equal(events[0]?.id, 'msg_1');
  assert.equal(events[0].occurredAt, at.toISOString());
});

for (const [what, event] of [
  ['about no company', codatEvent('read.completed', '../x')],
  ['of a type that is none', codatEvent('read completed', ownCompany)],
  ['that is no object', []],
] as const) {
  test(`onEvent is not called ${what}`, async (t) => {
    const { send, events } = await startReceiver(t);
    assert.equal(await send(event), 204);
    assert.deepEqual(events, []);
  });
}

test('onEvent is not called for what Codat has not signed', async (t) => {
  const { send, events } = await startReceiver(t);
  const event = codatEvent('read.completed', ownCompany);
  assert.equal(await send(event, { secret: 'whsec_YW5vdGhlci1zZWNyZXQtZW50aXJlbHk=' }), 400);
  assert.deepEqual(events, []);
});

test('an event that is delivered again after it was handled is handled once', async (t) => {
  const { send, events } = await startReceiver(t);
  const event = codatEvent('read.completed', ownCompany);
  assert.equal(await send(event, { id: 'msg_1' }), 204);
  assert.equal(await send(event, { id: 'msg_1' }), 204);
  assert.equal(events.length, 1);
});

test('an event that is delivered twice at the same moment is handled once', async (t) => {
  const { send, events } = await startReceiver(t);
  const event = codatEvent('read.completed', ownCompany);
  const statuses = await Promise.all([1, 2, 3].map(() => send(event, { id: 'msg_1' })));
  assert.deepEqual(statuses, [204, 204, 204]);
  assert.equal(events.length, 1);
});

for (const [how, fail] of [
  ['rejects', () => Promise.reject(new Error('the database is away'))],
  [
    'throws',
    () => {
      throw new Error('the database is away');
    },
  ],
] as const) {
  test(`an event whose handler ${how} gets a 503, and is handled when it is sent again`, async (t) => {
    const events: TokenProxyEvent[] = [];
    let isAway = true;
    const { send, problems } = await startReceiver(t, {
      onEvent: (event) => {
        if (isAway) return fail();
        events.push(event);
        return undefined;
      },
    });
    const event = codatEvent('read.completed', ownCompany);
    assert.equal(await send(event, { id: 'msg_1' }), 503);
    assert.equal(problems[0]?.kind, 'on-event');
    assert.ok(problems[0].cause instanceof Error);
    isAway = false;
    assert.equal(await send(event, { id: 'msg_1' }), 204);
    assert.equal(events.length, 1);
  });
}

test('a company’s events are handled one after the other, in the order in which they arrived', async (t) => {
  const log: string[] = [];
  const { send } = await startReceiver(t, {
    onEvent: async ({ id }) => {
      log.push(`begin ${id}`);
      // The first ones take longest.
      await new Promise((resolve) => setTimeout(resolve, id === 'e1' ? 120 : 5));
      log.push(`end ${id}`);
    },
  });
  const ids = ['e1', 'e2', 'e3', 'e4'];
  const statuses = await Promise.all(
    ids.map((id) => send({ ...codatEvent('read.completed', ownCompany), id })),
  );
  assert.deepEqual(statuses, [204, 204, 204, 204]);
  assert.deepEqual(
    log,
    ids.flatMap((id) => [`begin ${id}`, `end ${id}`]),
  );
});

test('events are handled in the order in which they arrived, whichever signature is checked first', async (t) => {
  const handled: string[] = [];
  const { send } = await startReceiver(t, { onEvent: ({ id }) => void handled.push(id) });
  const arrived: string[] = [];
  // Signatures are checked on several threads: once would mostly go well by itself.
  for (let round = 0; round < 40; round++) {
    const ids = Array.from({ length: 8 }, (_, index) => `e${round}-${index}`);
    arrived.push(...ids);
    await Promise.all(ids.map((id) => send({ ...codatEvent('read.completed', ownCompany), id })));
  }
  assert.deepEqual(handled, arrived);
});

test('events are handled in the order in which they arrived, whichever the pages get too', async (t) => {
  const store = memoryStore();
  const { send, events } = await startReceiver(t, {
    store: {
      ...store,
      // As a database does, which is asked by the network.
      publish: async (...published) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return store.publish(...published);
      },
    },
  });
  const types = ['connection.connected', 'company.updated'];
  const sent = await Promise.all(
    types.map((type) => send(codatEvent(type, ownCompany, connection))),
  );
  assert.deepEqual(sent, [204, 204]);
  assert.deepEqual(
    events.map(({ type }) => type),
    types,
  );
});

test('a company does not wait for another one’s event', async (t) => {
  const slow = deferred();
  const { send } = await startReceiver(t, {
    onEvent: ({ companyId }) => (companyId === ownCompany ? slow.promise : undefined),
  });
  const waiting = send(codatEvent('read.completed', ownCompany));
  assert.equal(await send(codatEvent('read.completed', otherCompany)), 204);
  slow.resolve();
  assert.equal(await waiting, 204);
});

test('a slow handler holds up no page', async (t) => {
  const slow = deferred();
  const { send, proxy } = await startReceiver(t, { onEvent: () => slow.promise });
  const reader = new EventReader(await proxy(pageRequest('GET', '/companies/me/events')));
  await until('the stream', () => reader.events.length > 0);
  const waiting = send(codatEvent('connection.connected', ownCompany, connection));
  await until('the event', () => reader.received.length > 0);
  assert.equal((await proxy(pageRequest('GET', '/companies/me/connections'))).status, 200);
  slow.resolve();
  assert.equal(await waiting, 204);
});

test('a handler that takes longer than Codat waits causes a 503, continues, and is not called again', async (t) => {
  const slow = deferred();
  let calls = 0;
  const { send, problems, proxy } = await startReceiver(t, {
    timeout: 50,
    onEvent: () => {
      calls += 1;
      return slow.promise;
    },
  });
  const event = codatEvent('read.completed', ownCompany);
  assert.equal(await send(event, { id: 'msg_1' }), 503);
  slow.resolve();
  await until('the end', async () => (await send(event, { id: 'msg_1' })) === 204);
  assert.equal(calls, 1);
  assert.deepEqual(problems, []);
  await proxy.close();
});

test('a handler that rejects after the response is reported to onError', async (t) => {
  let fail: ((error: Error) => void) | undefined;
  const { send, problems } = await startReceiver(t, {
    timeout: 50,
    onEvent: () => new Promise((_resolve, reject) => (fail = reject)),
  });
  assert.equal(await send(codatEvent('read.completed', ownCompany)), 503);
  await until('the handler to be called', () => fail !== undefined);
  fail?.(new Error('the database is away'));
  await until('the report', () => problems.length > 0);
  assert.equal(problems[0]?.kind, 'on-event');
});

test('closing waits for the handlers', async (t) => {
  const slow = deferred();
  const { send, proxy } = await startReceiver(t, { timeout: 50, onEvent: () => slow.promise });
  assert.equal(await send(codatEvent('read.completed', ownCompany)), 503);
  let isClosed = false;
  const closing = proxy.close().then(() => (isClosed = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.equal(isClosed, false);
  slow.resolve();
  await closing;
});

test('an event is to be delivered again when the store cannot say whether it was handled', async (t) => {
  let calls = 0;
  const { send, problems } = await startReceiver(t, {
    store: { ...memoryStore(), get: () => Promise.reject(new Error('redis://:hunter2@x')) },
    onEvent: () => (calls += 1),
  });
  assert.equal(await send(codatEvent('read.completed', ownCompany)), 503);
  assert.equal(calls, 0);
  assert.equal(problems[0]?.kind, 'store');
  assert.doesNotMatch(JSON.stringify(problems), /hunter2/);
});

test('onEvent without a webhook secret, or that is no function, is refused at once', () => {
  const create = (options: object) => () =>
    createTokenProxy({ apiKey, resolveCompany: () => ownCompany, ...options });
  assert.throws(create({ onEvent: () => undefined }), /onEvent needs webhookSecret/);
  assert.throws(create({ webhookSecret, onEvent: 'log' }), /onEvent must be a function/);
});

/** One store for each of the two instances. */
const storesOf = (prefix: string) =>
  Promise.all([1, 2].map(() => connectStore(redisUrl ?? '', prefix)));

const skip = skipWithout(redisUrl !== undefined, 'redis-server');

test(
  'two instances on one Redis handle each event once, and a company’s one after the other',
  { skip },
  async (t) => {
    const log: string[] = [];
    const onEvent = async ({ id }: TokenProxyEvent) => {
      log.push(`begin ${id}`);
      await new Promise((resolve) => setTimeout(resolve, 40));
      log.push(`end ${id}`);
    };
    const [one, other] = await Promise.all(
      (await storesOf(`events-${process.pid}`)).map((store) =>
        startReceiver(t, { store, onEvent }),
      ),
    );
    assert.ok(one && other);
    const ids = ['e1', 'e2', 'e3', 'e4', 'e5', 'e6'];
    const responses: Promise<number>[] = [];
    for (const [index, id] of ids.entries()) {
      const event = { ...codatEvent('read.completed', ownCompany), id };
      const [first, second] = index % 2 === 0 ? [one, other] : [other, one];
      responses.push(first.send(event, { id: `msg_${id}` }));
      // The next one arrives while this one waits or is handled.
      await new Promise((resolve) => setTimeout(resolve, 15));
      responses.push(second.send(event, { id: `msg_${id}` }));
    }
    assert.deepEqual(new Set(await Promise.all(responses)), new Set([204]));
    assert.deepEqual(
      log,
      ids.flatMap((id) => [`begin ${id}`, `end ${id}`]),
    );
  },
);
