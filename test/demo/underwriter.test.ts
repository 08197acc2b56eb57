/** The underwriter's pages: what Codat's webhooks reported, who was invited, and what permission was given. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { startCodat } from '../support/proxy-journey.js';
import { consent } from './consent-detail.js';
import { setStatus, startDemo, startRestartable, Underwriter, Visitor } from './support.js';

async function applied(t: TestContext) {
  const origin = await startDemo(t);
  const applicant = new Visitor(origin);
  await applicant.apply('Harbour Coffee Ltd');
  const underwriter = new Underwriter(origin);
  const path = `/underwriter/${await underwriter.referenceOf('Harbour Coffee Ltd')}`;
  return { origin, applicant, underwriter, path };
}

test('an underwriter sees an application from its beginning to its data', async (t) => {
  const { origin, applicant, underwriter } = await applied(t);
  assert.match(await underwriter.read(), /£25,000 .*Nothing connected .*No data yet/);
  const created = await applicant.ask('POST', '/connections', { platformKey: 'gbol' });
  const { id } = (await created.json()) as { id: string };
  await underwriter.readUntil(/Connecting/);
  await setStatus(origin, id, 'Linked');
  await underwriter.readUntil(/Connected: Xero/);
  await underwriter.readUntil(/Syncing for the first time, latest data/);
});

test('an underwriter sees that access was lost, and that software was disconnected and deleted', async (t) => {
  const { origin, applicant, underwriter, path } = await applied(t);
  const id = await applicant.connect('gbol');
  await underwriter.readUntil(/Connected: Xero/);
  await setStatus(origin, id, 'Deauthorized');
  await underwriter.readUntil(/Reconnect needed: Xero/);
  await setStatus(origin, id, 'Linked');
  await underwriter.readUntil(/Xero reconnected/, path);
  await applicant.ask('PATCH', `/connections/${id}`, { status: 'Unlinked' });
  await underwriter.readUntil(/Xero Accounting · since .* Disconnected/, path);
  await applicant.ask('DELETE', `/connections/${id}`);
  const page = await underwriter.readUntil(/Xero deleted/, path);
  assert.match(page, /Nothing connected\./);
});

test('the companies of the developers’ pages are no applications', async (t) => {
  const { origin, underwriter } = await applied(t);
  const developer = new Visitor(origin);
  await developer.get('/plain');
  await developer.connect('gbol');
  assert.doesNotMatch(await underwriter.read(), /Plain page/);
});

test('an underwriter reads a permission as it stood on the screen', async (t) => {
  const { applicant, underwriter, path } = await applied(t);
  assert.match(await underwriter.read(path), /No permission has been given yet/);
  assert.equal(await applicant.keep('/journey/consents', consent), 204);
  const page = await underwriter.read(path);
  for (const wanted of [
    'Given by the applicant',
    consent.text,
    'Given 28 Nov 2026, 18:03:12 UTC , by the person’s clock',
    'Version 2026-11',
    `Purpose ${consent.purpose}`,
    'Kinds of software accounting, banking',
    'Policy http://localhost/privacy',
    'Language British English (en-GB)',
    'What it’s for To decide on your application for a loan.',
    'What we access Accounting: invoices Banking: transactions',
  ]) {
    assert.ok(page.includes(wanted), `${wanted}\n${page}`);
  }
});

test('a permission is kept beside earlier ones, and each person’s is their own', async (t) => {
  const { origin, applicant, underwriter, path } = await applied(t);
  await applicant.keep('/journey/consents', consent);
  await applicant.keep('/journey/consents', { ...consent, version: '2027-01' });
  const guest = new Visitor(origin);
  await guest.post((await applicant.invitePath()) ?? '');
  assert.doesNotMatch(await (await guest.get('/journey')).text(), /accepted-consent-version/);
  await guest.keep('/journey/consents', consent);
  const page = await underwriter.read(path);
  assert.match(
    page,
    /person of invite .*Version 2026-11 .*applicant .*2027-01 .*applicant .*2026-11/,
  );
});

test('a permission that is no permission is not kept', async (t) => {
  const { origin, applicant, underwriter, path } = await applied(t);
  const keep = (body: unknown) => applicant.keep('/journey/consents', body);
  // Of the right look, and no time all the same: the underwriter's page could not show it.
  assert.equal(await keep({ ...consent, at: '2026-11-28T18:03:12+05' }), 422);
  assert.equal(await new Visitor(origin).keep('/journey/consents', consent), 401);
  for (const wrong of [
    null,
    [],
    {},
    { ...consent, version: 1 },
    { ...consent, at: 'yesterday' },
    { ...consent, sections: [{ name: 'data' }] },
    { ...consent, text: 'x'.repeat(5000) },
  ]) {
    assert.equal(await keep(wrong), 422, JSON.stringify(wrong).slice(0, 80));
  }
  assert.equal(await keep({ ...consent, more: 'x'.repeat(80_000) }), 413);
  const foreign = { 'Content-Type': 'text/plain', Origin: 'https://evil.example' };
  assert.equal(await applicant.keep('/journey/consents', consent, foreign), 403);
  assert.match(await underwriter.read(path), /No permission has been given yet/);
});

test('a permission’s words are text on the underwriter’s page, and its policy leads to a page only', async (t) => {
  const { origin, applicant, path } = await applied(t);
  const text = '<img src=x onerror=alert(1)>';
  const policyUrl = 'javascript:alert(1)';
  await applicant.keep('/journey/consents', { ...consent, text, policyUrl, language: '"><b>' });
  const page = await (await fetch(origin + path)).text();
  assert.ok(!page.includes(text));
  assert.ok(!page.includes('"><b>'));
  assert.ok(!page.includes(`href="${policyUrl}`));
  assert.ok(page.includes('&lt;img src=x'));
});

test('an underwriter sees what became of an invite', async (t) => {
  const { origin, applicant, underwriter, path } = await applied(t);
  const invite = await applicant.invite();
  assert.ok(invite);
  assert.match(await underwriter.read(path), /Not opened yet/);
  const guest = new Visitor(origin);
  await guest.get(invite.url);
  assert.match(await underwriter.read(path), /Opened \d+ \w+ \d+/);
  await guest.post(invite.url);
  assert.match(await underwriter.read(path), /Signed in \d+ \w+ \d+/);
  const connectionId = await guest.connect('gbol');
  assert.equal(await guest.keep('/journey/connected', { connectionId }), 204);
  const page = await underwriter.readUntil(/Connected Xero/, path);
  assert.ok(!page.includes(invite.url));
  await applicant.revoke(invite.id);
  assert.match(await underwriter.read(path), /Taken back/);
});

test('an invite is shown with only the connections that Codat has reported for its company', async (t) => {
  const { origin, applicant, underwriter, path } = await applied(t);
  const other = new Visitor(origin);
  await other.apply('Quayside Books');
  const connectionId = await other.connect('gbol');
  await underwriter.readUntil(/Quayside Books .*Connected: Xero/);
  const guest = new Visitor(origin);
  await guest.post((await applicant.invitePath()) ?? '');
  assert.equal(await guest.keep('/journey/connected', { connectionId }), 204);
  assert.equal(await guest.keep('/journey/connected', { connectionId: 7 }), 422);
  assert.equal(await applicant.keep('/journey/connected', { connectionId }), 403);
  assert.doesNotMatch(await underwriter.read(path), /Connected Xero/);
});

test('with a real key there is no underwriter’s page, and applications are kept all the same', async (t) => {
  const { sandbox, apiUrl } = await startCodat(t);
  const server = await startRestartable(t, { apiKey: 'sandbox', apiUrl });
  const applicant = new Visitor(server.origin);
  await applicant.apply('Harbour Coffee Ltd');
  for (const path of ['/underwriter', '/underwriter/stream', '/underwriter/SM-100000']) {
    assert.equal((await applicant.get(path)).status, 404, path);
  }
  assert.equal(sandbox.companies.at(-1)?.name.endsWith('Harbour Coffee Ltd'), true);
});

test('an underwriter’s stream ends when the server stops', async (t) => {
  const server = await startRestartable(t);
  const stream = await fetch(`${server.origin}/underwriter/stream`);
  const reader = stream.body?.getReader();
  assert.match(new TextDecoder().decode((await reader?.read())?.value), /event: ready/);
  await server.restart();
  assert.equal((await reader?.read())?.done, true);
});

test('an unknown reference gets a 404', async (t) => {
  const { underwriter, origin } = await applied(t);
  assert.equal((await fetch(`${origin}/underwriter/SM-000000`)).status, 404);
  assert.match(await underwriter.read('/underwriter/SM-000000'), /There is no such application/);
});
