import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, Hono } from 'hono';
import {
  createCodatSandbox,
  SandboxNetworkError,
  type SandboxWebhook,
} from '../../sandbox/index.js';
import { linkOrigin, visitorOrigin } from './origin.js';

const basePath = '/codat-sandbox';

/** Codat's reserved names, every one of them: the redirect page may use what it likes. */
const placeholders = [
  'connectionId',
  'statusCode',
  'errorMessage',
  'statusText',
  'platform',
  'sourceType',
  'companyId',
];

/** Where Codat redirects visitors whose pages are on `origin`. */
function redirectUrlOn(origin: string): string {
  const query = placeholders.map((name) => `${name}={${name}}`).join('&');
  return `${origin}/connected?${query}`;
}

/**
 * The sandbox's API as the server calls it, for visitors whose link pages stand on `links`.
 *
 * The sandbox builds its URLs from the request, and the request comes from this server, not from
 * the visitor: so the path says where the visitor is. The host is always this machine, never a name
 * out of a visitor's request.
 */
export function sandboxApiUrl(port: number, links: string): string {
  return `http://127.0.0.1:${port}${basePath}-api/${encodeURIComponent(links)}`;
}

/** Puts the sandbox on the app: its API for this server, its pages and controls for the browser. */
export function mountSandbox(app: Hono, apiKey: string, webhook: SandboxWebhook): void {
  const sandbox = createCodatSandbox({
    apiKey,
    basePath,
    webhook,
    redirectUrl: redirectUrlOn('http://localhost'),
  });
  let ownRedirect = sandbox.redirectUrl;

  /** Cookies and broadcasts are the origin's own: visitors must come back to the one they left. */
  const aimRedirectAt = (origin: string) => {
    // A redirect that somebody set through the sandbox's controls stays as they set it.
    if (sandbox.redirectUrl !== ownRedirect) return;
    ownRedirect = redirectUrlOn(origin);
    sandbox.redirectUrl = ownRedirect;
  };

  const respond = async (context: Context, request: Request) => {
    try {
      return await sandbox.fetch(request);
    } catch (error) {
      if (!(error instanceof SandboxNetworkError)) throw error;
      // The fault is that there is no response at all.
      const { incoming } = context.env as HttpBindings;
      incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  };

  app.all(`${basePath}-api/:links/*`, (context) => {
    const url = new URL(context.req.url);
    const links = context.req.param('links');
    const prefix = `${basePath}-api/${encodeURIComponent(links)}`;
    const path = url.pathname.slice(prefix.length);
    return respond(
      context,
      new Request(`${links}${basePath}${path}${url.search}`, context.req.raw),
    );
  });

  app.all(`${basePath}/*`, (context) => {
    const request = context.req.raw;
    const pages = linkOrigin(visitorOrigin(request));
    if (!context.req.path.startsWith(`${basePath}/_sandbox/`)) aimRedirectAt(pages);
    return respond(context, request);
  });
}
