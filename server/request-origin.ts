/**
 * Which pages may use the proxy: what keeps another site from acting with a user's session, and the CORS headers for
 * the sites that may.
 */
import { SCOPES_HEADER } from 'codat-elements/api';
import { ProxyError } from './errors.js';
import { isLoopback } from './loopback.js';
import type { Settings } from './options.js';

type Origins = Pick<Settings, 'allowedOrigins'>;

/** Has words for the console of a developer's own browser. */
const HINT_HEADER = 'X-Codat-Elements-Hint';

/** The headers by which a listed cross-origin page may read a response; none for any other. */
export function corsHeaders(request: Request, { allowedOrigins }: Origins): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || !allowedOrigins?.has(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': `Retry-After, ${SCOPES_HEADER}, ${HINT_HEADER}`,
  };
}

/** Whether a page of a listed origin asks. */
export function isOfListedPage({ headers }: Request, { allowedOrigins }: Origins): boolean {
  return allowedOrigins?.has(headers.get('Origin') ?? '') ?? false;
}

/** What the elements send. */
const ownHeaders = ['Content-Type', 'Accept', 'Authorization', 'X-Requested-With', 'Last-Event-ID'];

/** Enough for a host's own and for those that monitoring adds. */
const MAX_HOST_HEADERS = 30;

/** What else the page wants to send: its host's `headers`. None of it is passed on to Codat. */
function hostHeaders({ headers }: Request): string[] {
  const known = new Set(ownHeaders.map((name) => name.toLowerCase()));
  const asked = (headers.get('Access-Control-Request-Headers') ?? '').toLowerCase().split(',');
  const names = new Set(asked.map((name) => name.trim()));
  return [...names]
    .filter((name) => /^[\w!#$%&'*+.^`|~-]{1,64}$/.test(name) && !known.has(name))
    .slice(0, MAX_HOST_HEADERS);
}

/**
 * What the response to a preflight has beside `corsHeaders`.
 *
 * @throws ProxyError 403 for a page that may not use the proxy.
 */
export function preflightHeaders(request: Request, origins: Origins): Record<string, string> {
  const origin = request.headers.get('Origin');
  if (origin === null || (!origins.allowedOrigins && isFromOwnPage(request))) return {};
  if (!origins.allowedOrigins?.has(origin)) throw refusal(request, origins);
  return {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PATCH, DELETE',
    'Access-Control-Allow-Headers': [...ownHeaders, ...hostHeaders(request)].join(', '),
    'Access-Control-Max-Age': '600',
  };
}

/**
 * Refuses a change that the user's own page did not ask for.
 *
 * Two guards, because each alone can be bypassed. A form or an image cannot send `X-Requested-With`, and a script of
 * another origin can only after a preflight; `Sec-Fetch-Site` and `Origin` are written by the browser.
 *
 * @throws ProxyError 403
 */
export function requireAllowedPage(request: Request, origins: Origins): void {
  if (!request.headers.get('X-Requested-With')) {
    throw new ProxyError(
      403,
      'A request that changes something needs the X-Requested-With header.',
    );
  }
  const { headers } = request;
  const isSaid = headers.has('Origin') || headers.has('Sec-Fetch-Site');
  if (!isSaid || isFromForeignPage(request, origins)) throw refusal(request, origins);
}

/**
 * Refuses a read that another site's page asked for, such as by an image: it could not see the response, but it would
 * spend the user's requests, or hold a stream open. A client that is no browser says nothing of a page, and may read.
 *
 * @throws ProxyError 403
 */
export function refuseForeignPage(request: Request, origins: Origins): void {
  if (isFromForeignPage(request, origins)) throw refusal(request, origins);
}

function isFromForeignPage(request: Request, { allowedOrigins }: Origins): boolean {
  const origin = request.headers.get('Origin');
  if (allowedOrigins && origin !== null) return !allowedOrigins.has(origin);
  return !isFromOwnPage(request);
}

/**
 * By Fetch Metadata where the browser sends it: no page can write that header, and no reverse proxy that rewrites
 * `Host` spoils it. `none` is the user's own doing, such as an address that was typed. Older browsers send `Origin`.
 */
export function isFromOwnPage(request: Request): boolean {
  const site = request.headers.get('Sec-Fetch-Site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('Origin');
  return origin === null || isOriginOfHost(origin, request);
}

/**
 * Behind a reverse proxy that ends TLS the request says http where the page says https, so the scheme may be raised
 * but never lowered: a page tampered with on its way over plain http must not speak for the secure one.
 * `X-Forwarded-*` is not read: anybody can send it.
 */
function isOriginOfHost(origin: string, request: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const page = new URL(origin);
  const target = new URL(request.url);
  const isHttp = page.protocol === 'https:' || page.protocol === 'http:';
  const isLowered = page.protocol === 'http:' && target.protocol === 'https:';
  // A page's origin leaves its protocol's own port out, and some reverse proxies write it (nginx: `$host:$server_port`).
  const ownPort = page.protocol === 'https:' ? /:443$/ : /:80$/;
  const hosts = hostsOf(request).map((host) => host.replace(ownPort, ''));
  return isHttp && !isLowered && hosts.includes(page.host);
}

/** Some frameworks put a host of their own into the URL; no page can choose the `Host` header. */
function hostsOf(request: Request): string[] {
  const header = request.headers.get('Host')?.toLowerCase();
  const host = new URL(request.url).host;
  return header === undefined ? [host] : [header, host];
}

const MAX_QUOTED_LENGTH = 100;

/** Only what is shaped like a host or an origin is quoted in a log: headers are anybody's to send. */
function quoted(text: string | null, shape: RegExp): string {
  if (text === null) return 'none';
  return text.length <= MAX_QUOTED_LENGTH && shape.test(text) ? `"${text}"` : 'an unreadable one';
}

const originShape = /^(null|[a-z][a-z0-9+.-]*:\/\/[\w.:[\]-]+)$/i;
const hostShape = /^[\w.:[\]-]+$/;

/** The page gets a general message; the host's log, and a developer's own console, say what to do about it. */
function refusal(request: Request, { allowedOrigins }: Origins): ProxyError {
  const [host = ''] = hostsOf(request);
  const site = request.headers.get('Sec-Fetch-Site');
  const expected = allowedOrigins
    ? `one of allowedOrigins (${[...allowedOrigins].join(', ')})`
    : `the origin of the host that the request names, ${quoted(host, hostShape)}`;
  const cure = allowedOrigins
    ? 'If pages of this origin may use the proxy, add it to allowedOrigins.'
    : 'If it is your own page, a reverse proxy in front of this server rewrites the Host header: let it keep that ' +
      '(Vite: changeOrigin: false; nginx: proxy_set_header Host $http_host), or name the page’s origin in allowedOrigins.';
  const log =
    `refused a ${request.method} of another page. Origin: ${quoted(request.headers.get('Origin'), originShape)}` +
    `${site === null ? '' : `, Sec-Fetch-Site: ${quoted(site, /^[a-z-]+$/)}`}; expected: ${expected}. ${cure}`;
  return new ProxyError(
    403,
    'This page may not use the proxy: its origin is neither the proxy’s own nor in allowedOrigins.',
    {
      headers: hintHeaders(request, log),
      problem: { kind: 'origin-refused', log, reportedAs: log },
    },
  );
}

/** What the console of a developer's own browser shows: only where the server is on the same machine. */
export function hintHeaders(request: Request, hint: string): Readonly<Record<string, string>> {
  if (!hostsOf(request).every((one) => isLoopback(one.replace(/:\d+$/, '')))) return {};
  // Headers are Latin-1.
  return { [HINT_HEADER]: hint.replaceAll('’', "'").replaceAll('…', '...') };
}
