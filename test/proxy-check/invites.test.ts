/** `check-proxy` with the page at which a host's invites are opened. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inviteChecks } from '../../proxy-check/checks/invites.js';
import { createInvites, createTokenProxy, InviteError, memoryStore } from '../../server/index.js';
import {
  apiKey,
  companyOfCookie,
  failures,
  fetchListener,
  listen,
  own,
  ownCompany,
  run,
  sandboxOfTwo,
} from './harness.js';

const secret = 'an-invite-secret-of-the-tests-0001';

interface Mistakes {
  /** What opening comes to, in the place of the page that asks. */
  signsInByGet?: boolean;
  withoutHeaders?: boolean;
  believesAnything?: boolean;
  takesAnyPage?: boolean;
  isReusable?: boolean;
}

/** A host with a token proxy and a page for its invites. Gives what the command needs. */
async function startHost(t: TestContext, mistakes: Mistakes = {}) {
  const sandbox = sandboxOfTwo();
  const invites = createInvites({
    secret,
    url: '/invite',
    ...(!mistakes.isReusable && { store: memoryStore() }),
  });
  const sessions = new Map<string, string>();
  const proxy = createTokenProxy({
    apiKey,
    basePath: '/codat',
    fetch: (request) => sandbox.fetch(request),
    resolveCompany: (request) => {
      const cookie = request.headers.get('cookie') ?? '';
      const invited = sessions.get(/invited=([\w-]+)/.exec(cookie)?.[1] ?? '');
      return invited
        ? { companyId: invited, scopes: ['read', 'connect'] }
        : companyOfCookie(cookie);
    },
    onError: () => undefined,
  });

  const signedIn = (companyId: string): Response => {
    const id = crypto.randomUUID();
    sessions.set(id, companyId);
    return new Response(null, {
      status: 303,
      headers: { location: '/connect', 'set-cookie': `invited=${id}; Path=/; HttpOnly` },
    });
  };

  async function openInvite(request: Request): Promise<Response> {
    const { method, url } = request;
    if (mistakes.believesAnything && method === 'POST') return signedIn(ownCompany);
    if (method === 'GET' || method === 'HEAD') {
      const { companyId } = await invites.open(request);
      if (mistakes.signsInByGet) return signedIn(companyId);
      // A cookie of a visitor who is not signed in.
      return new Response('Continue?', { headers: { 'set-cookie': 'visitor=1' } });
    }
    const judged = mistakes.takesAnyPage ? new Request(url, { method }) : request;
    return signedIn((await invites.redeem(judged)).companyId);
  }

  const origin = await listen(
    t,
    fetchListener(async (request) => {
      if (new URL(request.url).pathname.startsWith('/codat')) return proxy(request);
      let response: Response;
      try {
        response = await openInvite(request);
      } catch (error) {
        if (!(error instanceof InviteError)) throw error;
        response = new Response(error.message, { status: error.status });
      }
      if (!mistakes.withoutHeaders) {
        for (const [name, value] of Object.entries(invites.headers))
          response.headers.set(name, value);
      }
      return response;
    }),
  );
  const { url } = await invites.create({ companyId: ownCompany });
  return { proxyUrl: `${origin}/codat`, invite: origin + url, token: url.replace('/invite/', '') };
}

const ids = [
  'invite-open',
  'invite-address',
  'invite-forged',
  'invite-foreign-page',
  'invite-once',
];
const only = ids.flatMap((id) => ['--only', id]);

test('finds nothing wrong with a page on createInvites, and leaves the invite as it was', async (t) => {
  const { proxyUrl, invite } = await startHost(t);
  const results = await run(proxyUrl, '--header', own, '--invite', invite, ...only);
  assert.deepEqual(failures(results), []);
  const untried = results.filter(({ outcome }) => outcome.kind === 'not-tried');
  assert.deepEqual(
    untried.map(({ check }) => check.id),
    ['invite-once'],
  );
  const again = await run(proxyUrl, '--header', own, '--invite', invite, '--allow-writes', ...only);
  assert.deepEqual(failures(again), []);
  assert.ok(again.every(({ outcome }) => outcome.kind === 'holds'));
});

const invitePages = [
  ['signs in anyone who opens it', { signsInByGet: true }, 'invite-open'],
  ['sends its address to other sites', { withoutHeaders: true }, 'invite-address'],
  ['verifies nothing', { believesAnything: true }, 'invite-forged'],
  ['takes the forms of other sites', { takesAnyPage: true }, 'invite-foreign-page'],
  ['takes an invite as often as it comes', { isReusable: true }, 'invite-once'],
] as const;

test('every check of invites has a page that it fails', () => {
  assert.deepEqual(
    inviteChecks.map(({ id }) => id),
    invitePages.map(([, , foundBy]) => foundBy),
  );
});

for (const [mistake, mistakes, foundBy] of invitePages) {
  test(`finds a page for invites that ${mistake} (${foundBy})`, async (t) => {
    const { proxyUrl, invite, token } = await startHost(t, mistakes);
    const results = await run(
      proxyUrl,
      '--header',
      own,
      '--invite',
      invite,
      '--allow-writes',
      ...only,
    );
    assert.ok(
      failures(results).some((failure) => failure.startsWith(`${foundBy}:`)),
      JSON.stringify(failures(results)),
    );
    assert.ok(!JSON.stringify(results).includes(token));
  });
}

test('tries no invite where none is given', async (t) => {
  const { proxyUrl } = await startHost(t);
  const results = await run(proxyUrl, '--header', own, ...only);
  assert.ok(results.every(({ outcome }) => outcome.kind === 'not-tried'));
});
