import assert from 'node:assert/strict';
import test from 'node:test';
import {
  createTestWorld,
  createTestWorlds,
  openTestWorld,
  serveTestWorld,
  signIn,
} from 'codat-elements/testing';
import { until } from '../server/harness.js';

const linkedXero = { id: 'x1', platformKey: 'gbol' } as const;

const statusesOf = async (world: Awaited<ReturnType<typeof createTestWorld>>) =>
  (await world.client.listConnections()).map(({ platformName, status }) => [platformName, status]);

test('a world’s client reaches the company’s connections without a server', async () => {
  const world = await createTestWorld({ connections: [linkedXero], push: false });
  assert.deepEqual(await statusesOf(world), [['Xero', 'Linked']]);
  const created = await world.client.createConnection('fbrh');
  assert.equal(created.status, 'PendingAuth');
  await world.close();
});

test('createTestWorld says in words what it takes', async () => {
  for (const options of [null, 5, 'Xero']) {
    await assert.rejects(createTestWorld(options as unknown as object), {
      name: 'CodatTestingError',
      message: /takes its options in an object/,
    });
  }
});

test('a world works where requests have no body to read as a stream, as in Firefox', async (t) => {
  const known = Object.getOwnPropertyDescriptor(Request.prototype, 'body');
  assert.ok(known);
  Object.defineProperty(Request.prototype, 'body', { configurable: true, get: () => undefined });
  t.after(() => Object.defineProperty(Request.prototype, 'body', known));
  const events: string[] = [];
  const world = await createTestWorld({
    proxy: { onEvent: ({ type }: { type: string }) => events.push(type) },
  });
  const { id } = await world.client.createConnection('gbol');
  await world.signIn('Xero');
  await world.client.unlinkConnection(id);
  assert.equal((await world.connection(id)).status, 'Unlinked');
  await until('Codat’s events, whose signatures fit', () =>
    events.includes('connection.disconnected'),
  );
  await world.close();
});

test('signIn links a connection that is named by its software, its key, its id or an event’s detail', async () => {
  const world = await createTestWorld({ push: false });
  for (const [platformKey, reference] of [
    ['gbol', 'Xero'],
    ['exgd', 'EXGD'],
    ['fztf', (id: string) => id],
    ['suuo', (id: string) => ({ connectionId: id })],
  ] as const) {
    const { id } = await world.client.createConnection(platformKey);
    await world.signIn(typeof reference === 'string' ? reference : reference(id));
    assert.equal((await world.connection(id)).status, 'Linked', platformKey);
  }
  await world.close();
});

test('signIn waits for a connection that a click is about to create', async () => {
  const world = await createTestWorld({ push: false });
  const signedIn = world.signIn('Xero');
  await world.client.createConnection('gbol');
  await signedIn;
  assert.deepEqual(await statusesOf(world), [['Xero', 'Linked']]);
  await world.close();
});

test('signIn fills in the fields it is given', async () => {
  const world = await createTestWorld({ push: false });
  await world.client.createConnection('gbol');
  await world.signIn('Xero', { fields: { organisation: 'Demo Company (UK)' } });
  assert.equal((await world.connection('Xero')).organisation, 'Demo Company (UK)');
  await world.close();
});

test('cancel and fail leave the connection pending, with what went wrong among its errors', async () => {
  const world = await createTestWorld({ push: false });
  const { id } = await world.client.createConnection('gbol');
  await world.cancel('Xero');
  await world.fail('Xero', 'unsupported');
  const { status, dataConnectionErrors } = await world.client.getConnection(id);
  assert.equal(status, 'PendingAuth');
  assert.deepEqual(
    dataConnectionErrors?.map(({ statusCode }) => statusCode),
    ['403', '501'],
  );
  await world.close();
});

test('the return page gets Codat’s parameters at a path of the page’s origin', async () => {
  const world = await createTestWorld({
    redirectUrl: '/connected',
    origin: 'http://localhost:3000',
    push: false,
  });
  const { id } = await world.client.createConnection('gbol');
  const { url } = await world.signIn('Xero');
  const { origin, pathname, searchParams } = new URL(url ?? '');
  assert.equal(origin + pathname, 'http://localhost:3000/connected');
  assert.equal(searchParams.get('connectionId'), id);
  assert.equal(searchParams.get('statusCode'), '200');
  await world.close();
});

test('expireAccess ends the access of a connected source', async () => {
  const world = await createTestWorld({ connections: [linkedXero], push: false });
  await world.expireAccess('x1');
  assert.deepEqual(await statusesOf(world), [['Xero', 'Deauthorized']]);
  await world.close();
});

/** How the company's data stands, each status once. */
const syncOf = async (world: Awaited<ReturnType<typeof createTestWorld>>) => [
  ...new Set(
    Object.values(await world.client.getDataStatus()).map(({ currentStatus }) => currentStatus),
  ),
];

test('advance lets data be synced', async () => {
  const world = await createTestWorld({ connections: [linkedXero], push: false });
  assert.match((await syncOf(world)).join(), /Queued|Fetching/);
  await world.advance(600_000);
  assert.deepEqual(await syncOf(world), ['Complete']);
  await world.close();
});

test('a sync goes on by itself, and where the clock is paused by advance alone', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const running = await createTestWorld({ connections: [linkedXero], push: false });
  const paused = await createTestWorld({
    connections: [linkedXero],
    push: false,
    clock: 'paused',
  });
  t.mock.timers.tick(600_000);
  assert.deepEqual(await syncOf(running), ['Complete']);
  assert.deepEqual(await syncOf(paused), ['Queued']);
  await paused.advance(600_000);
  assert.deepEqual(await syncOf(paused), ['Complete']);
  await running.close();
  await paused.close();
});

test('a world passes its scopes on to the page', async () => {
  const world = await createTestWorld({ scopes: ['read'], push: false });
  await assert.rejects(world.client.createConnection('gbol'), { status: 403 });
  assert.deepEqual([...(world.client.scopes ?? [])], ['read']);
  await world.close();
});

test('a world passes Codat’s events on to the page', async () => {
  const world = await createTestWorld({ connections: [{ ...linkedXero, status: 'PendingAuth' }] });
  const controller = new AbortController();
  const received: string[] = [];
  const listening = world.client.listen?.(
    ({ type }) => {
      received.push(type);
      if (type === 'connection.connected') controller.abort();
    },
    { signal: controller.signal },
  );
  while (!received.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 5));
  await world.signIn('Xero');
  // It ends with the event's arrival.
  await listening;
  assert.ok(received.includes('connection.connected'));
  await world.close();
});

test('a fault goes wrong until faults are cleared', async () => {
  const world = await createTestWorld({ push: false });
  await world.addFault({ kind: 'status', status: 402, path: '/companies/**' });
  await assert.rejects(world.client.listConnections(), { status: 402 });
  await world.clearFaults();
  assert.deepEqual(await statusesOf(world), []);
  await world.close();
});

for (const kind of ['hold', 'delay'] as const) {
  test(`a world closes at once while a ${kind} holds a response`, async (t) => {
    // Nothing but the closing lets the response go.
    t.mock.timers.enable({ apis: ['setTimeout'] });
    const world = await createTestWorld({ push: false });
    await world.addFault({ kind, path: '/companies/**', method: 'POST', after: 'after' });
    const asked = world.client.createConnection('gbol');
    await until('the connection', () => world.sandbox.connectionsOf(world.companyId).length === 1);
    await world.close();
    assert.equal((await asked).status, 'PendingAuth');
  });
}

test('a served world responds under its path, and names its routes elsewhere', async () => {
  const world = await createTestWorld({ connections: [linkedXero], push: false });
  const { origin, close } = await serveTestWorld(world);
  const response = await fetch(`${origin}${world.proxyUrl}/companies/me/connections`);
  const { results } = (await response.json()) as { results: { linkUrl: string }[] };
  const elsewhere = await fetch(`${origin}/api/codat/integrations`);
  await close();
  assert.ok(results[0]?.linkUrl.startsWith(`${origin}/codat-test/codat/`));
  assert.equal(elsewhere.status, 404);
  assert.match(await elsewhere.text(), /\/codat-test\/proxy and \/codat-test\/codat/);
  await world.close();
});

/** What is misused, and what the error is to say. */
const misuses: [
  what: string,
  use: (world: Awaited<ReturnType<typeof createTestWorld>>) => unknown,
  RegExp,
][] = [
  [
    'an unknown connection',
    (world) => world.expireAccess('nope'),
    /no connection "nope".*"x1" \(Xero, Linked\)/,
  ],
  [
    'an unknown connection to sign in',
    (world) => world.signIn({ connectionId: 'nope' }),
    /no connection "nope"/,
  ],
  [
    'a connection that never comes',
    (world) => world.signIn('Sage', { timeoutMs: 50 }),
    /no connection "Sage"/,
  ],
  [
    'access that is not there to expire',
    (world) => world.expireAccess('p1'),
    /"p1" \(.+\) is PendingAuth/,
  ],
  [
    'nothing to sign in to',
    (world) => world.signIn(undefined as never),
    /signIn\(\) needs a window.*given undefined/,
  ],
  [
    'a number in place of a window',
    (world) => world.cancel(7 as never),
    /cancel\(\) needs a window.*given 7/,
  ],
  [
    'a window that is none',
    () => signIn({} as never),
    /signIn\(\) needs the window.*given an object \(Object\)/,
  ],
  [
    'an unknown reason',
    (world) => world.fail('p1', 'tired' as never),
    /"tired" is no reason.*denied, role/,
  ],
  [
    'an unknown field',
    (world) => world.signIn('p1', { fields: { shoe: '9' } }),
    /no page of this sign-in had a field "shoe"/i,
  ],
  [
    'an unknown status',
    (world) => world.setStatus('x1', 'Lost' as never),
    /"Lost" is no status.*Linked/,
  ],
  ['time that runs back', (world) => world.advance(-1), /advance\(\) takes milliseconds.*-1/],
  [
    'time that is no number',
    (world) => world.advance('1s' as never),
    /advance\(\) takes milliseconds.*"1s"/,
  ],
  ['a fault without a kind', (world) => world.addFault({} as never), /A fault has a kind: status/],
  [
    'a path without a slash',
    () => createTestWorld({ path: 'codat' }),
    /path begins with a slash.*"codat"/,
  ],
  [
    'an origin with a path',
    () => createTestWorld({ origin: 'http://localhost/x' }),
    /origin has a scheme/,
  ],
];

for (const [what, use, expected] of misuses) {
  test(`a world says in words what is wrong with ${what}`, async () => {
    const world = await createTestWorld({
      connections: [linkedXero, { id: 'p1', platformKey: 'suuo', status: 'PendingAuth' }],
      push: false,
    });
    await assert.rejects(async () => use(world), { name: 'CodatTestingError', message: expected });
    await world.close();
  });
}

test('of more worlds than a server keeps, the one goes that rested longest', async () => {
  const origin = 'http://localhost:3000';
  const worlds = createTestWorlds();
  const [used, unused] = [await worlds.create(origin), await worlds.create(origin)];
  const statusOf = async ({ codatUrl }: { codatUrl: string }) =>
    (await worlds.fetch(new Request(`${codatUrl}/_sandbox/requests`))).status;
  for (let count = 0; count < 199; count++) {
    if (count === 190) assert.equal(await statusOf(used), 200);
    await worlds.create(origin);
  }

  assert.deepEqual([await statusOf(used), await statusOf(unused)], [200, 404]);
});

test('worlds are served under a path that is written with a slash at its end', async () => {
  const worlds = createTestWorlds({ path: '/worlds/' });
  const made = await worlds.fetch(
    new Request('http://localhost:3000/worlds', { method: 'POST', body: '{}' }),
  );
  assert.equal(made.status, 201);
});

test('a RegExp for a fault’s path reaches a world that is served', async (t) => {
  const served = await serveTestWorld(createTestWorlds());
  t.after(() => served.close());
  const world = await openTestWorld(
    { push: false },
    { url: `${served.origin}/codat-test`, focus: false },
  );
  await world.addFault({ kind: 'status', status: 418, path: /\/INTEGRATIONS/i });
  const { status } = await fetch(`${world.codatUrl}/integrations`);
  assert.equal(status, 418);
});
