import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { mountAssets } from './assets.js';
import { createBackend } from './backend.js';
import { mountHosts } from './hosts.js';
import { createDemoInvites, invitePaths } from './invites.js';
import { mountLender } from './lender.js';
import { visitorOrigin } from './origin.js';
import { messagePage } from './pages/message.js';
import { mountProxy, webhookPath } from './proxy.js';
import { pageHeaders } from './security.js';
import { SessionStore } from './session.js';

export interface DemoOptions {
  /** The port that this server listens on: it calls its own sandbox there. */
  port: number;
  /** Codat's API key. Without one a sandbox answers in Codat's place. */
  apiKey?: string | undefined;
  /** Default `https://api.codat.io`; only with an API key. */
  apiUrl?: string | undefined;
  /** The secret of Codat's webhooks; only with an API key. */
  webhookSecret?: string | undefined;
  /** Signs the sessions. Without one they end when the server stops. */
  sessionSecret?: string | undefined;
}

export interface Demo {
  fetch(request: Request, env?: object): Response | Promise<Response>;
  /** One line that says who answers as Codat. */
  readonly description: string;
  /** Before the server stops: ends what would hold it. */
  close(): Promise<void>;
}

/** The demo lender's whole server, as a Fetch handler. */
export function createDemo(options: DemoOptions): Demo {
  const app = new Hono();
  const secret = options.sessionSecret ?? randomBytes(32).toString('base64');
  const sessions = new SessionStore(secret);

  // Before the pages' headers: the sandbox's link pages stand for another site, with its own.
  const backend = createBackend(app, { ...options, webhookPath });
  const invites = createDemoInvites(secret);
  const close = mountProxy(app, backend, sessions, invites);

  // Before the pages' headers, so that these come last: an invite's address is in no Referer and no cache.
  app.use(invitePaths, async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(invites.headers)) context.header(name, value);
  });

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
  mountLender(app, backend, sessions, invites);
  // They create a company for every visitor: Codat's own are for applicants.
  if (backend.isSandbox) mountHosts(app, backend, sessions);

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
    close,
  };
}
