/** What outlives a restart of the demo's server, whose sandbox loses everything. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { consent } from './consent-detail.js';
import { startRestartable, temporaryDatabase, Underwriter, Visitor } from './support.js';

async function applied(t: TestContext) {
  const server = await startRestartable(t, { databaseFile: temporaryDatabase(t) });
  const { origin } = server;
  const applicant = new Visitor(origin);
  await applicant.apply('Harbour Coffee Ltd');
  return { ...server, applicant, underwriter: new Underwriter(origin) };
}

const companies = async (origin: string) => {
  const response = await fetch(`${origin}/codat-sandbox/_sandbox/companies`);
  return (await response.json()) as { id: string; name: string }[];
};

test('an application goes on after a restart, with a company that is created again by its name', async (t) => {
  const { origin, applicant, restart } = await applied(t);
  const [before] = await companies(origin);
  await restart();
  assert.deepEqual(await companies(origin), []);
  assert.match(await (await applicant.get('/dashboard')).text(), /Harbour Coffee Ltd/);
  const [after, ...more] = await companies(origin);
  assert.equal(after?.name, before?.name);
  assert.deepEqual(more, []);
  assert.equal((await applicant.ask('GET', '/connections')).status, 200);
});

test('a page that stayed open through a restart can connect without being loaded again', async (t) => {
  const { origin, applicant, restart } = await applied(t);
  await restart();
  const responses = await Promise.all([
    applicant.ask('GET', '/connections'),
    applicant.ask('GET', '/connections'),
  ]);
  assert.deepEqual(
    responses.map(({ status }) => status),
    [200, 200],
  );
  assert.equal((await companies(origin)).length, 1);
  assert.equal((await applicant.ask('POST', '/connections', { platformKey: 'gbol' })).status, 200);
});

test('an applicant whose connections the sandbox has lost is asked to connect again, until they have', async (t) => {
  const { applicant, restart, underwriter } = await applied(t);
  await applicant.connect('gbol');
  await underwriter.readUntil(/Connected: /);
  const notice = /We no longer have the connections that you made before/;
  assert.doesNotMatch(await (await applicant.get('/dashboard')).text(), notice);
  await restart();
  for (const path of ['/dashboard', '/connect', '/journey']) {
    assert.match(await (await applicant.get(path)).text(), notice, path);
  }
  await applicant.connect('gbol');
  await underwriter.readUntil(/Connected: /);
  assert.doesNotMatch(await (await applicant.get('/dashboard')).text(), notice);
});

test('an underwriter sees after a restart what was so before it, and that the company was created again', async (t) => {
  const { applicant, restart, underwriter } = await applied(t);
  await applicant.connect('gbol');
  await underwriter.readUntil(/Connected: Xero/);
  const path = `/underwriter/${await underwriter.referenceOf('Harbour Coffee Ltd')}`;
  await restart();
  assert.match(await underwriter.read(), /Connected: Xero/);
  await applicant.get('/dashboard');
  assert.match(await underwriter.read(), /Has to connect again/);
  const page = await underwriter.read(path);
  assert.match(page, /Codat no longer had the company, so it was created again/);
  assert.match(page, /Xero Accounting · since .* Has to connect again/);
  assert.match(page, /Xero connected/);
  await applicant.connect('fztf');
  const after = await underwriter.readUntil(/Shopify Commerce .* Connected/, path);
  assert.doesNotMatch(after, /Xero Accounting/);
});

test('a permission is asked for once, also over a restart, and again for another version', async (t) => {
  const { applicant, restart } = await applied(t);
  const accepted = async () => {
    const page = await (await applicant.get('/journey')).text();
    return /accepted-consent-version="([^"]*)"/.exec(page)?.[1];
  };
  assert.equal(await accepted(), undefined);
  assert.equal(await applicant.keep('/journey/consents', consent), 204);
  assert.equal(await accepted(), '2026-11');
  await restart();
  assert.equal(await accepted(), '2026-11');
  await applicant.keep('/journey/consents', { ...consent, version: '2027-01' });
  assert.equal(await accepted(), '2027-01');
});

test('an invite from before a restart lets somebody in after it, to the company that there is by then', async (t) => {
  const { origin, applicant, restart } = await applied(t);
  const path = (await applicant.invitePath()) ?? '';
  await restart();
  await applicant.get('/dashboard');
  const guest = new Visitor(origin);
  assert.match(await (await guest.get(path)).text(), /Connect software for Harbour Coffee Ltd/);
  assert.equal((await guest.post(path)).status, 303);
  const { id } = (await (
    await guest.ask('POST', '/connections', { platformKey: 'gbol' })
  ).json()) as { id: string };
  assert.equal((await applicant.ask('GET', `/connections/${id}`)).status, 200);
});

test('an invite that was used before a restart is used after it, and its session goes on', async (t) => {
  const { origin, applicant, restart } = await applied(t);
  const path = (await applicant.invitePath()) ?? '';
  const guest = new Visitor(origin);
  await guest.post(path);
  await restart();
  assert.equal((await guest.ask('GET', '/connections')).status, 200);
  assert.equal((await new Visitor(origin).post(path)).status, 410);
});

test('an invite from before a restart can be taken back after it, by its applicant alone', async (t) => {
  const { origin, applicant, restart } = await applied(t);
  const invite = await applicant.invite();
  assert.ok(invite);
  await restart();
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  assert.equal(await other.revoke(invite.id), 404);
  assert.equal(await applicant.revoke(invite.id), 204);
  assert.equal((await new Visitor(origin).get(invite.url)).status, 410);
});

test('an application that was withdrawn has no session and no invite any more, also after a restart', async (t) => {
  const { origin, applicant, restart, underwriter } = await applied(t);
  const { cookie } = applicant;
  const path = (await applicant.invitePath()) ?? '';
  await applicant.post('/start-again');
  await restart();
  const left = Object.assign(new Visitor(origin), { cookie });
  assert.equal((await left.ask('GET', '/connections')).status, 401);
  assert.equal((await new Visitor(origin).get(path)).status, 410);
  assert.match(await underwriter.read(), /Harbour Coffee Ltd .*Withdrawn/);
  assert.deepEqual(await companies(origin), []);
});
