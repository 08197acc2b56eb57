import { type Brand, brands } from '../brand/brands.js';
import type { SandboxApp, SandboxCore, SandboxRequestContext } from '../core.js';
import { randomToken } from '../ids.js';
import { usePassword } from '../passwords.js';
import { formIn, noForm } from './form.js';
import { messagePage, notFound, pageHeaders, show } from './frame.js';
import { authorized, cancellation, redirectLocation, reasons, settle } from './outcome.js';
import type { LinkOutcome } from './outcome.js';
import { outcomePage, stepPage } from './pages.js';
import { flows, type LinkSession } from './session.js';
import { organisationOf, type StepContext, stepOf } from './steps.js';
import { linkStyles } from './style.js';

export function linkRoutes(app: SandboxApp, core: SandboxCore): void {
  app.get('/companies/:companyId/connections/:connectionId/start', (c) => {
    const { companyId, connectionId } = c.req.param();
    const connection = core.store.companies.get(companyId)?.connections.get(connectionId);
    if (!connection) return notFound(c);
    // A mail scanner or a link preview must not use up the password.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, pageHeaders);
    if (connection.integration.connectedAtPlatform) {
      const text =
        'Sign in to the accounting software, choose Connect Bank on its banking page, and enter the connection ID there.';
      return show(c, messagePage(c.get('base'), 'This link must not be sent', text), 404);
    }
    const { otp = '', ...params } = c.req.query();
    if (!usePassword(connection, otp, core.store.now())) {
      const text =
        'Links work only once and for a limited time. Go back to the page you came from and try again to get a new link.';
      return show(c, messagePage(c.get('base'), 'This link has expired', text), 401);
    }
    const token = randomToken();
    core.linkSessions.set(token, {
      token,
      companyId,
      connectionId,
      params,
      step: 0,
      fields: new Map(),
    });
    // The visit continues under an address of its own, so that it can be reloaded.
    return c.redirect(`${c.get('base')}/link/${token}`, 303);
  });

  app.get('/link/:token', (c) => {
    const context = contextOf(core, c);
    if (!context) return notFound(c);
    const { outcome } = context.session;
    return show(c, outcome ? outcomePage(context, outcome) : stepPage(context));
  });

  app.post('/link/:token', async (c) => {
    const context = contextOf(core, c);
    if (!context) return notFound(c);
    const form = await formIn(c);
    if (!form) return noForm(c);
    const outcome = context.session.outcome ?? advance(context, form);
    if (!outcome) return c.redirect(`${c.get('base')}/link/${context.session.token}`, 303);
    return finish(core, c, context, outcome);
  });

  app.get('/public/link/:brand{[a-z]+\\.css}', (c) => {
    const id = c.req.param('brand').slice(0, -4);
    const brand: Brand | undefined = Object.entries(brands).find(([name]) => name === id)?.[1];
    return c.body(linkStyles(brand), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    });
  });

  app.get('/public/connector/:file{[a-z]+\\.txt}', (c) =>
    c.body('This file stands in for the connector. There is no need to run it.\n', 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment; filename="codat-sandbox-connector.txt"',
    }),
  );
}

/** Takes what a form sent; gives the outcome once there is one. */
function advance(context: StepContext, form: FormData): LinkOutcome | undefined {
  const { session, connection } = context;
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const action = field('action');
  if (action === 'cancel') return cancellation(connection);
  if (action === 'fail') return reasons.get(field('reason'))?.outcome;

  // A page that was gone back to sends its own place: it is done over.
  const place = Number(field('step'));
  if (Number.isInteger(place) && place >= 0 && place < session.step) session.step = place;
  const kinds = flows[connection.integration.flow ?? 'sign-in'];
  const kind = kinds[session.step] ?? 'consent';

  for (const [name, problem] of Object.entries(stepOf(kind, context).required ?? {})) {
    const value = field(name);
    if (value === '') {
      session.problem = problem;
      return undefined;
    }
    session.fields.set(name, value);
  }
  delete session.problem;
  if (session.step === kinds.length - 1) return authorized;
  session.step += 1;
  return undefined;
}

function finish(
  core: SandboxCore,
  c: SandboxRequestContext,
  context: StepContext,
  outcome: LinkOutcome,
): Response {
  const { session, company, connection } = context;
  if (!session.outcome) {
    session.outcome = outcome;
    settle(core, connection, outcome, organisationOf(context));
  }
  const location = core.redirectUrl
    ? redirectLocation(core.redirectUrl, company, connection, outcome, session.params)
    : `${c.get('base')}/link/${session.token}`;
  return c.redirect(location, 303);
}

function contextOf(core: SandboxCore, c: SandboxRequestContext): StepContext | undefined {
  const session: LinkSession | undefined = core.linkSessions.get(c.req.param('token') ?? '');
  if (!session) return undefined;
  const company = core.store.companies.get(session.companyId);
  const connection = company?.connections.get(session.connectionId);
  if (!company || !connection) return undefined;
  return { base: c.get('base'), session, company, connection };
}
