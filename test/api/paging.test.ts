import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCodatClient } from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';
import { startCodat, wireConnection } from './support.js';

/** Asks for smaller pages than the client does. */
const smallPages =
  (size: number): typeof fetch =>
  (input, init) => {
    const url = new URL(input as URL);
    if (url.searchParams.has('pageSize')) url.searchParams.set('pageSize', String(size));
    return fetch(url, init);
  };

test('reads all pages of the catalogue', async (t) => {
  const codat = await startCodat(t);
  const lists = () => codat.asked().filter((path) => path.includes('/integrations?')).length;
  const whole = await codat.proxied().listIntegrations();
  const paged = await codat.proxied({ fetch: smallPages(7) }).listIntegrations();
  assert.deepEqual(
    paged.map(({ key }) => key),
    whole.map(({ key }) => key),
  );
  assert.equal(lists(), 1 + Math.ceil(whole.length / 7));
});

test('reads all pages of the connections', async (t) => {
  const keys = ['gbol', 'fztf', 'exgd', 'zsth', 'suuo'];
  const codat = await startCodat(
    t,
    keys.map((platformKey) => ({ platformKey })),
  );
  const connections = await codat.proxied({ fetch: smallPages(2) }).listConnections();
  assert.deepEqual(
    connections.map(({ integrationKey }) => integrationKey),
    keys,
  );
});

test('keeps the filter on every page', async (t) => {
  const codat = await startCodat(t);
  await codat.client({ fetch: smallPages(3) }).listIntegrations({ sourceTypes: ['Commerce'] });
  const lists = codat.asked().filter((path) => path.includes('/integrations?'));
  assert.ok(lists.length > 2);
  assert.ok(lists.every((path) => path.includes('sourceType%3DCommerce')));
});

test('an item that slips to the next page while reading is there once, as last read', async (t) => {
  const upstream = await startSpyUpstream(t);
  const pages = [
    [wireConnection({ id: 'a' }), wireConnection({ id: 'b', status: 'PendingAuth' })],
    [wireConnection({ id: 'b', status: 'Linked' }), wireConnection({ id: 'c' })],
  ];
  upstream.respond = (response, { target }) => {
    const page = Number(new URL(target, upstream.url).searchParams.get('page'));
    json(response, 200, { results: pages[page - 1] ?? [], pageSize: 2, totalResults: 4 });
  };
  const connections = await createCodatClient({ proxyUrl: upstream.url }).listConnections();
  assert.deepEqual(
    connections.map(({ id, status }) => [id, status]),
    [
      ['a', 'PendingAuth'],
      ['b', 'Linked'],
      ['c', 'PendingAuth'],
    ],
  );
});

test('without a total, a page that is not full is the last', async (t) => {
  const upstream = await startSpyUpstream(t);
  const sizes = [2, 2, 1];
  upstream.respond = (response) => {
    const at = upstream.seen.length - 1;
    const results = Array.from({ length: sizes[at] ?? 0 }, (_, index) =>
      wireConnection({ id: `${at}-${index}` }),
    );
    json(response, 200, { results, pageSize: 2 });
  };
  const connections = await createCodatClient({ proxyUrl: upstream.url }).listConnections();
  assert.equal(connections.length, 5);
  assert.equal(upstream.seen.length, 3);
});

test('a server whose total is never reached ends with its first empty page', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => {
    const results = upstream.seen.length === 1 ? [wireConnection()] : [];
    json(response, 200, { results, totalResults: 1000 });
  };
  const connections = await createCodatClient({ proxyUrl: upstream.url }).listConnections();
  assert.equal(connections.length, 1);
  assert.equal(upstream.seen.length, 2);
});

test('a server that never says it is done is left in the end', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) =>
    json(response, 200, { results: [wireConnection()], totalResults: 1_000_000 });
  await createCodatClient({ proxyUrl: upstream.url }).listConnections();
  assert.equal(upstream.seen.length, 100);
});
