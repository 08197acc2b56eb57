/** The lender's database file. */
import assert from 'node:assert/strict';
import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DatabaseSync } from '@photostructure/sqlite';
import { DatabaseError, openRecords } from '../../demo/server/database/index.js';
import { temporaryDatabase } from './support.js';

test('the database is made with its folder, for its owner alone', (t) => {
  const file = join(temporaryDatabase(t), '..', 'new', 'lender.db');
  openRecords(file).close();
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('the database keeps its secret, and another file has another', (t) => {
  const file = temporaryDatabase(t);
  const secrets = [1, 2].map(() => {
    const records = openRecords(file);
    records.close();
    return records.secret;
  });
  assert.equal(secrets[0], secrets[1]);
  const other = openRecords(temporaryDatabase(t));
  t.after(() => other.close());
  assert.notEqual(other.secret, secrets[0]);
});

test('a database of a newer version is left alone', (t) => {
  const file = temporaryDatabase(t);
  const newer = new DatabaseSync(file);
  newer.exec('CREATE TABLE theirs (a); PRAGMA user_version = 99');
  newer.close();
  assert.throws(() => openRecords(file), {
    name: 'DatabaseError',
    message: /newer version.*DATABASE_FILE/,
  });
});

test('a file that is no database is refused, and not overwritten', (t) => {
  const file = temporaryDatabase(t);
  writeFileSync(file, 'my diary, which is longer than a page of a database'.repeat(100));
  const { size } = statSync(file);
  assert.throws(() => openRecords(file), DatabaseError);
  assert.equal(statSync(file).size, size);
});

test('an application whose number is taken leaves no trace', (t) => {
  const { applications, close } = openRecords(temporaryDatabase(t));
  t.after(close);
  applications.add('SM-100000', { businessName: 'Harbour', email: 'a@b.example' }, 'one');
  assert.throws(() => applications.add('SM-100000', { businessName: 'Quayside' }, 'two'));
  assert.equal(applications.findByCompany('two'), undefined);
  assert.equal(applications.find('SM-100000')?.businessName, 'Harbour');
});

test('a company is its application’s in whichever case its id is written, also when it is not any more', (t) => {
  const { applications, close } = openRecords(temporaryDatabase(t));
  t.after(close);
  applications.add('SM-100000', { businessName: 'Harbour' }, 'AB-1');
  applications.setCompany('SM-100000', 'cd-2');
  assert.equal(applications.findByCompany('ab-1')?.companyId, 'cd-2');
  assert.deepEqual(
    applications.companiesOf('SM-100000').map(({ companyId }) => companyId),
    ['AB-1', 'cd-2'],
  );
});

test('the companies of the developers’ pages are deleted after their time, applications are not', (t) => {
  const { applications, close } = openRecords(temporaryDatabase(t));
  t.after(close);
  applications.add('SM-100000', { businessName: 'Plain page' }, 'one');
  applications.add('SM-100001', { businessName: 'Harbour', email: 'a@b.example' }, 'two');
  applications.forgetDevelopersBefore(Date.now() + 1);
  assert.equal(applications.find('SM-100000'), undefined);
  assert.equal(applications.findByCompany('one'), undefined);
  assert.ok(applications.find('SM-100001'));
});

test('an event that comes twice is kept once', (t) => {
  const { applications, connections, close } = openRecords(temporaryDatabase(t));
  t.after(close);
  const applicant = { businessName: 'Harbour', email: 'a@b.example' };
  const application = applications.add('SM-100000', applicant, 'one');
  const event = {
    id: 'e1',
    type: 'connection.connected',
    companyId: 'one',
    connectionId: 'c1',
    occurredAt: '2026-11-28T18:00:00Z',
  };
  const connection = {
    connectionId: 'c1',
    platformName: 'Xero',
    sourceType: 'Accounting',
    status: 'Linked',
  };
  for (let time = 0; time < 2; time++) connections.record(event, connection);
  assert.equal(connections.eventsOf('SM-100000').length, 1);
  assert.equal(connections.connectionsOf(application).length, 1);
});

test('what invites keep ends in its time, and outlives a restart', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const file = temporaryDatabase(t);
  const before = openRecords(file);
  await before.invites.set('a', '1', 1000);
  await before.invites.set('b', '2', 3000);
  before.close();
  t.mock.timers.tick(2000);
  const { invites, close } = openRecords(file);
  t.after(close);
  assert.equal(await invites.get('a'), undefined);
  assert.equal(await invites.get('b'), '2');
});

test('a lock is one holder’s until it is given back or ends, and is given back by nobody else', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { invites, close } = openRecords(temporaryDatabase(t));
  t.after(close);
  const first = await invites.lock('a', 1000);
  assert.ok(first);
  assert.equal(await invites.lock('a', 1000), undefined);
  t.mock.timers.tick(1001);
  const second = await invites.lock('a', 1000);
  assert.ok(second);
  await first();
  assert.equal(await invites.lock('a', 1000), undefined);
  await second();
  assert.ok(await invites.lock('a', 1000));
});
