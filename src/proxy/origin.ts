/**
 * Which pages may use the proxy: what keeps another site from acting with a user's session, and the
 * CORS answers for the sites that may.
 */
import { Refusal } from './problems.js';
import type { Settings } from './options.js';

type Origins = Pick<Settings, 'allowedOrigins'>;

/** The headers by which a listed cross-origin page may read an answer; none for any other. */
export function corsHeaders(request: Request, { allowedOrigins }: Origins): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins?.has(origin)) {
    return {};
  }
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/**
 * What a preflight is told beside `corsHeaders`.
 *
 * @throws Refusal for a page that may not use the proxy.
 */
export function preflightHeaders(request: Request, origins: Origins): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || isOwnOrigin(origin, request, origins)) {
    return {};
  }
  if (!origins.allowedOrigins?.has(origin)) {
    throw new Refusal(403, foreignPage);
  }
  return {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
    'Access-Control-Allow-Headers':
      'Content-Type, Accept, Authorization, X-Requested-With, Last-Event-ID',
    'Access-Control-Max-Age': '600',
  };
}

const foreignPage =
  'This page may not use the proxy: its origin is neither the proxy’s own nor in allowedOrigins.';

/**
 * Refuses a change that the user's own page did not ask for.
 *
 * Two locks, because each has known holes alone. A form or an image cannot send `X-Requested-With`,
 * and a script of another origin can only after a preflight; `Origin` is written by the browser.
 *
 * @throws Refusal
 */
export function requireOwnPage(request: Request, origins: Origins): void {
  if (!request.headers.get('X-Requested-With')?.trim()) {
    throw new Refusal(403, 'A request that changes something needs the X-Requested-With header.');
  }
  const origin = request.headers.get('Origin');
  const isOwn =
    origin === null
      ? request.headers.get('Sec-Fetch-Site') === 'same-origin'
      : isOwnOrigin(origin, request, origins) || origins.allowedOrigins?.has(origin);
  if (!isOwn) {
    throw new Refusal(403, foreignPage);
  }
}

/**
 * Refuses to hold a line open for a page that may not read it.
 *
 * @throws Refusal
 */
export function refuseForeignPage(request: Request, origins: Origins): void {
  const origin = request.headers.get('Origin');
  const site = request.headers.get('Sec-Fetch-Site');
  const isFine =
    origin === null
      ? site === null || site === 'same-origin' || site === 'none'
      : isOwnOrigin(origin, request, origins) || origins.allowedOrigins?.has(origin);
  if (!isFine) throw new Refusal(403, foreignPage);
}

/**
 * The default, when no list is given: the page comes from the host the request was sent to.
 *
 * Behind a reverse proxy that ends TLS the request says http where the page says https, so the scheme
 * may be raised but never lowered: a page tampered with on its way over plain http must not speak for
 * the secure one. Where the browser sends `Sec-Fetch-Site` its verdict has to agree.
 * `X-Forwarded-*` is not asked: anybody can send it.
 */
function isOwnOrigin(origin: string, request: Request, { allowedOrigins }: Origins): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (allowedOrigins || !URL.canParse(origin) || (site !== null && site !== 'same-origin')) {
    return false;
  }
  const page = new URL(origin);
  const target = new URL(request.url);
  const isHttp = page.protocol === 'https:' || page.protocol === 'http:';
  const isLowered = page.protocol === 'http:' && target.protocol === 'https:';
  // Some frameworks put their own idea of the host into the URL; no page can choose the Host header.
  const hosts = [target.host, request.headers.get('Host')?.toLowerCase()];
  return isHttp && !isLowered && hosts.includes(page.host);
}
