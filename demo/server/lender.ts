import type { Context, Hono } from 'hono';
import { checkForm, emptyForm, readForm } from './application-form.js';
import type { FormValues } from './application-form.js';
import type { Backend } from './backend.js';
import { Companies } from './companies.js';
import type { HandOnLinks } from './hand-on.js';
import { visitorOrigin } from './origin.js';
import { applyPage } from './pages/apply.js';
import { connectPage } from './pages/connect.js';
import { connectedPage } from './pages/connected.js';
import { dashboardPage } from './pages/dashboard.js';
import { journeyPage } from './pages/journey.js';
import { landPage } from './pages/land.js';
import { messagePage } from './pages/message.js';
import { privacyPage } from './pages/privacy.js';

import type { SessionStore } from './session.js';

/** Puts the lender's own pages on the app: the journey of one application. */
export function mountLender(
  app: Hono,
  backend: Backend,
  sessions: SessionStore,
  handOnLinks: HandOnLinks,
): void {
  const isSignedIn = async (context: Context) => (await sessions.read(context)) !== undefined;

  app.get('/', async (context) => context.html(landPage({ signedIn: await isSignedIn(context) })));

  app.get('/apply', (context) => context.html(applyPage({ values: emptyForm })));

  app.post('/apply', async (context) => {
    const values = readForm(await context.req.parseBody());
    const result = checkForm(values);
    if (result.kind === 'invalid') {
      return context.html(applyPage({ values, errors: result.errors }), 422);
    }
    const companies = new Companies(
      backend.apiKey,
      backend.apiUrlFor(visitorOrigin(context.req.raw)),
    );
    try {
      await sessions.write(context, await companies.create(result.applicant));
    } catch (error) {
      return creationFailed(context, values, error);
    }
    return context.redirect('/connect', 303);
  });

  app.get('/connect', async (context) => {
    const session = await sessions.read(context);
    return session ? context.html(connectPage(session)) : context.redirect('/apply', 303);
  });

  app.get('/journey', async (context) => {
    const session = await sessions.read(context);
    if (!session) return context.redirect('/apply', 303);
    return context.html(journeyPage(session, await handOnLinks.pathFor(session)));
  });

  app.get('/hand-on/:token', async (context) => {
    const session = await handOnLinks.sessionOf(context.req.param('token'));
    if (!session) {
      const title = 'This link has expired';
      const text = 'Ask the person who sent it to you for a new one.';
      return context.html(messagePage({ title, text }), 410);
    }
    await sessions.write(context, session);
    return context.redirect('/journey', 303);
  });

  app.get('/privacy', async (context) =>
    context.html(privacyPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/connected', async (context) =>
    context.html(connectedPage({ signedIn: await isSignedIn(context) })),
  );

  app.get('/dashboard', async (context) => {
    const session = await sessions.read(context);
    return session ? context.html(dashboardPage(session)) : context.redirect('/apply', 303);
  });

  app.post('/sign-out', (context) => {
    sessions.end(context);
    return context.redirect('/', 303);
  });

  app.post('/start-again', (context) => {
    sessions.end(context);
    return context.redirect('/apply', 303);
  });
}

function creationFailed(context: Context, values: FormValues, error: unknown) {
  // The reason is for whoever runs the server; it may quote what Codat said about the key.
  console.error('Codat did not create the company:', error);
  const failure =
    'Something went wrong on our side. What you entered is still here. Please try again in a minute.';
  return context.html(applyPage({ values, failure }), 502);
}
