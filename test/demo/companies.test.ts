/** The guide's code for companies, with Codat's own SDK against the sandbox over HTTP; and the demo, which uses it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  companyFor,
  companyName,
  createCodat,
  deleteCompany,
  findCompany,
} from '../../demo/server/merchant-companies.js';
import { createCodatSandbox } from '../../sandbox/index.js';
import { serveTestWorld } from '../../testing/index.js';
import { startDemo, Visitor } from './support.js';

const sandbox = createCodatSandbox();
const served = await serveTestWorld(sandbox);
test.after(() => served.close());
test.beforeEach(() => sandbox.reset());

const codat = createCodat('sandbox', served.origin);
const merchant = { id: 'M-1042', name: 'Harbour Coffee Ltd' };
const names = () => sandbox.companies.map(({ name }) => name);

test('the guide has the code that is tested here', () => {
  const code = readFileSync('demo/server/merchant-companies.ts', 'utf8');
  assert.ok(readFileSync('docs/companies.md', 'utf8').includes(code));
});

test('companyFor creates a company that is named by the merchant’s id, once', async () => {
  const companyId = await companyFor(codat, merchant);
  assert.deepEqual(names(), ['M-1042 Harbour Coffee Ltd']);
  assert.equal(await companyFor(codat, { ...merchant, companyId }), companyId);
  // Its id was lost, and the business has another name.
  assert.equal(await companyFor(codat, { ...merchant, name: 'Harbour Tea' }), companyId);
  assert.equal(sandbox.companies.length, 1);
});

test('companyFor creates a company again that was deleted at Codat', async () => {
  const companyId = await companyFor(codat, merchant);
  await deleteCompany(codat, companyId);
  assert.deepEqual(names(), []);
  const again = await companyFor(codat, { ...merchant, companyId });
  assert.notEqual(again, companyId);
  assert.deepEqual(names(), ['M-1042 Harbour Coffee Ltd']);
});

test('deleteCompany is content with a company that is gone', async () => {
  await deleteCompany(codat, '8a210b68-6988-11ed-a1eb-0242ac120002');
});

test('companyFor passes on that the key is wrong', async () => {
  await assert.rejects(companyFor(createCodat('wrong', served.origin), merchant), {
    statusCode: 401,
  });
});

test('findCompany takes the oldest of several and warns of the others', async (t) => {
  const warnings: string[] = [];
  t.mock.method(console, 'warn', (text: string) => warnings.push(text));
  const young = sandbox.addCompany({ id: 'young', name: 'M-1042 Harbour' });
  sandbox.addCompany({ id: 'old', name: 'M-1042', ageMs: 5000 });
  sandbox.addCompany({ id: 'other', name: 'M-10425 Harbour', ageMs: 9000 });
  assert.equal((await findCompany(codat, 'M-1042'))?.id, 'old');
  assert.equal(warnings.length, 1);
  assert.match(warnings[0] ?? '', new RegExp(`old, not ${young.id}`));
});

test('requests at the same moment come to the same company', async (t) => {
  t.mock.method(console, 'warn', () => undefined);
  const both = await Promise.all([companyFor(codat, merchant), companyFor(codat, merchant)]);
  const found = await findCompany(codat, merchant.id);
  assert.equal(await companyFor(codat, merchant), found?.id);
  assert.ok(both.includes(found?.id ?? ''));
});

test('findCompany reads the list to its last page', async () => {
  for (let place = 0; place < 230; place += 1) {
    sandbox.addCompany({ name: `M-1042${place} Other` });
  }
  sandbox.addCompany({ id: 'last', name: 'M-1042 Harbour' });
  assert.equal((await findCompany(codat, 'M-1042'))?.id, 'last');
});

for (const id of ["O'Brien", 'A&&B', '&&name', "x'||id!=y", 'Ünal-1', '1', 'a.b,c?d!']) {
  test(`findCompany finds a merchant whose id is ${id}`, async () => {
    sandbox.addCompany({ name: 'Somebody else' });
    const [safe] = id.split('|');
    const wanted = { id: safe ?? id, name: 'Tom’s "Tea" {1}' };
    const companyId = await companyFor(codat, wanted);
    assert.equal((await findCompany(codat, wanted.id))?.id, companyId);
    assert.equal(await companyFor(codat, wanted), companyId);
  });
}

for (const id of ['', 'M 1', 'M"1', 'M{1}', '&&', 'a=b']) {
  test(`companyName refuses the id "${id}", which could come to be another merchant’s`, () => {
    assert.throws(() => companyName({ id, name: 'Harbour' }), TypeError);
  });
}

test('the demo creates a company again that was deleted, and deletes it when the applicant starts again', async (t) => {
  const origin = await startDemo(t);
  const visitor = new Visitor(origin);
  const companies = async () => {
    const response = await fetch(`${origin}/codat-sandbox/_sandbox/companies`);
    return (await response.json()) as { id: string; name: string }[];
  };
  await visitor.apply('Harbour Coffee Ltd');
  const [first] = await companies();
  const url = `${origin}/codat-sandbox/companies/${first?.id ?? ''}`;
  await fetch(url, { method: 'DELETE', headers: { Authorization: `Basic ${btoa('sandbox')}` } });
  assert.equal((await visitor.get('/connect')).status, 200);
  const [second, ...more] = await companies();
  assert.equal(second?.name, first?.name);
  assert.notEqual(second?.id, first?.id);
  assert.deepEqual(more, []);
  assert.equal((await visitor.ask('GET', '/connections')).status, 200);
  await visitor.post('/start-again');
  assert.deepEqual(await companies(), []);
});
