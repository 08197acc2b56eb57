import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startDemo, Visitor } from './support.js';

const day = 24 * 60 * 60 * 1000;

/** An applicant, the invite that they sent, and the browser of the person who opens it. */
async function invited(t: TestContext) {
  const origin = await startDemo(t);
  const applicant = new Visitor(origin);
  await applicant.apply('Harbour Coffee Ltd');
  const path = await applicant.invitePath();
  assert.ok(path);
  return { origin, applicant, path, guest: new Visitor(origin) };
}

test('opening an invite signs nobody in, and says whose application it is for', async (t) => {
  const { path, guest } = await invited(t);
  const response = await guest.get(path);
  assert.equal(response.status, 200);
  assert.deepEqual(response.headers.getSetCookie(), []);
  assert.match(await response.text(), /Connect software for Harbour Coffee Ltd/);
  assert.equal((await guest.ask('GET', '/connections')).status, 401);
});

test('opening an invite leaves another application signed in', async (t) => {
  const { origin, path } = await invited(t);
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  const before = other.cookie;
  const page = await (await other.get(path)).text();
  assert.equal(other.cookie, before);
  assert.match(page, /signed in to the application of Quayside Books/);
});

const foreign: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'another site': { Origin: 'https://evil.example' },
  'another site, by its browser’s word': { 'Sec-Fetch-Site': 'cross-site' },
  'a page without an origin': { Origin: 'null' },
  'no page at all': {},
};
for (const [what, headers] of Object.entries(foreign)) {
  test(`an invite posted by ${what} signs nobody in`, async (t) => {
    const { path, guest } = await invited(t);
    const response = await guest.post(path, {}, headers);
    assert.equal(response.status, 403);
    assert.deepEqual(response.headers.getSetCookie(), []);
  });
}

test('an invite connects software, and reads what is connected', async (t) => {
  const { applicant, path, guest } = await invited(t);
  assert.equal((await guest.post(path)).status, 303);
  const created = await guest.ask('POST', '/connections', { platformKey: 'gbol' });
  assert.equal(created.status, 200);
  const { id } = (await created.json()) as { id: string };
  assert.equal((await applicant.ask('GET', `/connections/${id}`)).status, 200);
  assert.equal((await guest.ask('GET', '/connections')).status, 200);
});

test('an invite disconnects and deletes nothing', async (t) => {
  const { applicant, path, guest } = await invited(t);
  const created = await applicant.ask('POST', '/connections', { platformKey: 'gbol' });
  const { id } = (await created.json()) as { id: string };
  await guest.post(path);
  const unlinked = await guest.ask('PATCH', `/connections/${id}`, { status: 'Unlinked' });
  assert.equal(unlinked.status, 403);
  assert.equal((await guest.ask('DELETE', `/connections/${id}`)).status, 403);
  assert.equal((await applicant.ask('DELETE', `/connections/${id}`)).status, 200);
});

test('an invite opens no dashboard, no connections page and no further invite', async (t) => {
  const { path, guest } = await invited(t);
  await guest.post(path);
  assert.equal((await guest.get('/dashboard')).status, 403);
  assert.equal((await guest.get('/connect')).headers.get('Location'), '/journey');
  assert.equal((await guest.get('/journey')).status, 200);
  assert.equal(await guest.invitePath(), undefined);
});

test('an invite ends two days after it was made, and its sessions with it', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
  const { origin, path, guest } = await invited(t);
  t.mock.timers.tick(1.5 * day);
  assert.equal((await guest.post(path)).status, 303);
  assert.equal((await guest.ask('GET', '/connections')).status, 200);
  t.mock.timers.tick(0.6 * day);
  assert.equal((await guest.ask('GET', '/connections')).status, 401);
  assert.equal((await guest.get('/journey')).headers.get('Location'), '/apply');
  const late = new Visitor(origin);
  assert.equal((await late.post(path)).status, 410);
  assert.equal((await late.get(path)).status, 410);
});

test('an invite is accepted from its own page, whose form sends no origin under no-referrer', async (t) => {
  const { path, guest } = await invited(t);
  const headers = { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' };
  assert.equal((await guest.post(path, {}, headers)).status, 303);
});

test('an invite is used once, and shows so to the next person', async (t) => {
  const { origin, path, guest } = await invited(t);
  assert.equal((await guest.post(path)).status, 303);
  const next = new Visitor(origin);
  for (const response of [await next.post(path), await next.get(path)]) {
    assert.equal(response.status, 410);
    assert.match(await response.text(), /This link has been used/);
    assert.deepEqual(response.headers.getSetCookie(), []);
  }
  // A second click of the same person leads on.
  assert.equal((await guest.post(path)).headers.get('Location'), '/journey');
});

test('an invite that somebody else has used leads into no other invite’s journey', async (t) => {
  const { origin, path, guest } = await invited(t);
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  const theirs = await other.invitePath();
  assert.ok(theirs);
  await new Visitor(origin).post(theirs);
  await guest.post(path);
  for (const response of [await guest.post(theirs), await guest.get(theirs)]) {
    assert.equal(response.status, 410);
    assert.match(await response.text(), /This link has been used/);
  }
});

test('an invite leaves nothing of the session before it', async (t) => {
  const { origin, path } = await invited(t);
  const guest = new Visitor(origin);
  await guest.apply('Quayside Books');
  const before = guest.cookie;
  await guest.post(path);
  assert.notEqual(guest.cookie, before);
  assert.match(await (await guest.get('/journey')).text(), /Harbour Coffee Ltd/);
});

test('an invite’s address goes into no referrer and no cache, good or not', async (t) => {
  const { path, guest } = await invited(t);
  for (const address of [path, '/invite/of.no.use']) {
    const { headers } = await guest.get(address);
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('Cache-Control'), 'no-store');
  }
});

test('an invited person’s pages get the scopes of the invite', async (t) => {
  const { applicant, path, guest } = await invited(t);
  await guest.post(path);
  const scopes = async (visitor: Visitor) =>
    (await visitor.ask('GET', '/connections')).headers.get('X-Codat-Elements-Scopes');
  assert.equal(await scopes(guest), 'read connect');
  assert.equal(await scopes(applicant), null);
});

test('an invite that is taken back opens nothing, and ends the session that it opened', async (t) => {
  const { origin, applicant } = await invited(t);
  const invite = await applicant.invite();
  assert.ok(invite);
  const guest = new Visitor(origin);
  assert.equal((await guest.post(invite.url)).status, 303);
  assert.equal((await guest.ask('GET', '/connections')).status, 200);
  assert.equal(await applicant.revoke(invite.id), 204);
  assert.equal((await guest.ask('GET', '/connections')).status, 401);
  assert.notEqual((await guest.get('/journey')).status, 200);
  assert.equal((await guest.post('/journey/consents', {})).status, 401);
  assert.equal((await new Visitor(origin).post(invite.url)).status, 410);
});

test('an invite is taken back by nobody but its own applicant', async (t) => {
  const { origin, applicant, guest, path } = await invited(t);
  const invite = await applicant.invite();
  assert.ok(invite);
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  assert.equal(await other.revoke(invite.id), 404);
  await guest.post(path);
  assert.equal(await guest.revoke(invite.id), 403);
  assert.equal(await new Visitor(origin).revoke(invite.id), 403);
  assert.equal((await new Visitor(origin).get(invite.url)).status, 200);
  assert.equal(await applicant.revoke('of-no-use'), 404);
});

test('an invite’s applicant learns that it was opened, and nobody else does', async (t) => {
  const { origin, applicant, guest } = await invited(t);
  const invite = await applicant.invite();
  assert.ok(invite);
  const address = `/journey/invite/${invite.id}`;
  const openedAt = async () => {
    const response = await applicant.get(address);
    return ((await response.json()) as { openedAt?: string }).openedAt;
  };
  assert.equal(await openedAt(), undefined);
  await guest.get(invite.url);
  assert.ok(await openedAt());
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  assert.equal((await other.get(address)).status, 404);
  assert.equal((await new Visitor(origin).get(address)).status, 403);
});
