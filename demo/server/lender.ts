import type { Context, Hono } from 'hono';
import type { Invites } from '../../server/index.js';
import { checkForm, emptyForm, readForm } from './application-form.js';
import type { FormValues } from './application-form.js';
import type { Companies } from './companies.js';
import type { Records } from './database/index.js';
import { visitorOrigin } from './origin.js';
import { applyPage } from './pages/apply.js';
import { connectPage } from './pages/connect.js';
import { connectedPage } from './pages/connected.js';
import { dashboardPage } from './pages/dashboard.js';
import { homePage } from './pages/home.js';
import { journeyPage } from './pages/journey.js';
import { messagePage } from './pages/message.js';
import { privacyPage } from './pages/privacy.js';
import { applicantSession, type SessionStore, type Visitor } from './session.js';
import type { UnderwriterFeed } from './underwriter-feed.js';

/** What the lender's pages work with. */
export interface Lender {
  readonly records: Records;
  readonly companies: Companies;
  readonly sessions: SessionStore;
  readonly invites: Invites;
  readonly feed: UnderwriterFeed;
}

/** Puts the lender's own pages on the app: the journey of one application. */
export function mountLender(app: Hono, { records, companies, sessions }: Lender): void {
  /** Who is there, with a company that is there: one that Codat does not know any more is created again. */
  async function visitorWithCompany(context: Context): Promise<Visitor | undefined> {
    const visitor = await sessions.read(context);
    if (!visitor) return undefined;
    const origin = visitorOrigin(context.req.raw);
    return { ...visitor, application: await companies.renew(visitor.application, origin) };
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
      const application = await companies.open(result.applicant, visitorOrigin(context.req.raw));
      await sessions.write(context, applicantSession(application));
    } catch (error) {
      return creationFailed(context, values, error);
    }
    return context.redirect('/connect', 303);
  });

  app.get('/connect', async (context) => {
    const visitor = await visitorWithCompany(context);
    if (visitor?.scope === 'connect') return context.redirect('/journey', 303);
    return visitor
      ? context.html(connectPage(visitor.application))
      : context.redirect('/apply', 303);
  });

  app.get('/journey', async (context) => {
    const visitor = await visitorWithCompany(context);
    if (!visitor) return context.redirect('/apply', 303);
    const { application, scope, reference, inviteId } = visitor;
    return context.html(
      journeyPage({
        application,
        isInvited: scope === 'connect',
        acceptedVersion: records.consents.acceptedVersion({ reference, inviteId }),
      }),
    );
  });

  app.get('/thanks', async (context) => context.html(thanksPage(await isSignedIn(context))));

  app.get('/privacy', async (context) =>
    context.html(privacyPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/connected', async (context) =>
    context.html(connectedPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/dashboard', async (context) => {
    const visitor = await visitorWithCompany(context);
    if (visitor?.scope === 'connect') return context.html(notInvitedHere, 403);
    return visitor
      ? context.html(dashboardPage(visitor.application))
      : context.redirect('/apply', 303);
  });

  app.post('/sign-out', (context) => {
    sessions.end(context);
    return context.redirect('/', 303);
  });

  app.post('/start-again', async (context) => {
    const visitor = await sessions.read(context);
    // An invited person ends their own session only.
    if (visitor?.scope === 'apply') {
      await companies.withdraw(visitor.application, visitorOrigin(context.req.raw));
    }
    sessions.end(context);
    return context.redirect('/apply', 303);
  });
}

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
