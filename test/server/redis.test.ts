import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, test, type TestContext } from 'node:test';
import { createClient, createCluster } from '@redis/client';
import { Cluster, Redis } from 'ioredis';
import { redisStore, type RedisStoreOptions } from '../../server/redis/index.js';
import type { PublishedEvent, TokenProxyStore } from '../../server/index.js';
import { memoryStore } from '../../server/index.js';
import { EventReader } from '../support/event-reader.js';
import { connectStore, startRedis } from '../support/redis.js';
import { skipWithout } from '../support/required-program.js';
import { codatEvent, webhookRequest, webhookSecret } from '../support/webhooks.js';
import {
  connection,
  otherCompany,
  ownCompany,
  pageRequest,
  createFixture,
  until,
} from './harness.js';

const url = await startRedis();
const skip = skipWithout(url !== undefined, 'redis-server');

let made = 0;
const prefixOf = () => `test-${process.pid}-${++made}`;

const nodeRedis = (prefix: string) => connectStore(url ?? '', prefix);

async function ioRedis(prefix: string): Promise<TokenProxyStore> {
  const client = new Redis(url ?? '');
  const subscriber = client.duplicate();
  after(() => {
    client.disconnect();
    subscriber.disconnect();
  });
  return redisStore({ client, subscriber, prefix });
}

const stores = {
  'in memory': async () => memoryStore(),
  'in Redis by node-redis': () => nodeRedis(prefixOf()),
  'in Redis by ioredis': () => ioRedis(prefixOf()),
};

/** Clients that are not connected to anything. */
const idleNodeRedis = () => createClient({ url: 'redis://127.0.0.1:1' });
const idleIoRedis = () => new Redis({ lazyConnect: true });

for (const [packageName, create] of [
  ['redis', idleNodeRedis],
  ['ioredis', idleIoRedis],
] as const) {
  test(`redisStore says in words which client of ${packageName} is wrong or missing`, () => {
    const client = create();
    const subscriber = client.duplicate();
    const make = (options: unknown) => () => redisStore(options as RedisStoreOptions);
    assert.doesNotThrow(make({ client, subscriber }));
    assert.throws(make(undefined), /redisStore: give both connections by name/);
    assert.throws(make(client), /redisStore: give both connections by name/);
    assert.throws(make({ client }), /subscriber must be a second connection.*duplicate/);
    assert.throws(make({ subscriber }), /client must be a client of the package redis or ioredis/);
    assert.throws(make({ client: {}, subscriber }), /client must be a client/);
    assert.throws(make({ client, subscriber: client }), /one connection.*duplicate/);
    assert.throws(make({ client, subscriber, Prefix: 'a' }), /no option Prefix; write prefix/);
    assert.throws(make({ client, subscriber, prefix: 5 }), /prefix must be a text/);
  });
}

test('redisStore says in words which clusters it cannot use', () => {
  const nodes = [{ host: '127.0.0.1', port: 1 }];
  const ioCluster = new Cluster(nodes, { lazyConnect: true });
  const cluster = createCluster({ rootNodes: [{ url: 'redis://127.0.0.1:1' }] });
  const make = (options: unknown) => () => redisStore(options as RedisStoreOptions);
  const [client, subscriber] = [idleNodeRedis(), idleIoRedis()];
  assert.throws(make({ client: cluster, subscriber }), /client must not be a cluster of.* redis/);
  for (const one of [cluster, ioCluster]) {
    assert.throws(make({ client, subscriber: one }), /subscriber must be a plain connection/);
  }
  assert.doesNotThrow(make({ client: ioCluster, subscriber }));
});

test('a position is read from the node that has the company’s log', async () => {
  const commands: string[][] = [];
  const client = Object.assign(idleIoRedis(), {
    call: async (...args: string[]) => {
      commands.push(args);
      return args[0] === 'EVAL' ? ['1000', '5000'] : [];
    },
  });
  const store = redisStore({ client, subscriber: idleIoRedis(), prefix: 'p' });
  assert.equal(await store.position(ownCompany), '1000004-999999999');
  const [, log] = commands.find(([name]) => name === 'XREVRANGE') ?? [];
  const asked = commands.filter(([name]) => name !== 'XREVRANGE');
  assert.deepEqual(
    asked.map(([name, , count, key]) => [name, count, key]),
    [['EVAL', '1', log]],
  );
});

test('redisStore warns of an option that there is not', (t) => {
  const warn = t.mock.method(console, 'warn', () => undefined);
  const client = idleIoRedis();
  redisStore({ client, subscriber: client.duplicate(), ...{ keyPrefix: 'a' } });
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /no option keyPrefix.*prefix/);
});

const connected = { type: 'connection.connected', connectionId: connection };

for (const [where, create] of Object.entries(stores)) {
  const options = { skip: where !== 'in memory' && skip };

  test(`a store ${where} keeps texts for their time`, options, async () => {
    const store = await create();
    assert.equal(await store.get('/integrations'), undefined);
    await store.set('/integrations', '{"a":"é\\n"}', 60_000);
    assert.equal(await store.get('/integrations'), '{"a":"é\\n"}');
    await store.set('short', 'x', 1);
    await until('its end', async () => (await store.get('short')) === undefined);
  });

  test(
    `a store ${where} gives a lock to one, until it is given back or ends`,
    options,
    async () => {
      const store = await create();
      const release = await store.lock('a', 60_000);
      assert.ok(release);
      assert.equal(await store.lock('a', 60_000), undefined);
      assert.ok(await store.lock('b', 60_000));
      await release();
      assert.ok(await store.lock('a', 1));
      await until('the end of the lock', async () => (await store.lock('a', 60_000)) !== undefined);
    },
  );

  test(`a store ${where} logs and publishes events, each company’s apart`, options, async () => {
    const store = await create();
    const received: PublishedEvent[] = [];
    const stop = await store.subscribe((event) => received.push(event));
    const before = await store.position(ownCompany);
    assert.equal(await store.publish(ownCompany, connected), true);
    assert.equal(await store.publish(otherCompany, { type: 'read.completed' }), true);
    await until('both events', () => received.length === 2);
    assert.deepEqual(
      received.map(({ companyId, event }) => [companyId, event]),
      [
        [ownCompany, connected],
        [otherCompany, { type: 'read.completed' }],
      ],
    );
    const logged = await store.since(ownCompany, before);
    assert.deepEqual(logged, [{ id: received[0]?.id, event: connected }]);
    const here = await store.position(ownCompany);
    assert.deepEqual(await store.since(ownCompany, here), []);
    await store.publish(ownCompany, connected);
    assert.equal((await store.since(ownCompany, here))?.length, 1);
    await until('the third event', () => received.length === 3);
    await stop();
  });

  test(`a store ${where} publishes once what has a name`, options, async () => {
    const store = await create();
    const before = await store.position(ownCompany);
    const published = await Promise.all(
      Array.from({ length: 10 }, () => store.publish(ownCompany, connected, 'msg_1')),
    );
    assert.equal(published.filter(Boolean).length, 1);
    assert.equal(await store.publish(ownCompany, connected, 'msg_2'), true);
    assert.equal((await store.since(ownCompany, before))?.length, 2);
  });

  test(`a store ${where} reports when its log may have lost events`, options, async () => {
    const store = await create();
    const before = await store.position(ownCompany);
    for (const place of ['', 'x', '5', `${Date.now() - 11 * 60_000}-0`, '1-1\r\n']) {
      assert.equal(await store.since(ownCompany, place), undefined);
    }
    for (let sent = 0; sent < 101; sent++) await store.publish(ownCompany, connected);
    assert.equal(await store.since(ownCompany, before), undefined);
  });
}

test('a store in Redis publishes to every instance', { skip }, async () => {
  const prefix = prefixOf();
  const [one, other, foreign] = [
    await nodeRedis(prefix),
    await ioRedis(prefix),
    await ioRedis('x'),
  ];
  const received: PublishedEvent[] = [];
  for (const store of [one, other]) await store.subscribe((event) => received.push(event));
  await foreign.subscribe(() => assert.fail('another prefix is another proxy'));
  const before = await one.position(ownCompany);
  await other.publish(ownCompany, connected);
  await until('both to receive it', () => received.length === 2);
  assert.deepEqual(received[0], received[1]);
  assert.equal((await one.since(ownCompany, before))?.length, 1);
});

for (const [where, create] of Object.entries({ 'node-redis': nodeRedis, ioredis: ioRedis })) {
  test(
    `limits hold for all instances together that share a store by ${where}`,
    { skip },
    async (t) => {
      const prefix = prefixOf();
      const limits = { companyPerMinute: 6, perMinute: 12 };
      let company = ownCompany;
      const instances = await Promise.all(
        [0, 1].map(async () => {
          const store = await create(prefix);
          // A client that is still connecting would leave the counting to its instance.
          await store.get('connected');
          return createFixture(t, {
            store,
            limits,
            resolveCompany: () => company,
            // Of one account, as instances are.
            apiUrl: 'https://codat.example',
            fetch: async () => Response.json({}),
          });
        }),
      );
      let requestCount = 0;
      const read = async (): Promise<number> => {
        const { proxy } = instances[requestCount % 2] ?? instances[0] ?? assert.fail();
        const path = `/companies/me/connections/c-${(requestCount += 1)}`;
        return (await proxy(pageRequest('GET', path))).status;
      };
      const statuses: number[] = [];
      for (let turn = 0; turn < 8; turn++) statuses.push(await read());
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 429, 429]);
      company = otherCompany;
      // Eight of the minute's twelve are for all, and four for who has asked little: one of six here.
      const others: number[] = [];
      for (let turn = 0; turn < 4; turn++) others.push(await read());
      assert.deepEqual(others, [200, 200, 503, 503]);
      for (const { problems } of instances) assert.deepEqual(problems, []);
    },
  );
}

test('instances that share a Redis make one connection of equal POSTs', { skip }, async (t) => {
  const prefix = prefixOf();
  const posted = { body: '{"platformKey":"gbol"}' };
  const made: string[] = [];
  const codat = async (request: Request): Promise<Response> => {
    const pending = { id: 'a', status: 'PendingAuth', integrationKey: 'gbol' };
    if (request.method === 'POST') made.push('a');
    else if (!request.url.includes('?')) return Response.json(pending);
    return Response.json(request.method === 'POST' ? pending : { results: [pending] });
  };
  const instances = [
    await createFixture(t, { store: await nodeRedis(prefix), fetch: codat }),
    await createFixture(t, { store: await ioRedis(prefix), fetch: codat }),
  ];
  const responses = await Promise.all(
    instances.map(({ proxy }) => proxy(pageRequest('POST', '/companies/me/connections', posted))),
  );
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200],
  );
  assert.equal(made.length, 1);
});

for (const [where, create] of Object.entries({ 'node-redis': nodeRedis, ioredis: ioRedis })) {
  test(`a Redis that stood still leaves no lock behind, by ${where}`, { skip }, async (t) => {
    const prefix = prefixOf();
    const store = await create(prefix);
    const { proxy } = await createFixture(t, {
      store,
      fetch: async () => Response.json({ id: 'a', status: 'PendingAuth', integrationKey: 'gbol' }),
    });
    const redis = new Redis(url ?? '');
    t.after(() => redis.disconnect());
    // Longer than the proxy waits for its store.
    await redis.call('CLIENT', 'PAUSE', '4000', 'ALL');
    const posted = { body: '{"platformKey":"gbol"}' };
    const response = await proxy(pageRequest('POST', '/companies/me/connections', posted));
    assert.equal(response.status, 200);
    // Comes after all that was asked for meanwhile.
    await store.get('anything');
    const keys = () => redis.keys(`${prefix}:creating:*`);
    await until('the released lock', async () => (await keys()).length === 0);
  });
}

test('each instance counts by itself while Redis is out of reach', { skip }, async (t) => {
  const client = new Redis(url ?? '', { lazyConnect: true, enableOfflineQueue: false });
  const subscriber = client.duplicate();
  for (const one of [client, subscriber]) one.on('error', () => undefined);
  const store = redisStore({ client, subscriber, prefix: prefixOf() });
  const { proxy } = await createFixture(t, { store, limits: { companyPerMinute: 2 } });
  const read = async (place: number) =>
    (await proxy(pageRequest('GET', `/companies/me/connections/c-${place}`))).status;
  client.disconnect();
  assert.deepEqual([await read(1), await read(2), await read(3)], [200, 200, 429]);
});

/** What a Redis that fails over does to its listeners. */
async function cutListeners(): Promise<void> {
  const client = new Redis(url ?? '');
  await client.client('KILL', 'TYPE', 'pubsub');
  client.disconnect();
}

for (const [where, create] of Object.entries({ 'node-redis': nodeRedis, ioredis: ioRedis })) {
  test(
    `a store by ${where} reports once when its subscription is lost, and subscribes again`,
    { skip },
    async () => {
      const store = await create(prefixOf());
      const received: PublishedEvent[] = [];
      let lost = 0;
      const stop = await store.subscribe(
        (event) => received.push(event),
        () => lost++,
      );
      await cutListeners();
      await until('the loss', () => lost > 0);
      await stop();
      const stopAgain = await store.subscribe((event) => received.push(event));
      await store.publish(ownCompany, connected);
      await until('the event', () => received.length > 0);
      assert.equal(received.length, 1);
      await stopAgain();
      await cutListeners();
      assert.equal(lost, 1);
    },
  );
}

for (const [where, create] of Object.entries({ 'node-redis': nodeRedis, ioredis: ioRedis })) {
  test(
    `a store by ${where} still listens when another of its subscriptions ends`,
    { skip },
    async () => {
      const store = await create(prefixOf());
      const received: PublishedEvent[] = [];
      // As one that was given up, since Redis stood still, and is undone once Redis goes on.
      const stopFirst = await store.subscribe(() => undefined);
      const stop = await store.subscribe((event) => received.push(event));
      await stopFirst();
      await store.publish(ownCompany, connected);
      await until('the event', () => received.length === 1, 3000);
      await stop();
    },
  );
}

test(
  'a store by ioredis subscribes no sooner than its connection is ready',
  { skip },
  async (t) => {
    const client = new Redis(url ?? '');
    const subscriber = client.duplicate();
    const troubles: unknown[] = [];
    subscriber.on('error', (error) => troubles.push(error));
    t.after(() => {
      client.disconnect();
      subscriber.disconnect();
    });
    const store = redisStore({ client, subscriber, prefix: prefixOf() });
    const received: PublishedEvent[] = [];
    // Connected, and about to ask the server whether it is ready.
    await once(subscriber, 'connect');
    await store.subscribe((event) => received.push(event));
    await store.publish(ownCompany, connected);
    await until('the event', () => received.length === 1);
    assert.deepEqual(troubles, []);
  },
);

test('a store by ioredis connects a client with lazyConnect', { skip }, async (t) => {
  const client = new Redis(url ?? '', { lazyConnect: true });
  const subscriber = client.duplicate();
  t.after(() => {
    client.disconnect();
    subscriber.disconnect();
  });
  const store = redisStore({ client, subscriber, prefix: prefixOf() });
  const received: PublishedEvent[] = [];
  await store.subscribe((event) => received.push(event));
  await store.publish(ownCompany, connected);
  await until('the event', () => received.length === 1);
});

test(
  'a stream ends when Redis is lost, and what is missed meanwhile comes with the next',
  { skip },
  async (t) => {
    const prefix = prefixOf();
    const { proxy } = await createFixture(t, { webhookSecret, store: await nodeRedis(prefix) });
    t.after(() => proxy.close());
    const other = await ioRedis(prefix);
    const page = new EventReader(await proxy(pageRequest('GET', '/companies/me/events')));
    await page.until(() => page.events.length === 1);
    await cutListeners();
    await page.until(() => page.isEnded);
    await other.publish(ownCompany, connected);
    const headers = { 'last-event-id': page.lastId };
    const again = new EventReader(
      await proxy(pageRequest('GET', '/companies/me/events', { headers })),
    );
    await again.until(() => again.received.length === 1);
    assert.deepEqual(again.received, [connected]);
    await other.publish(ownCompany, { type: 'read.completed' });
    await again.until(() => again.received.length === 2);
    assert.equal(again.received.length, 2);
    await again.leave();
  },
);

interface Instance {
  url: string;
  kill(): void;
}

async function startInstance(t: TestContext): Promise<Instance> {
  const script = 'test/support/proxy-instance.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, REDIS_URL: url, WEBHOOK_SECRET: webhookSecret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${line.toString().trim()}`, kill: () => child.kill('SIGKILL') };
}

/** What Codat does: sends until somebody has said that it is there. */
async function deliver(instances: readonly Instance[], event: unknown, id: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const instance = instances[attempt % instances.length];
    try {
      const response = await fetch(
        webhookRequest(`${instance?.url ?? ''}/webhooks`, event, { id }),
      );
      if (response.status === 204) return;
    } catch {
      // The instance is gone: another one takes it.
    }
  }
}

/** A page: it listens until it has received everything, and comes back elsewhere when its stream breaks. */
async function visit(
  company: string,
  [first, other]: readonly [Instance, Instance],
  names: readonly string[],
  isListening: () => void,
): Promise<'received everything' | 'has to read again'> {
  const missing = new Set(names);
  let at = first;
  let lastId: string | undefined;
  while (missing.size > 0) {
    const headers = {
      'x-company': company,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    };
    const response = await fetch(`${at.url}/companies/me/events`, { headers }).catch(
      () => undefined,
    );
    at = other;
    if (!response) continue;
    const reader = new EventReader(response);
    await reader.until(() => reader.events.length > 0);
    isListening();
    await reader.until(() => reader.received.length >= missing.size);
    for (const { event, id, data } of reader.events) {
      lastId = id;
      if (event === 'reset') return 'has to read again';
      if (event === 'connection') missing.delete((data as { connectionId: string }).connectionId);
    }
    await reader.leave();
  }
  return 'received everything';
}

test(
  'an instance killed under load loses no event that a page cannot get again',
  { skip },
  async (t) => {
    const instances = await Promise.all([startInstance(t), startInstance(t)] as const);
    const companies = Array.from(
      { length: 40 },
      (_, place) => `8a210b68-6988-11ed-a1eb-${String(place).padStart(12, '0')}`,
    );
    const names = Array.from({ length: 8 }, (_, place) => `c-${place}`);
    let listening = 0;
    const pages = companies.map((company) => visit(company, instances, names, () => listening++));
    await until('every page to listen', () => listening >= companies.length, 60_000);
    let delivered = 0;
    const deliveries = names.flatMap((name) =>
      companies.map(async (company) => {
        const event = codatEvent('connection.connected', company, name);
        await deliver(instances, event, `msg_${company}_${name}`);
        delivered++;
      }),
    );
    await until('half of the load', () => delivered > deliveries.length / 2, 60_000);
    instances[0].kill();
    await Promise.all(deliveries);
    assert.deepEqual(
      await Promise.all(pages),
      companies.map(() => 'received everything'),
    );
  },
);
