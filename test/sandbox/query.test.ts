import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fieldOf, parseQuery, type Queryable } from '../../sandbox/query.js';
import { asObject, call, json, results, stillSandbox } from './support.js';

// West of Greenwich, where reading a time as local shows.
process.env['TZ'] = 'America/New_York';

interface Thing {
  name: string;
  size?: number;
  made?: string;
  on?: boolean;
}

const things: Queryable<Thing> = {
  type: 'Thing',
  properties: ['name', 'size', 'made', 'on'],
  read: fieldOf,
};

const all: Thing[] = [
  { name: 'Apple', size: 9, made: '2026-01-10T00:00:00Z', on: true },
  { name: 'apple tart', size: 10, made: '2026-02-10T00:00:00Z', on: false },
  { name: 'Pear' },
];

function found(query: string): string[] {
  return all.filter(parseQuery(query, things)).map(({ name }) => name);
}

describe('The query language', () => {
  const cases: [query: string, names: string[]][] = [
    ['name=APPLE', ['Apple']],
    ['name!=apple', ['apple tart', 'Pear']],
    ['name~APP', ['Apple', 'apple tart']],
    ['size>9', ['apple tart']],
    ['size>=9', ['Apple', 'apple tart']],
    ['size<10', ['Apple']],
    ['size<=10', ['Apple', 'apple tart']],
    ['made>2026-01-31', ['apple tart']],
    ['made=2026-01-10T00:00:00', ['Apple']],
    ['made=2026-01-10 00:00', ['Apple']],
    ['made<2026-02-09T23:59:59.999', ['Apple']],
    ['made>2026-02-09T23:59:59', ['apple tart']],
    ['made=2026-01-09T19:00:00-05:00', ['Apple']],
    ['on=True', ['Apple']],
    ['NAME = apple tart', ['apple tart']],
    ['size=10||name=pear', ['apple tart', 'Pear']],
    ['name=pear||name~apple&&size=9', ['Apple', 'Pear']],
    ['{name=pear||name~apple}&&size=9', ['Apple']],
    ['{{name=pear}}', ['Pear']],
  ];
  for (const [query, names] of cases) {
    it(`reads ${query}`, () => assert.deepEqual(found(query), names));
  }

  for (const query of [
    'name',
    'name=',
    '=apple',
    'name=a&&',
    '{name=a',
    'name=a}',
    '&&',
    'a b=c',
  ]) {
    it(`refuses ${query} as malformed`, () => {
      assert.throws(() => found(query), {
        status: 400,
        message: 'Error parsing query - Malformed query.',
      });
    });
  }

  it('names the property it does not know', () => {
    assert.throws(() => found('colour=red'), {
      status: 400,
      message: 'Error parsing query - Could not resolve property colour on Thing',
    });
  });

  it('takes 2047 characters and refuses 2048', () => {
    assert.deepEqual(found(`name=${'a'.repeat(2042)}`), []);
    assert.throws(() => found(`name=${'a'.repeat(2043)}`), { status: 400 });
  });
});

describe('Lists', () => {
  const sandbox = stillSandbox();
  const list = (search: string) => call(sandbox, 'GET', `/integrations?${search}`);

  it('come 100 at a time unless asked otherwise', async () => {
    const page = await json(await list(''));
    assert.equal(page['pageSize'], 100);
    assert.equal(page['pageNumber'], 1);
  });

  it('link to the pages before and after, with what was asked', async () => {
    const search = new URLSearchParams({
      page: '2',
      pageSize: '3',
      query: 'sourceType=commerce&&enabled=true',
      orderBy: '-name',
    });
    const page = await json(await list(String(search)));
    assert.equal(page['totalResults'], 14);
    const links = page['_links'];
    assert.ok(typeof links === 'object' && links !== null);
    assert.deepEqual(Object.keys(links), ['self', 'current', 'next', 'previous']);
    assert.deepEqual(fieldOf(links, 'self'), { href: '/integrations' });

    const next = asObject(fieldOf(links, 'next'))['href'];
    const names = (await results(await call(sandbox, 'GET', String(next)))).map(
      (item) => item['name'],
    );
    assert.deepEqual(names, [...names].sort().reverse());
    assert.equal(names.length, 3);
  });

  it('have no page after the last', async () => {
    const page = await json(await list('page=2&pageSize=5000'));
    assert.deepEqual(page['results'], []);
    assert.equal(JSON.stringify(page['_links']).includes('next'), false);
  });

  for (const search of ['page=0', 'page=x', 'pageSize=5001', 'pageSize=0', 'orderBy=colour']) {
    it(`refuse ${search}`, async () => assert.equal((await list(search)).status, 400));
  }

  it('of connections and companies can be asked the same way', async () => {
    const own = stillSandbox({
      seed: {
        companies: [
          {
            id: 'a',
            name: 'Harbour Coffee Ltd',
            tags: { region: 'North' },
            connections: [
              { platformKey: 'gbol', organisation: 'Harbour' },
              { platformKey: 'fztf', status: 'PendingAuth' },
            ],
          },
          { id: 'b', name: 'Other Ltd' },
        ],
      },
    });
    const ids = async (path: string) =>
      (await results(await call(own, 'GET', path))).map((item) => item['id']);
    assert.deepEqual(await ids('/companies?query=tags.region%3Dnorth'), ['a']);
    assert.deepEqual(await ids('/companies?orderBy=-name'), ['b', 'a']);
    const pending = await results(
      await call(own, 'GET', '/companies/a/connections?query=status%3Dpendingauth'),
    );
    assert.deepEqual(
      pending.map((item) => item['integrationKey']),
      ['fztf'],
    );
    const inSmallLetters = '/companies/a/connections?query=connectionInfo.companyname%3Dharbour';
    assert.equal((await ids(inSmallLetters)).length, 1);
    const named = await ids('/companies/a/connections?query=connectionInfo.companyName~harb');
    assert.equal(named.length, 1);
  });
});
