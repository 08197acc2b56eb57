import type { Context, Hono } from 'hono';
import { InviteError, type Invite, type Invites } from '../../server/index.js';
import { checkForm, emptyForm, readForm } from './application-form.js';
import type { FormValues } from './application-form.js';
import type { Backend } from './backend.js';
import { Companies } from './companies.js';
import { noteFor, sessionOf } from './invites.js';
import { visitorOrigin } from './origin.js';
import { applyPage } from './pages/apply.js';
import { connectPage } from './pages/connect.js';
import { connectedPage } from './pages/connected.js';
import { dashboardPage } from './pages/dashboard.js';
import { homePage } from './pages/home.js';
import { invitePage } from './pages/invite.js';
import { journeyPage } from './pages/journey.js';
import { messagePage } from './pages/message.js';
import { privacyPage } from './pages/privacy.js';
import type { Session, SessionStore } from './session.js';

/** Puts the lender's own pages on the app: the journey of one application. */
export function mountLender(
  app: Hono,
  backend: Backend,
  sessions: SessionStore,
  invites: Invites,
): void {
  const companiesFor = (context: Context) =>
    new Companies(backend.apiKey, backend.apiUrlFor(visitorOrigin(context.req.raw)));

  /** The visitor's session, with a company that is there: one that was deleted at Codat is created again. */
  async function sessionWithCompany(context: Context): Promise<Session | undefined> {
    const session = await sessions.read(context);
    if (session?.scope !== 'apply') return session;
    try {
      const renewed = await companiesFor(context).renew(session);
      if (renewed.companyId !== session.companyId) await sessions.write(context, renewed);
      return renewed;
    } catch (error) {
      // The page's elements say that Codat cannot be reached, and try again.
      console.error('Codat did not say whether the company is there:', error);
      return session;
    }
  }

  const isSignedIn = async (context: Context) => (await sessions.read(context)) !== undefined;

  app.get('/', async (context) => context.html(homePage({ signedIn: await isSignedIn(context) })));

  app.get('/apply', (context) => context.html(applyPage({ values: emptyForm })));

  app.post('/apply', async (context) => {
    const values = readForm(await context.req.parseBody());
    const result = checkForm(values);
    if (result.kind === 'invalid') {
      return context.html(applyPage({ values, errors: result.errors }), 422);
    }
    try {
      await sessions.write(context, await companiesFor(context).create(result.applicant));
    } catch (error) {
      return creationFailed(context, values, error);
    }
    return context.redirect('/connect', 303);
  });

  app.get('/connect', async (context) => {
    const session = await sessionWithCompany(context);
    if (session?.scope === 'connect') return context.redirect('/journey', 303);
    return session ? context.html(connectPage(session)) : context.redirect('/apply', 303);
  });

  app.get('/journey', async (context) => {
    const session = await sessionWithCompany(context);
    if (!session) return context.redirect('/apply', 303);
    return context.html(journeyPage(session));
  });

  // Asked by the journey when the applicant wants a link for somebody else.
  app.post('/journey/invite', async (context) => {
    const session = await sessions.read(context);
    // Whoever was invited invites nobody.
    if (session?.scope !== 'apply') return context.json({ error: 'Only applicants invite.' }, 403);
    const { companyId } = session;
    const scopes = ['read', 'connect'] as const;
    return context.json(await invites.create({ companyId, scopes, note: noteFor(session) }));
  });

  // The applicant takes the link back, and with it the session that it may have opened.
  app.delete('/journey/invite/:id', async (context) => {
    const session = await sessions.read(context);
    if (session?.scope !== 'apply') return context.json({ error: 'Only applicants invite.' }, 403);
    const isTheirs = await invites.revoke(context.req.param('id'), session.companyId);
    return context.body(null, isTheirs ? 204 : 404);
  });

  // A link is opened by anything that reads mail: it only says whose application it is for.
  app.get('/invite/:token', (context) =>
    withInvite(context, invites.open(context.req.raw), async (invite) =>
      context.html(
        invitePage({ invited: sessionOf(invite), current: await sessions.read(context) }),
      ),
    ),
  );

  app.post('/invite/:token', (context) =>
    withInvite(context, invites.redeem(context.req.raw), async (invite) => {
      // In place of any session before: nothing of that goes over into this one.
      await sessions.write(context, sessionOf(invite));
      return context.redirect('/journey', 303);
    }),
  );

  /** A page for an invite, or the one that says why it is none. */
  async function withInvite(
    context: Context,
    opening: Promise<Invite>,
    answer: (invite: Invite) => Promise<Response>,
  ): Promise<Response> {
    try {
      return await answer(await opening);
    } catch (error) {
      if (!(error instanceof InviteError)) throw error;
      const session = await sessions.read(context);
      // Such as by a second click, or by going back to the page that asked.
      if (error.reason === 'used' && session?.scope === 'connect') {
        return context.redirect('/journey', 303);
      }
      if (error.reason === 'used') return context.html(inviteUsed, 410);
      return error.status === 503 || error.status === 403
        ? context.html(inviteFailed, error.status)
        : context.html(inviteExpired, 410);
    }
  }

  app.get('/thanks', async (context) => context.html(thanksPage(await isSignedIn(context))));

  app.get('/privacy', async (context) =>
    context.html(privacyPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/connected', async (context) =>
    context.html(connectedPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/dashboard', async (context) => {
    const session = await sessions.read(context);
    if (session?.scope === 'connect') return context.html(notInvitedHere, 403);
    return session ? context.html(dashboardPage(session)) : context.redirect('/apply', 303);
  });

  app.post('/sign-out', (context) => {
    sessions.end(context);
    return context.redirect('/', 303);
  });

  app.post('/start-again', async (context) => {
    const session = await sessions.read(context);
    try {
      // Whoever was invited ends their own session alone.
      if (session?.scope === 'apply') await companiesFor(context).delete(session.companyId);
    } catch (error) {
      console.error('Codat did not delete the company:', error);
    }
    sessions.end(context);
    return context.redirect('/apply', 303);
  });
}

const inviteExpired = messagePage({
  title: 'This link has expired',
  text: 'Ask the person who sent it to you for a new one.',
});

const inviteUsed = messagePage({
  title: 'This link has been used',
  text: 'It works once. If it was not you, tell the person who sent it to you, and ask for a new one.',
});

const inviteFailed = messagePage({
  title: 'We couldn’t open this link',
  text: 'Open it once more in a minute, from the message that you got.',
});

const notInvitedHere = messagePage({
  title: 'This page is the applicant’s',
  text: 'Your invitation is for connecting software. Only the applicant sees the application.',
  signedIn: true,
});

const thanksPage = (signedIn: boolean) =>
  messagePage({
    title: 'Thank you',
    text: 'The software is connected, and the applicant can continue. You can close this page.',
    signedIn,
  });

function creationFailed(context: Context, values: FormValues, error: unknown) {
  // The reason is for the server’s operator; it may quote what Codat said about the key.
  console.error('Codat did not create the company:', error);
  const failure =
    'Something went wrong on our side. What you entered is still here. Please try again in a minute.';
  return context.html(applyPage({ values, failure }), 502);
}
