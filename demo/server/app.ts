import { Hono } from 'hono';
import { contextStorage } from 'hono/context-storage';
import { csrf } from 'hono/csrf';
import { createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { mountAssets } from './assets.js';
import { createBackend } from './backend.js';
import { codatEvents } from './codat-events.js';
import { Companies } from './companies.js';
import { IN_MEMORY, openRecords } from './database/index.js';
import { mountHosts } from './hosts.js';
import { mountInvites } from './invite-pages.js';
import { createDemoInvites, invitePaths } from './invites.js';
import { mountJourneyRecords } from './journey-records.js';
import { mountLender, type Lender } from './lender.js';
import { visitorOrigin } from './origin.js';
import type { LayoutEnv } from './pages/layout.js';
import { messagePage } from './pages/message.js';
import { mountProxy, webhookPath } from './proxy.js';
import { pageHeaders } from './security.js';
import { APPLICATION_LIFETIME_MS, SessionStore } from './session.js';
import { UnderwriterFeed } from './underwriter-feed.js';
import { mountUnderwriter } from './underwriter.js';

export interface DemoOptions {
  /** The port that this server listens on: it calls its own sandbox there. */
  port: number;
  /** Codat's API key. Without one a sandbox takes Codat's place. */
  apiKey?: string | undefined;
  /** Default `https://api.codat.io`; only with an API key. */
  apiUrl?: string | undefined;
  /** The secret of Codat's webhooks; only with an API key. */
  webhookSecret?: string | undefined;
  /** Signs the sessions and invites. Default: a secret of the database's own, which outlives a restart. */
  sessionSecret?: string | undefined;
  /** The file of the lender's database; it is made if it is not there. Default: none, and a restart begins anew. */
  databaseFile?: string | undefined;
}

export interface Demo {
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** One line that says what serves Codat's API. */
  readonly description: string;
  /** Before the server stops: ends what would hold it. */
  close(): Promise<void>;
}

/**
 * The demo lender's whole server, as a Fetch handler.
 *
 * @throws DatabaseError when the file cannot be used.
 */
export function createDemo(options: DemoOptions): Demo {
  const app = new Hono();
  const records = openRecords(options.databaseFile ?? IN_MEMORY);
  records.applications.forgetDevelopersBefore(Date.now() - APPLICATION_LIFETIME_MS);
  const secret = options.sessionSecret ?? records.secret;

  // Before the pages' headers: the sandbox's link pages stand for another site, with its own.
  const backend = createBackend(app, { ...options, webhookPath });
  const feed = new UnderwriterFeed();
  const invites = createDemoInvites(secret, records.invites);
  const lender: Lender = {
    records,
    companies: new Companies(backend, records, feed),
    sessions: new SessionStore(secret, records.applications, invites),
    invites,
    feed,
  };
  const onEvent = codatEvents(backend, records, feed, `http://localhost:${options.port}`);
  const closeProxy = mountProxy(app, backend, lender, onEvent);

  // Before the pages' headers, so that these come last: an invite's address is in no Referer and no cache.
  app.use(invitePaths, async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(lender.invites.headers)) context.header(name, value);
  });

  app.use(
    contextStorage(),
    createMiddleware<LayoutEnv>(async (context, next) => {
      context.set('hasDeveloperPages', backend.isSandbox);
      await next();
    }),
  );
  app.use(
    pageHeaders((context) => ({
      imageOrigins: backend.imageOriginsFor(visitorOrigin(context.req.raw)),
      // Vue names its own policy even where its templates are compiled beforehand.
      trustedTypes: context.req.path.startsWith('/vue/') ? ['lit-html', 'vue'] : ['lit-html'],
    })),
  );
  app.use(csrf({ origin: (origin, context) => origin === visitorOrigin(context.req.raw) }));
  app.use(async (context, next) => {
    await next();
    // Pages are about one visitor, and files that keep their names change with the next build.
    if (!context.res.headers.has('Cache-Control'))
      context.header('Cache-Control', 'private, no-cache');
  });
  mountAssets(app);
  mountLender(app, lender);
  mountInvites(app, lender);
  mountJourneyRecords(app, lender);
  // They create a company for every visitor: Codat's own are for applicants.
  if (backend.isSandbox) mountHosts(app, lender);
  // Public pages.
  const closeUnderwriter = backend.isSandbox ? mountUnderwriter(app, lender) : undefined;

  app.notFound((context) =>
    context.html(
      messagePage({
        title: 'We couldn’t find this page',
        text: 'The address may be mistyped, or the page has moved.',
      }),
      404,
    ),
  );
  app.onError((error, context) => {
    // A refusal, such as of a form sent from another site.
    if (error instanceof HTTPException) return error.getResponse();
    console.error(error);
    return context.html(
      messagePage({
        title: 'Something went wrong on our side',
        text: 'Nothing you entered is lost. Please try again in a minute.',
      }),
      500,
    );
  });

  return {
    fetch: (request, env) => app.fetch(request, env),
    description: backend.description,
    async close() {
      closeUnderwriter?.();
      await closeProxy();
      records.close();
    },
  };
}
