import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { CodatError } from '../../src/api/errors.js';
import type { ErrorDetail } from '../../src/events/index.js';
import {
  respondToInvites,
  createWorld,
  inviteLooksOf,
  inviteRequestsOf,
  setStatus,
  type BrowserWorld,
} from '../support/browser-world.js';
import { holdTimers, moveClock } from '../support/clock.js';
import type { WorldOptions } from '../support/sandbox-middleware.js';
import { collectAnnouncements } from '../support/live-regions.js';
import { mountFlow } from '../support/mount.js';
import { collect, collectResponseUrls, collectWarnings, until } from '../support/page.js';

const HOUR_MS = 3_600_000;

/** A journey in which somebody can be asked, at what can be connected. */
async function mountInviting(options: WorldOptions = {}, required = 'accounting') {
  const world = await createWorld(options);
  const flow = await mountFlow(
    html`<codat-link-flow
      proxy-url=${world.proxyUrl}
      invite-url=${world.invitesUrl}
      required=${required}
    ></codat-link-flow>`,
  );
  await flow.begin();
  return { world, flow };
}

const methodsOf = async (world: BrowserWorld) =>
  (await inviteRequestsOf(world)).map(({ method }) => method);

/** Somebody else begins to connect, elsewhere. */
async function beginElsewhere(world: BrowserWorld, platformKey: string): Promise<string> {
  const response = await world.codat(`/companies/${world.companyId}/connections`, {
    method: 'POST',
    body: JSON.stringify({ platformKey }),
  });
  return ((await response.json()) as { id: string }).id;
}

/** What the page's user notices of changes elsewhere without waiting. */
const lookAgain = () => window.dispatchEvent(new Event('focus'));

describe('codat-link-flow: a link that the host’s route makes', () => {
  it('is asked for once, when it is wanted, as the proxy is asked', async () => {
    const { world, flow } = await mountInviting();
    flow.element.headers = { 'X-Tenant': 'bakery' };
    flow.element.getToken = () => 'token of the user';
    const before = await methodsOf(world);
    const link = await flow.untilInvited();
    flow.pressAction('Back');
    await flow.picker();
    const again = await flow.untilInvited();
    const requests = await inviteRequestsOf(world);

    expect(before).to.deep.equal([]);
    expect(link.startsWith(`${world.invitesUrl}/open/`)).to.equal(true);
    expect(again).to.equal(link);
    expect(requests).to.have.lengthOf(1);
    const [{ method, path, size, headers } = requests[0]!] = requests;
    expect({ method, path, size }).to.deep.equal({ method: 'POST', path: '', size: 0 });
    expect(headers).to.include({
      accept: 'application/json',
      'x-requested-with': 'codat-elements',
      'x-tenant': 'bakery',
      authorization: 'Bearer token of the user',
    });
  });

  it('is said to work until it ends', async () => {
    const { flow } = await mountInviting({ inviteTtl: HOUR_MS });
    const year = new Date(Date.now() + HOUR_MS).getFullYear();
    await flow.untilInvited();
    expect(flow.text('.link-end')).to.match(
      new RegExp(`^This link works until .*${year}.*\\d:\\d\\d.*Cancel this link$`),
    );
  });

  it('is over once its time is, and another one can be made', async () => {
    const { world, flow } = await mountInviting({ inviteTtl: HOUR_MS });
    const timers = holdTimers((ms) => ms > HOUR_MS / 2 && ms <= HOUR_MS);
    const first = await flow.untilInvited();
    const timeBack = moveClock(HOUR_MS);
    timers.pass();
    await flow.untilText('.link-over', 'This link has expired.');
    const announced = flow.announced;
    // The route's clock has not moved.
    timeBack();
    flow.pressAction('Create a new link');
    await until('another link', () => flow.link !== '' && flow.link !== first);
    expect(announced).to.equal('This link has expired.');
    expect(await methodsOf(world)).to.deep.equal(['POST', 'POST']);
  });

  it('may be relative to the route', async () => {
    const { world, flow } = await mountInviting();
    await respondToInvites(world, { body: { url: '/join/1?x=1', id: 7 } });
    expect(await flow.untilInvited()).to.equal(`${location.origin}/join/1?x=1`);
    expect(flow.text('.link-end')).to.equal('Cancel this link');
  });

  it('says nothing of its end, and offers no way back, where the host says nothing of them', async () => {
    const { world, flow } = await mountInviting();
    await respondToInvites(world, { body: { url: 'https://lender.example/1', id: null } });
    await flow.untilInvited();
    expect(flow.has('.link-end')).to.equal(false);
  });

  it('is asked for once more with a fresh token where the first one has expired', async () => {
    const { world, flow } = await mountInviting();
    let count = 0;
    flow.element.getToken = () => `token ${++count}`;
    await respondToInvites(world, { status: 401 });
    await flow.untilInvited();
    const requests = await inviteRequestsOf(world);
    expect(new Set(requests.map(({ headers }) => headers['authorization'])).size).to.equal(2);
  });

  for (const [what, response, words] of [
    ['the session has ended', { status: 401 }, 'You’ve been signed out. Sign in again'],
    ['a page comes in place of JSON', { body: '<p>Sign in</p>' }, 'You’ve been signed out.'],
    ['it is asked too often', { status: 429, headers: { 'Retry-After': '120' } }, 'in 2 minutes'],
    [
      'it is never to be asked again',
      { status: 429, headers: { 'Retry-After': '99999999999' } },
      'Please try again in a moment.',
    ],
    ['the server fails', { status: 500 }, 'Something went wrong on our side.'],
    ['nothing comes', { status: 200, body: '' }, 'Something went wrong on our side.'],
    ['no link comes', { body: {} }, 'Something went wrong on our side.'],
    ['the link is no text', { body: { url: 7 } }, 'Something went wrong on our side.'],
    ['the link is empty', { body: { url: ' ' } }, 'Something went wrong on our side.'],
    ['the link is a script', { body: { url: 'javascript:secret()' } }, 'Something went wrong'],
    ['the link is not https', { body: { url: 'http://a.example/secret' } }, 'Something went wrong'],
    [
      'its end is no date',
      { body: { url: 'https://a.example/secret', expiresAt: 'soon' } },
      'Something went wrong',
    ],
  ] as const) {
    it(`says so where ${what}, and tries again when the person wants it`, async () => {
      const warnings = collectWarnings();
      const { world, flow } = await mountInviting();
      const errors = collect(flow.element, 'codat-error');
      await respondToInvites(world, response);
      await flow.invite();
      await flow.untilText('[role=alert]', 'We couldn’t create the link');
      const said = flow.error;
      const sent = await methodsOf(world);
      await flow.retry();
      await until('the link', () => flow.link !== '');

      expect(said).to.include(words);
      expect(sent).to.deep.equal(['POST']);
      const details = errors.map(({ detail }) => detail as ErrorDetail);
      expect(details.map(({ operation }) => operation)).to.deep.equal(['share']);
      // Once in a page: what an earlier case has said is not said again.
      if (what === 'its end is no date') {
        expect(warnings.join(' ')).to.include(
          'invite-url gave no link that can be used: expiresAt',
        );
      }
      const logged = JSON.stringify([details.map(({ error }) => plain(error)), warnings]);
      expect(logged).to.not.include('secret');
    });
  }

  for (const status of [403, 404, 405]) {
    it(`is offered no more where the route responds with ${status}, with one line in the console`, async () => {
      const warnings = collectWarnings();
      const { world, flow } = await mountInviting();
      const errors = collect(flow.element, 'codat-error');
      await respondToInvites(world, { status });
      flow.pressAction('Ask someone who can');
      await flow.untilText('.foot', 'You can’t invite anyone from here.');

      expect(flow.hasState('connect')).to.equal(true);
      expect(flow.actions).to.not.include('Ask someone who can');
      expect(flow.announced).to.equal('You can’t invite anyone from here.');
      expect(errors).to.deep.equal([]);
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.include(`invite-url responded with ${status}`);
    });
  }

  for (const address of ['https://other.example/invites', '//other.example/x', 'javascript:1']) {
    it(`is not asked for at ${address}: the session is not that site’s`, async () => {
      const warnings = collectWarnings();
      const { proxyUrl } = await createWorld();
      const flow = await mountFlow(
        html`<codat-link-flow proxy-url=${proxyUrl} invite-url=${address}></codat-link-flow>`,
      );
      await flow.begin();
      expect(flow.actions).to.not.include('Ask someone who can');
      expect(warnings.filter((line) => line.includes('Invalid invite-url'))).to.have.lengthOf(1);
    });
  }

  it('may come from where the proxy is', async () => {
    const { plainUrl } = await createWorld();
    const elsewhere = plainUrl.replace('//localhost', '//127.0.0.1');
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${elsewhere}
        invite-url=${new URL('/invites', elsewhere).href}
      ></codat-link-flow>`,
    );
    await flow.begin();
    expect(flow.actions).to.include('Ask someone who can');
  });

  it('is another company’s once the page shows another company', async () => {
    const { flow } = await mountInviting();
    const first = await flow.untilInvited();
    const other = await createWorld();
    flow.element.proxyUrl = other.proxyUrl;
    flow.element.inviteUrl = other.invitesUrl;
    const second = await until(
      'its link',
      () => flow.link !== '' && flow.link !== first && flow.link,
    );
    expect(second.startsWith(other.invitesUrl)).to.equal(true);
  });

  it('may come from a function, with its end', async () => {
    const { proxyUrl } = await createWorld();
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const flow = await mountFlow(
      html`<codat-link-flow
        proxy-url=${proxyUrl}
        .inviteUrl=${() => ({ url: '/join/1', expiresAt })}
      ></codat-link-flow>`,
    );
    await flow.begin();
    await flow.untilInvited();
    expect(flow.text('.link-end')).to.match(/^This link works until [^.]*\.$/);
  });
});

describe('codat-link-flow: a link that is taken back', () => {
  it('is neither to be sent nor waited for once it works no longer', async () => {
    const { flow } = await mountInviting();
    await flow.untilInvited();
    const told = [flow.text('.step > .head'), flow.text('.foot')];
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
    const after = [flow.text('.step > .head'), flow.text('.foot')];

    expect(told[0]).to.include('Send this link');
    expect(told[1]).to.include('continue automatically');
    expect(after).to.deep.equal(['Ask someone else to connect', 'Back']);
  });

  it('works no longer, and another one can be made', async () => {
    const { world, flow } = await mountInviting();
    const first = await flow.untilInvited();
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
    const focused = flow.root.activeElement === flow.get('.head');
    const { announced } = flow;
    flow.pressAction('Create a new link');
    const second = await until('another link', () => flow.link !== '' && flow.link);
    const requests = await inviteRequestsOf(world);

    expect(second).to.not.equal(first);
    expect({ focused, announced }).to.deep.equal({
      focused: true,
      announced: 'This link no longer works.',
    });
    expect(requests.map(({ method }) => method)).to.deep.equal(['POST', 'DELETE', 'POST']);
    expect(requests[1]?.path).to.match(/^\/[\w-]{36}$/);
    expect(requests[1]?.headers['x-requested-with']).to.equal('codat-elements');
  });

  it('is removed when the person returns to the step', async () => {
    const { flow } = await mountInviting();
    const first = await flow.untilInvited();
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
    flow.pressAction('Back');
    await flow.picker();
    expect(await flow.untilInvited()).to.not.equal(first);
  });

  it('still works where it could not be taken back, and can be tried again', async () => {
    const { world, flow } = await mountInviting();
    const first = await flow.untilInvited();
    await respondToInvites(world, { status: 503 });
    flow.pressAction('Cancel this link');
    await flow.untilText('[role=alert]', 'We couldn’t cancel the link');
    const { link } = flow;
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');

    expect(link).to.equal(first);
    expect(await methodsOf(world)).to.deep.equal(['POST', 'DELETE', 'DELETE']);
  });

  it('counts as taken back when the route responds that it is gone', async () => {
    const { world, flow } = await mountInviting();
    await flow.untilInvited();
    await respondToInvites(world, { status: 404 }, { method: 'GET', status: 404 });
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
  });

  it('still works where the route has no way to take it back', async () => {
    const { world, flow } = await mountInviting();
    await flow.untilInvited();
    await respondToInvites(world, { status: 404 });
    flow.pressAction('Cancel this link');
    await flow.untilText('[role=alert]', 'We couldn’t cancel the link');
  });

  it('is named by its id alone, whatever is in it', async () => {
    const { world, flow } = await mountInviting();
    await respondToInvites(world, { body: { url: '/join/1', id: '../a/b?c#d' } }, { status: 204 });
    await flow.untilInvited();
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
    const [, request] = await inviteRequestsOf(world);
    expect(request?.path).to.equal('/..%2Fa%2Fb%3Fc%23d');
  });
});

describe('codat-link-flow: the progress of the invited person', () => {
  it('is shown and announced as it happens, until what is needed is connected', async () => {
    const { world, flow } = await mountInviting({}, 'accounting banking');
    await flow.untilInvited();
    const before = flow.activities;
    const id = await beginElsewhere(world, 'gbol');
    lookAgain();
    await until('the sign-in', () => flow.activities.length > 0);
    const during = [flow.activities, flow.announced];
    await setStatus(world, id, 'Linked');
    lookAgain();
    await until('the connection', () => flow.activities[0] === 'Xero is connected');
    await setStatus(world, await beginElsewhere(world, 'suuo'), 'Linked');
    lookAgain();
    await flow.untilHeading('You’re connected');

    expect(before).to.deep.equal([]);
    expect(during).to.deep.equal([['Somebody is connecting Xero'], 'Somebody is connecting Xero']);
  });

  it('is shown and announced from the moment the link is opened', async () => {
    const { world, flow } = await mountInviting();
    flow.element.headers = { 'X-Tenant': 'bakery' };
    const link = await flow.untilInvited();
    lookAgain();
    await until('a look', async () => (await inviteLooksOf(world)).length > 0);
    const before = flow.activities;
    await fetch(link);
    lookAgain();
    await until('the opening', () => flow.activities.length > 0);
    const opened = [flow.activities, flow.announced];
    await beginElsewhere(world, 'gbol');
    lookAgain();
    await until('the sign-in', () => flow.activities.length > 1);
    const looks = await inviteLooksOf(world);

    expect(before).to.deep.equal([]);
    expect(opened).to.deep.equal([['Your link was opened'], 'Your link was opened']);
    expect(flow.activities).to.deep.equal(['Your link was opened', 'Somebody is connecting Xero']);
    expect(looks[0]?.path).to.match(/^\/[\w-]{36}$/);
    expect(looks[0]?.headers).to.include({
      'x-requested-with': 'codat-elements',
      'x-tenant': 'bakery',
    });
  });

  it('is announced once for each thing that happens, whatever ends meanwhile', async () => {
    const { world, flow } = await mountInviting({}, 'accounting banking');
    const link = await flow.untilInvited();
    const said = collectAnnouncements();
    const isSaid = async (text: string) => {
      lookAgain();
      await until(`“${text}”`, () => said.some((one) => one.includes(text)));
    };
    await fetch(link);
    await isSaid('Your link was opened');
    const bank = await beginElsewhere(world, 'suuo');
    await isSaid('Somebody is connecting Plaid');
    const books = await beginElsewhere(world, 'gbol');
    await isSaid('Somebody is connecting Xero');
    for (const [id, name] of [
      [books, 'Xero'],
      [bank, 'Plaid'],
    ] as const) {
      await setStatus(world, id, 'Linked');
      await isSaid(`${name} is connected`);
    }

    // What the next step says comes after that.
    expect(said.slice(0, 5)).to.deep.equal([
      'Your link was opened',
      'Somebody is connecting Plaid',
      'Somebody is connecting Xero',
      'Xero is connected',
      'Plaid is connected',
    ]);
  });

  it('is not polled any more once the link was opened', async () => {
    const { world, flow } = await mountInviting();
    await fetch(await flow.untilInvited());
    lookAgain();
    await until('the opening', () => flow.activities.length > 0);
    const { length } = await inviteLooksOf(world);
    await beginElsewhere(world, 'gbol');
    lookAgain();
    await until('the sign-in', () => flow.activities.length > 1);
    expect(await inviteLooksOf(world)).to.have.lengthOf(length);
  });

  it('is shown for a link that was used although its opening was not reported', async () => {
    const { world, flow } = await mountInviting();
    await respondToInvites(world, { method: 'GET', body: { state: 'used', openedAt: null } });
    await flow.untilInvited();
    lookAgain();
    await until('the opening', () => flow.activities[0] === 'Your link was opened');
  });

  it('is not that of the previous link', async () => {
    const { flow } = await mountInviting();
    await fetch(await flow.untilInvited());
    lookAgain();
    await until('the opening', () => flow.activities.length > 0);
    flow.pressAction('Cancel this link');
    await flow.untilText('.link-over', 'This link no longer works.');
    const over = flow.activities;
    flow.pressAction('Create a new link');
    await until('another link', () => flow.link !== '');
    expect([over, flow.activities]).to.deep.equal([[], []]);
  });

  it('ends where the link was taken back elsewhere', async () => {
    const { world, flow } = await mountInviting();
    await respondToInvites(world, { method: 'GET', body: { state: 'revoked' } });
    await flow.untilInvited();
    lookAgain();
    await flow.untilText('.link-over', 'This link no longer works.');
  });

  for (const status of [403, 404, 405]) {
    it(`is followed without its opening where the route responds to that with ${status}, without a warning`, async () => {
      const warnings = collectWarnings();
      const { world, flow } = await mountInviting();
      const errors = collect(flow.element, 'codat-error');
      await respondToInvites(world, { method: 'GET', status });
      await fetch(await flow.untilInvited());
      lookAgain();
      await until('a look', async () => (await inviteLooksOf(world)).length > 0);
      await beginElsewhere(world, 'gbol');
      lookAgain();
      await until('the sign-in', () => flow.activities.length > 0);
      expect(flow.activities).to.deep.equal(['Somebody is connecting Xero']);
      expect(await inviteLooksOf(world)).to.have.lengthOf(1);
      expect([errors, warnings]).to.deep.equal([[], []]);
    });
  }

  it('is polled again after the route failed for a moment', async () => {
    const { world, flow } = await mountInviting();
    const errors = collect(flow.element, 'codat-error');
    await respondToInvites(world, { method: 'GET', status: 503 });
    await fetch(await flow.untilInvited());
    lookAgain();
    await until('a look', async () => (await inviteLooksOf(world)).length > 0);
    lookAgain();
    await until('the opening', () => flow.activities[0] === 'Your link was opened');
    expect(errors).to.deep.equal([]);
  });

  it('is not polled any more once the person has left the step', async () => {
    const { world, flow } = await mountInviting();
    await flow.untilInvited();
    lookAgain();
    await until('a look', async () => (await inviteLooksOf(world)).length > 0);
    flow.pressAction('Back');
    await flow.picker();
    const { length } = await inviteLooksOf(world);
    lookAgain();
    await flow.element.refresh();
    expect(await inviteLooksOf(world)).to.have.lengthOf(length);
  });

  it('is shown at once where the proxy streams', async () => {
    const responses = collectResponseUrls();
    const { world, flow } = await mountInviting({ push: true }, 'accounting banking');
    await flow.untilInvited();
    await until('the stream', () => responses.some((url) => url.endsWith('/events')));
    const id = await beginElsewhere(world, 'gbol');
    await until('the sign-in', () => flow.activities[0] === 'Somebody is connecting Xero');
    await setStatus(world, id, 'Linked');
    await until('the connection', () => flow.activities[0] === 'Xero is connected');
  });

  it('leaves out what was connected before', async () => {
    const connections = [
      { id: 'x1', platformKey: 'gbol', status: 'PendingAuth' as const },
      { id: 'b1', platformKey: 'suuo' },
    ];
    const { world, flow } = await mountInviting({ connections }, 'accounting commerce');
    await flow.untilInvited();
    await setStatus(world, 'x1', 'Linked');
    lookAgain();
    await until('the connection', () => flow.activities.length > 0);
    expect(flow.activities).to.deep.equal(['Xero is connected']);
  });
});

const plain = (error: CodatError) => [error.message, error.toJSON(), String(error.cause)];
