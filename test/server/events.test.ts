import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { memoryStore, type TokenProxyOptions } from '../../server/index.js';
import { EventReader } from '../support/event-reader.js';
import { json } from '../support/spy-upstream.js';
import { codatEvent, webhookRequest, webhookSecret } from '../support/webhooks.js';
import {
  base,
  connection,
  otherCompany,
  ownCompany,
  pageRequest,
  createFixture,
  until,
} from './harness.js';

async function startPush(t: TestContext, options: Partial<TokenProxyOptions> = {}) {
  const company = { id: ownCompany };
  const fixture = await createFixture(t, {
    webhookSecret,
    resolveCompany: () => company.id,
    ...options,
  });
  t.after(() => fixture.proxy.close());
  const open = (headers: Record<string, string> = {}) =>
    fixture.proxy(pageRequest('GET', '/companies/me/events', { headers }));
  return {
    ...fixture,
    company,
    open,
    async listen(lastId?: string) {
      const response = await open(lastId === undefined ? {} : { 'last-event-id': lastId });
      const reader = new EventReader(response);
      await until('the first event', () => reader.events.length > 0);
      return reader;
    },
    async send(type: string, companyId = ownCompany, connectionId: string | null = connection) {
      const event = codatEvent(type, companyId, connectionId ?? undefined);
      const response = await fixture.proxy(webhookRequest(`${base}/webhooks`, event));
      assert.equal(response.status, 204);
    },
  };
}

const connectionEvent = (type: string) => ({ type, connectionId: connection });

test('streams what happens to the signed-in company, and nothing of another', async (t) => {
  const { listen, send, company } = await startPush(t);
  const ours = await listen();
  company.id = otherCompany;
  const theirs = await listen();
  await send('connection.connected');
  await send('read.completed', otherCompany, null);
  await until('both events', () => ours.received.length + theirs.received.length === 2);
  assert.deepEqual(ours.received, [connectionEvent('connection.connected')]);
  assert.deepEqual(theirs.received, [{ type: 'read.completed' }]);
  assert.deepEqual(
    [ours, theirs].map(({ events }) => events.map(({ event }) => event)),
    [
      ['ready', 'connection'],
      ['ready', 'read'],
    ],
  );
});

test('is a stream that nobody keeps or holds back', async (t) => {
  const { open } = await startPush(t);
  const { status, headers, body } = await open();
  assert.equal(status, 200);
  assert.equal(headers.get('content-type'), 'text/event-stream');
  assert.equal(headers.get('cache-control'), 'private, no-store, no-transform');
  assert.equal(headers.get('x-accel-buffering'), 'no');
  await body?.cancel();
});

test('a stream that reconnects gets the events that it missed, once', async (t) => {
  const { listen, send } = await startPush(t);
  const first = await listen();
  await send('connection.created');
  await until('the event', () => first.received.length === 1);
  await first.leave();
  await send('connection.connected');
  await send('connection.disconnected');
  const again = await listen(first.lastId);
  await until('what was missed', () => again.received.length === 2);
  assert.deepEqual(again.received, [
    connectionEvent('connection.connected'),
    connectionEvent('connection.disconnected'),
  ]);
  const uptodate = await listen(again.lastId);
  await send('connection.reconnected');
  await until('the next event', () => uptodate.received.length === 1);
  assert.deepEqual(uptodate.received, [connectionEvent('connection.reconnected')]);
});

test('a stream that left before the first event gets the events since', async (t) => {
  const { listen, send } = await startPush(t);
  const first = await listen();
  await first.leave();
  await send('connection.connected');
  const again = await listen(first.lastId);
  await until('what was missed', () => again.received.length === 1);
});

for (const id of ['nonsense', '1-0', `${Date.now() - 11 * 60_000}-0`]) {
  test(`says “reset” to who comes back with the unknown id ${id.slice(0, 8)}`, async (t) => {
    const { listen, send } = await startPush(t);
    const reader = await listen(id);
    assert.equal(reader.events[0]?.event, 'reset');
    await send('connection.connected');
    await until('the event', () => reader.events.length === 2);
    await reader.leave();
    const again = await listen(reader.lastId);
    assert.equal(again.events[0]?.event, 'ready');
  });
}

test('says “reset” to who missed more than the log holds', async (t) => {
  const { listen, send } = await startPush(t);
  const first = await listen();
  await first.leave();
  for (let sent = 0; sent < 101; sent++) await send('connection.created');
  const again = await listen(first.lastId);
  assert.equal(again.events[0]?.event, 'reset');
});

test('says “ready” to who was there all the time, however long nothing happened', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { listen } = await startPush(t);
  let lastId: string | undefined;
  for (let round = 0; round < 6; round++) {
    const reader = await listen(lastId);
    assert.equal(reader.events[0]?.event, 'ready', `after ${round * 5} minutes`);
    lastId = reader.lastId;
    await reader.leave();
    t.mock.timers.tick(5 * 60_000);
  }
});

test('says “reset” after a new start, which knows nothing of what was before', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const before = await startPush(t);
  const reader = await before.listen();
  await reader.leave();
  t.mock.timers.tick(60_000);
  const after = await startPush(t);
  assert.equal((await after.listen(reader.lastId)).events[0]?.event, 'reset');
  assert.equal((await after.listen()).events[0]?.event, 'ready');
});

test('says “reset” to an id that is still to come, as from a clock that was set back', async (t) => {
  const { listen, send } = await startPush(t);
  const reader = await listen(`${Date.now() + 120_000}-1`);
  assert.equal(reader.events[0]?.event, 'reset');
  await send('connection.connected');
  await until('the event', () => reader.received.length === 2);
});

test('says “reset” when the log had to make room for others, to who may have missed something', async () => {
  let now = Date.now();
  const store = memoryStore({ now: () => now });
  now += 60_000;
  const before = await store.position(ownCompany);
  now += 1000;
  await store.publish(ownCompany, connectionEvent('connection.connected'));
  for (let place = 0; place < 5000; place++) {
    await store.publish(`company-${place}`, connectionEvent('connection.connected'));
  }
  assert.equal(await store.since(ownCompany, before), undefined);
  now += 1000;
  assert.deepEqual(await store.since(ownCompany, `${now}-0`), []);
  assert.equal((await store.since('company-4999', before))?.length, 1);
});

test('releases the stream of a page that has left already', async (t) => {
  const { proxy, open } = await startPush(t, { limits: { companyStreams: 1 } });
  const signal = AbortSignal.abort();
  await proxy(new Request(pageRequest('GET', '/companies/me/events'), { signal }));
  assert.equal((await open()).status, 200);
});

for (const id of [ownCompany, ownCompany.toUpperCase()]) {
  test(`shares no read from before an event of ${id}, though no page listens`, async (t) => {
    const { proxy, send, upstream } = await startPush(t, { resolveCompany: () => id });
    const read = () => proxy(pageRequest('GET', `/companies/me/connections/${connection}`));
    await read();
    await send('connection.connected');
    await read();
    assert.equal(upstream.seen.length, 2);
  });
}

test('a change that one page made is streamed to the company’s other pages', async (t) => {
  const { proxy, listen, upstream } = await startPush(t);
  const reader = await listen();
  upstream.respond = (response) => json(response, 200, { id: connection });
  await proxy(pageRequest('POST', '/companies/me/connections', { body: '{"platformKey":"gbol"}' }));
  const one = `/companies/me/connections/${connection}`;
  await proxy(pageRequest('PATCH', one, { body: '{"status":"Unlinked"}' }));
  upstream.respond = (response) => response.writeHead(200).end();
  await proxy(pageRequest('DELETE', one));
  await until('three events', () => reader.received.length === 3);
  assert.deepEqual(
    reader.received,
    ['connection.created', 'connection.disconnected', 'connection.deleted'].map(connectionEvent),
  );
});

test('gives who asks after an event nothing from before it', async (t) => {
  const { proxy, listen, send, upstream } = await startPush(t);
  const reader = await listen();
  const read = async () =>
    (await proxy(pageRequest('GET', `/companies/me/connections/${connection}`))).text();
  await read();
  upstream.respond = (response) => json(response, 200, { status: 'Linked' });
  await send('connection.connected');
  await until('the event', () => reader.received.length === 1);
  assert.equal(await read(), '{"status":"Linked"}');
});

test('lets a company open so many streams, and one more when one has ended', async (t) => {
  const { listen, open, company } = await startPush(t, { limits: { companyStreams: 2 } });
  const [first] = [await listen(), await listen()];
  const refused = await open();
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
  company.id = otherCompany;
  await (await open()).body?.cancel();
  company.id = ownCompany;
  await first.leave();
  assert.equal((await open()).status, 200);
});

test('opens no more streams over all than it may, and one more when one has ended', async (t) => {
  const { listen, open } = await startPush(t, { limits: { streams: 1 } });
  const only = await listen();
  assert.equal((await open()).status, 503);
  await only.leave();
  assert.equal((await open()).status, 200);
});

test('streams once, and in its order, what happens while the log is read', async (t) => {
  const store = memoryStore();
  const happened: string[] = [];
  const { listen, send } = await startPush(t, {
    store: {
      ...store,
      async since(...asked) {
        // In the log as well as in a message.
        await happens('connection.connected');
        const missed = await store.since(...asked);
        // In a message alone.
        await happens('connection.disconnected');
        return missed;
      },
    },
  });
  async function happens(type: string): Promise<void> {
    if (happened.includes(type)) return;
    happened.push(type);
    await send(type);
  }
  const reader = await listen();
  await send('connection.reconnected');
  const expected = ['connected', 'disconnected', 'reconnected'].map((one) => `connection.${one}`);
  await until('the last event', () => reader.received.length >= expected.length);
  assert.deepEqual(reader.received, expected.map(connectionEvent));
});

test('ends a stream whose page does not read, which then misses nothing', async (t) => {
  const { open, listen, send } = await startPush(t);
  const before = await listen();
  // Its own reader never asks for more.
  const slow = await open();
  for (let sent = 0; sent < 80; sent++) await send('connection.created');
  await until('all events at who reads', () => before.received.length === 80);
  const late = new EventReader(slow);
  await until('the end of the stream', () => late.isEnded);
  assert.ok(late.received.length < 80, `${late.received.length} events were held for it`);
  const again = await listen(late.lastId);
  await until('the rest', () => late.received.length + again.received.length === 80);
});

test('a stream sends heartbeats, and ends after a while so that its session is checked again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const { listen } = await startPush(t);
  const reader = await listen();
  t.mock.timers.tick(25_000);
  await until('the heartbeat', () => reader.text.includes(': beat\n\n'));
  t.mock.timers.tick(5 * 60_000);
  await until('the end of the stream', () => reader.isEnded);
});

test('ends all streams when it is closed, and opens none', async (t) => {
  const { proxy, listen, open } = await startPush(t);
  const reader = await listen();
  await proxy.close();
  await until('the end of the stream', () => reader.isEnded);
  const refused = await open();
  assert.equal(refused.status, 503);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
});

test('releases the stream when the page leaves', async (t) => {
  const { proxy, open } = await startPush(t, { limits: { companyStreams: 1 } });
  const page = new AbortController();
  const response = await proxy(
    new Request(pageRequest('GET', '/companies/me/events'), { signal: page.signal }),
  );
  assert.equal(response.status, 200);
  page.abort();
  assert.equal((await open()).status, 200);
});

test('is empty without a webhook secret, and not for who is not signed in', async (t) => {
  const without = await createFixture(t);
  const response = await without.proxy(pageRequest('GET', '/companies/me/events'));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get('content-type'), null);
  const { open } = await startPush(t, { resolveCompany: () => null });
  assert.equal((await open()).status, 401);
});

for (const path of [`/companies/${ownCompany}/events`, '/events']) {
  test(`streams at ${path} too`, async (t) => {
    const { proxy } = await startPush(t);
    const response = await proxy(pageRequest('GET', path));
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    await response.body?.cancel();
  });
}

test('streams nothing of a company that is not the signed-in user’s', async (t) => {
  const { proxy } = await startPush(t);
  const response = await proxy(pageRequest('GET', `/companies/${otherCompany}/events`));
  assert.equal(response.status, 403);
});

const foreign: readonly Record<string, string>[] = [
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
];

for (const headers of foreign) {
  test(`opens no stream for a page with ${JSON.stringify(headers)}`, async (t) => {
    const { open } = await startPush(t);
    assert.equal((await open(headers)).status, 403);
  });
}

test('responds with 503 when the log cannot be read, and calls onError', async (t) => {
  const store = memoryStore();
  const { open, problems } = await startPush(t, {
    store: { ...store, position: () => Promise.reject(new Error('store is down')) },
  });
  assert.equal((await open()).status, 503);
  assert.equal(problems[0]?.kind, 'store');
});

const timedOut = async () => {
  throw new DOMException('The store does not respond.', 'TimeoutError');
};

const readOnly = async () => {
  throw new Error("READONLY You can't write against a read only replica.");
};

for (const [what, position] of Object.entries({
  'does not respond': timedOut,
  refuses: readOnly,
})) {
  test(`reports once that the log of a store that ${what} cannot be read, however often pages try again`, async (t) => {
    const { open, problems } = await startPush(t, { store: { ...memoryStore(), position } });
    for (let page = 0; page < 3; page++) assert.equal((await open()).status, 503);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['the log of events could not be read'],
    );
  });
}

test('reports once what a store refuses of what no page waits for, however much is asked of it', async (t) => {
  const { proxy, problems } = await startPush(t, {
    store: { ...memoryStore(), set: readOnly, lock: readOnly },
  });
  for (let page = 1; page <= 5; page++) {
    await proxy(pageRequest('GET', `/integrations?page=${page}&pageSize=10`));
  }
  assert.deepEqual(
    problems.map(({ kind }) => kind),
    ['store'],
  );
});

for (const [what, subscribe] of Object.entries({
  'cannot connect': timedOut,
  'may not subscribe': () => Promise.reject(new Error('NOPERM no permissions to access a channel')),
})) {
  test(`a subscriber that ${what} costs the streams alone, and is reported once`, async (t) => {
    let asked = 0;
    const store = memoryStore();
    const { proxy, open, problems } = await startPush(t, {
      store: {
        ...store,
        subscribe,
        get: (key) => {
          asked += 1;
          return store.get(key);
        },
      },
    });
    for (let page = 0; page < 3; page++) assert.equal((await open()).status, 503);
    assert.equal((await proxy(pageRequest('GET', '/integrations/gbol/branding'))).status, 200);
    assert.equal(asked, 1);
    assert.deepEqual(
      problems.map(({ kind, message }) => [kind, message.includes('subscriber')]),
      [['store', true]],
    );
  });
}

test('reports a subscriber that cannot connect where pages poll', async (t) => {
  const { proxy, problems } = await startPush(t, {
    store: { ...memoryStore(), subscribe: timedOut },
  });
  await proxy(pageRequest('GET', '/companies/me/connections'));
  await until('the report', () => problems.some(({ message }) => message.includes('subscriber')));
});
