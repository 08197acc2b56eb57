import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connection, errorOf, ownCompany, pageRequest, createFixture } from './harness.js';

const lists = [
  ['/integrations', '/integrations'],
  ['/companies/me/connections', `/companies/${ownCompany}/connections`],
] as const;

for (const [path, target] of lists) {
  test(`passes the parameters of a list on for ${path}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const query = 'sourceType=Accounting&&{enabled=true||name~"A B"}';
    const sent = new URLSearchParams({ page: '2', pageSize: '500', query, orderBy: '-name' });
    await proxy(pageRequest('GET', `${path}?${sent.toString()}`));
    const seen = new URL(upstream.seen[0]?.target ?? '', 'http://codat.test');
    assert.equal(seen.pathname, target);
    assert.deepEqual(Object.fromEntries(seen.searchParams), Object.fromEntries(sent));
  });
}

test('drops every other parameter, and a second value of a known one', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(
    pageRequest(
      'GET',
      '/integrations?page=1&page=9&api_key=x&Page=3&pageSize[]=4&__proto__=5&query=',
    ),
  );
  assert.equal(upstream.seen[0]?.target, '/integrations?page=1');
});

test('a list without parameters that Codat knows is asked for without any', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', '/integrations'));
  await proxy(pageRequest('GET', '/companies/me/connections?cache=no#page=2'));
  assert.deepEqual(
    upstream.seen.map(({ target }) => target),
    ['/integrations', `/companies/${ownCompany}/connections`],
  );
});

test('a list is sorted by a field upwards too, and what follows a # is no part of it', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', '/integrations?orderBy=name#x'));
  assert.equal(upstream.seen[0]?.target, '/integrations?orderBy=name');
});

test('passes no parameter to a route that is not a list, nor with a change', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', '/companies/me/dataStatus?page=1&query=x'));
  await proxy(pageRequest('GET', `/companies/me/connections/${connection}?query=x`));
  await proxy(pageRequest('GET', '/integrations/gbol/branding?page=1'));
  await proxy(
    pageRequest('POST', '/companies/me/connections?page=1&query=x', {
      body: '{"platformKey":"gbol"}',
    }),
  );
  assert.equal(upstream.seen.length, 4);
  assert.deepEqual(
    upstream.seen.filter((seen) => seen.target.includes('?')),
    [],
  );
});

for (const parameters of [
  'page=0',
  'page=-1',
  'page=1e3',
  'page=1%0a',
  'page=9999999',
  'pageSize=all',
  'pageSize=10000',
  'pageSize=010',
  `query=${'a'.repeat(2049)}`,
  'orderBy=name,key',
  'orderBy=--name',
  `orderBy=${'a'.repeat(200)}`,
  'orderBy=-linkedConnectionsCount',
  'query=totalconnectionscount%3E10',
]) {
  test(`responds with 400 for ${parameters.slice(0, 40)}`, async (t) => {
    const { proxy, upstream } = await createFixture(t);
    const response = await proxy(pageRequest('GET', `/integrations?${parameters}`));
    assert.equal(response.status, 400);
    // Which of them it was.
    const [name = ''] = parameters.split('=');
    assert.match(String((await errorOf(response))['error']), new RegExp(`parameter ${name} `));
    assert.deepEqual(upstream.seen, []);
  });
}

test('cannot be made to break out of a parameter', async (t) => {
  const { proxy, upstream } = await createFixture(t);
  await proxy(pageRequest('GET', '/integrations?query=a%26page%3D9%23x%0d%0aX-A%3A%20b'));
  const seen = new URL(upstream.seen[0]?.target ?? '', 'http://codat.test');
  assert.deepEqual([...seen.searchParams], [['query', 'a&page=9#x\r\nX-A: b']]);
  assert.equal(upstream.seen[0]?.headers['x-a'], undefined);
});
