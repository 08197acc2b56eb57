/** Which HTTP client sends to Codat, and how Node's own one behaves; what both promise is in `upstream.test.ts`. */
import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { globalAgent } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { test } from 'node:test';
import { nodeTransport } from '../../src/proxy/node-transport.js';
import { listen, listenSecurely } from '../cli/harness.js';
import { json } from '../support/spy-upstream.js';
import { connection, pageRequest, startBench, until } from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

test('does not use fetch under Node, which frameworks cache', async (t) => {
  const { proxy, upstream } = await startBench(t);
  await fetch(upstream.url);
  await proxy(pageRequest('GET', connections));
  // Node's fetch says that it is one, its HTTP client does not.
  const modes = upstream.seen.map(({ headers }) => headers['sec-fetch-mode']);
  assert.deepEqual(modes, ['cors', undefined]);
});

test('uses a global fetch that was put in place later', async (t) => {
  const { proxy, upstream } = await startBench(t);
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', async (url: string) => {
    asked.push(url);
    return Response.json({ results: [] });
  });
  const answer = await proxy(pageRequest('GET', connections));
  assert.deepEqual(await answer.json(), { results: [] });
  assert.equal(asked.length, 1);
  assert.equal(upstream.seen.length, 0);
});

const never = (): never => {
  throw new Error('Nothing is to be sent.');
};

test('leaves runtimes that imitate Node to their fetch', () => {
  const node = { release: { name: 'node' }, getBuiltinModule: () => ({ request: never }) };
  const isNode = (runtime: Parameters<typeof nodeTransport>[0]) =>
    nodeTransport(runtime) !== undefined;
  assert.equal(isNode({ process: node }), true);
  assert.equal(isNode({ process: node, navigator: { userAgent: 'Node.js/24' } }), true);
  for (const userAgent of ['Bun/1.3', 'Deno/2.5', 'Cloudflare-Workers']) {
    assert.equal(isNode({ process: node, navigator: { userAgent } }), false);
  }
  assert.equal(isNode({ process: { release: { name: 'node' } } }), false);
  assert.equal(isNode({}), false);
});

/** Answers the first request of each connection, and closes the connection at its second. */
function closesAtTheSecond(seen: string[]): RequestListener {
  const used = new WeakSet<object>();
  return (incoming, outgoing) => {
    seen.push(incoming.method ?? '');
    if (used.has(incoming.socket)) incoming.socket.destroy();
    else json(outgoing, 200, { id: 'a' });
    used.add(incoming.socket);
  };
}

test('sends a read again when a kept connection turns out to be closed', async (t) => {
  const seen: string[] = [];
  const apiUrl = await listen(t, closesAtTheSecond(seen));
  const { proxy, problems } = await startBench(t, { apiUrl });
  assert.equal((await proxy(pageRequest('GET', `${connections}/a`))).status, 200);
  assert.equal((await proxy(pageRequest('GET', `${connections}/b`))).status, 200);
  assert.deepEqual(seen, ['GET', 'GET', 'GET']);
  assert.deepEqual(problems, []);
});

test('sends a change once, even when a kept connection turns out to be closed', async (t) => {
  const seen: string[] = [];
  const apiUrl = await listen(t, closesAtTheSecond(seen));
  const { proxy, problems } = await startBench(t, { apiUrl });
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
  assert.equal((await proxy(pageRequest('DELETE', one))).status, 502);
  assert.deepEqual(seen, ['GET', 'DELETE']);
  assert.equal(problems[0]?.kind, 'unreachable');
});

test('closes the connection of a read when the page leaves, and does not ask again', async (t) => {
  const { proxy, upstream, problems } = await startBench(t);
  // So that there is a connection to use again.
  await proxy(pageRequest('GET', `${connections}/a`));
  let isClosed = false;
  upstream.answer = (response) => response.on('close', () => (isClosed = true));
  const page = new AbortController();
  const leaving = new Request(pageRequest('GET', `${connections}/b`), {
    signal: page.signal,
    headers: { 'cache-control': 'no-cache' },
  });
  const answer = proxy(leaving);
  await until('the question', () => upstream.seen.length === 2);
  page.abort();
  assert.equal((await answer).status, 499);
  await until('the closed connection', () => isClosed);
  upstream.answer = (response) => json(response, 200, {});
  await proxy(pageRequest('GET', `${connections}/c`));
  assert.equal(upstream.seen.length, 3);
  assert.deepEqual(problems, []);
});

test('answers 502 when asked to go on by another protocol', async (t) => {
  const { proxy, upstream, problems } = await startBench(t);
  upstream.answer = (response) =>
    response.writeHead(101, { connection: 'upgrade', upgrade: 'websocket' }).end();
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
  assert.equal(problems[0]?.kind, 'unreachable');
});

const target = '/eu/companies/8a210b68-6988-11ed-a1eb-0242ac120002/connections/a';

test('asks below the path of apiUrl', async (t) => {
  const { upstream } = await startBench(t);
  const { proxy } = await startBench(t, { apiUrl: `${upstream.url}/eu/` });
  assert.equal((await proxy(pageRequest('GET', `${connections}/a`))).status, 200);
  assert.equal(upstream.seen[0]?.target, target);
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

test('asks at an IPv6 address', { skip: !hasIpv6 && 'this machine has no ::1' }, async (t) => {
  const seen: (string | undefined)[] = [];
  const server = createServer(({ url }, outgoing) => {
    seen.push(url);
    json(outgoing, 200, {});
  });
  await new Promise<void>((resolve) => server.listen(0, '::1', resolve));
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const { proxy } = await startBench(t, { apiUrl: `http://[::1]:${port}/eu` });
  assert.equal((await proxy(pageRequest('GET', `${connections}/a`))).status, 200);
  assert.deepEqual(seen, [target]);
});

test('trusts over https whom the host’s server trusts, and nobody else', async (t) => {
  const { origin, cert } = await listenSecurely(t, (_incoming, outgoing) =>
    json(outgoing, 200, { id: 'a' }),
  );
  const { proxy, problems } = await startBench(t, { apiUrl: origin });
  assert.equal((await proxy(pageRequest('GET', one))).status, 502);
  assert.match(problems[0]?.message ?? '', /self-signed certificate/);
  globalAgent.options.ca = cert;
  t.after(() => {
    delete globalAgent.options.ca;
    globalAgent.destroy();
  });
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
});
