/** How Codat is reached: by the platform's `fetch`, with what that can do and what it leaves to the proxy. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { listen, listenSecurely } from '../proxy-check/harness.js';
import { json } from '../support/spy-upstream.js';
import { connection, pageRequest, createFixture, until } from './harness.js';

const connections = '/companies/me/connections';
const one = `${connections}/${connection}`;

const compressions = { gzip: gzipSync, br: brotliCompressSync, deflate: deflateSync };

for (const [encoding, compress] of Object.entries(compressions)) {
  test(`the proxy reads a response that is compressed with ${encoding}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const body = { results: [{ id: 'a', name: 'Café' }] };
    upstream.respond = (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
      response.end(compress(JSON.stringify(body)));
    };
    const response = await proxy(pageRequest('GET', connections));
    assert.deepEqual(await response.json(), body);
    assert.equal(response.headers.get('content-encoding'), null);
  });
}

test('the proxy stops reading a small response that unpacks to more than it may have', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t);
  upstream.respond = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync(`"${' '.repeat(11 * 1024 * 1024)}"`));
  };
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
  assert.match(problems[0]?.message ?? '', /exceeds/);
});

test('uses a global fetch that was put in place later', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  const requests: string[] = [];
  t.mock.method(globalThis, 'fetch', async (url: string) => {
    requests.push(url);
    return Response.json({ results: [] });
  });
  const response = await proxy(pageRequest('GET', connections));
  assert.deepEqual(await response.json(), { results: [] });
  assert.equal(requests.length, 1);
  assert.equal(upstream.seen.length, 0);
});

/** Closes the connection of the second request without a response, as a server does with one that it has kept too long. */
function closesTheSecond(seen: string[]): RequestListener {
  return (incoming, outgoing) => {
    seen.push(incoming.method ?? '');
    if (seen.length === 2) incoming.socket.destroy();
    else json(outgoing, 200, { id: 'a' });
  };
}

test('sends a read again when a kept connection turns out to be closed', async (t) => {
  const seen: string[] = [];
  const apiUrl = await listen(t, closesTheSecond(seen));
  const { proxy, problems } = await createFixture(t, { apiUrl });
  assert.equal((await proxy(pageRequest('GET', `${connections}/a`))).status, 200);
  assert.equal((await proxy(pageRequest('GET', `${connections}/b`))).status, 200);
  assert.deepEqual(seen, ['GET', 'GET', 'GET']);
  assert.deepEqual(problems, []);
});

test('sends a change once, even when a kept connection turns out to be closed', async (t) => {
  const seen: string[] = [];
  const apiUrl = await listen(t, closesTheSecond(seen));
  const { proxy, problems } = await createFixture(t, { apiUrl });
  assert.equal((await proxy(pageRequest('GET', one))).status, 200);
  assert.equal((await proxy(pageRequest('DELETE', one))).status, 502);
  assert.deepEqual(seen, ['GET', 'DELETE']);
  assert.equal(problems[0]?.kind, 'unreachable');
});

test('closes the connection of a read when the page leaves, and does not ask again', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t);
  // So that there is a connection to use again.
  await proxy(pageRequest('GET', `${connections}/a`));
  let isClosed = false;
  upstream.respond = (response) => response.on('close', () => (isClosed = true));
  const page = new AbortController();
  const leaving = new Request(pageRequest('GET', `${connections}/b`), {
    signal: page.signal,
    headers: { 'cache-control': 'no-cache' },
  });
  const response = proxy(leaving);
  await until('the question', () => upstream.seen.length === 2);
  page.abort();
  assert.equal((await response).status, 499);
  await until('the closed connection', () => isClosed);
  upstream.respond = (response) => json(response, 200, {});
  await proxy(pageRequest('GET', `${connections}/c`));
  assert.equal(upstream.seen.length, 3);
  assert.deepEqual(problems, []);
});

test('responds with 502 when asked to go on by another protocol', async (t) => {
  const { proxy, upstream, problems } = await createFixture(t);
  upstream.respond = (response) =>
    response.writeHead(101, { connection: 'upgrade', upgrade: 'websocket' }).end();
  assert.equal((await proxy(pageRequest('GET', connections))).status, 502);
  assert.equal(problems[0]?.kind, 'unreachable');
});

const target = '/eu/companies/8a210b68-6988-11ed-a1eb-0242ac120002/connections/a';

test('asks below the path of apiUrl', async (t) => {
  const { upstream } = await createFixture(t);
  const { proxy } = await createFixture(t, { apiUrl: `${upstream.url}/eu/` });
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
  const { proxy } = await createFixture(t, { apiUrl: `http://[::1]:${port}/eu` });
  assert.equal((await proxy(pageRequest('GET', `${connections}/a`))).status, 200);
  assert.deepEqual(seen, [target]);
});

test('trusts over https whom the host’s server trusts, and nobody else', async (t) => {
  const { origin, cert } = await listenSecurely(t, (_incoming, outgoing) =>
    json(outgoing, 200, { id: 'a' }),
  );
  const { proxy, problems } = await createFixture(t, { apiUrl: origin });
  assert.equal((await proxy(pageRequest('GET', one))).status, 502);
  assert.match(problems[0]?.message ?? '', /self-signed certificate/);
  // Node reads the further authorities when it starts.
  const folder = await mkdtemp(join(tmpdir(), 'codat-elements-'));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, 'ca.pem');
  await writeFile(file, cert);
  const script = `
    import { createTokenProxy } from './server/index.ts';
    const proxy = createTokenProxy({ apiKey: 'a', apiUrl: ${JSON.stringify(origin)}, resolveCompany: () => crypto.randomUUID() });
    console.log((await proxy(new Request('https://lender.example${one}'))).status);`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: file }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [status] = (await once(child.stdout, 'data')) as [Buffer];
  assert.equal(status.toString().trim(), '200');
});
