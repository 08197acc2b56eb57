import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allOf, createCodatClient, equalsAny, type SourceType } from '../../src/api/index.js';
import { json, startSpyUpstream } from '../support/spy-upstream.js';

test('one value is compared as it is', () => {
  assert.equal(equalsAny('sourceType', ['Accounting']), 'sourceType=Accounting');
  assert.equal(equalsAny('enabled', [true]), 'enabled=true');
});

test('several values are joined by or, in braces', () => {
  assert.equal(equalsAny('key', ['gbol', 'qhyg']), '{key=gbol||key=qhyg}');
});

test('no value asks for nothing', () => {
  assert.equal(equalsAny('key', []), '');
});

test('parts are joined by and, empty ones left out', () => {
  assert.equal(allOf('a=1', '', '{b=2||b=3}'), 'a=1&&{b=2||b=3}');
  assert.equal(allOf('', ''), '');
});

test('a value cannot end or extend the expression', () => {
  assert.equal(equalsAny('name', ['x}||enabled=true&&{y']), 'name=xenabledtruey');
  assert.equal(equalsAny('name', ['Café No. 1_a-b']), 'name=Café No. 1_a-b');
});

test('a query goes URL-encoded and comes out the same', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, { results: [], totalResults: 0 });
  const client = createCodatClient({ proxyUrl: upstream.url });
  await client.listIntegrations({ sourceTypes: ['Accounting', 'BankFeed'], enabled: true });
  const target = upstream.seen[0]?.target ?? '';
  assert.doesNotMatch(target, /[{}|]|&&/);
  assert.equal(
    new URL(target, upstream.url).searchParams.get('query'),
    '{sourceType=Accounting||sourceType=BankFeed}&&enabled=true',
  );
});

test('special characters in a value stay inside the one parameter', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, { results: [], totalResults: 0 });
  const odd = 'É&pageSize=1#?+ %' as SourceType;
  await createCodatClient({ proxyUrl: upstream.url }).listIntegrations({ sourceTypes: [odd] });
  const { searchParams } = new URL(upstream.seen[0]?.target ?? '', upstream.url);
  assert.equal(searchParams.get('query'), 'sourceType=ÉpageSize1 ');
  assert.deepEqual([...searchParams.keys()], ['page', 'pageSize', 'query', 'include']);
});

test('nothing to ask for sends no query', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, { results: [], totalResults: 0 });
  await createCodatClient({ proxyUrl: upstream.url }).listIntegrations();
  assert.doesNotMatch(upstream.seen[0]?.target ?? '', /query/);
});

test('what goes into a path is one segment of it', async (t) => {
  const upstream = await startSpyUpstream(t);
  upstream.respond = (response) => json(response, 200, {});
  await createCodatClient({ proxyUrl: upstream.url }).getBranding('a/../b?c#d');
  assert.equal(upstream.seen[0]?.target, '/integrations/a%2F..%2Fb%3Fc%23d/branding');
});
