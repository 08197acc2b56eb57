import { boundedStore } from './bounded-store.js';
import { checkLimits, type TokenProxyLimits } from './limits.js';
import { memoryStore } from './memory-store.js';
import type { TokenProxyCall, TokenProxyRequest } from './observe.js';
import type { TokenProxyProblem } from './problems.js';
import { secretsOf } from './secrets.js';
import type { TokenProxyStore } from './store.js';
import type { Transport } from './transport.js';
import { transportOf } from './transport-of.js';
import { createVerifier, type WebhookVerifier } from './webhook-signature.js';

/**
 * How the proxy is set up.
 *
 * @typeParam Context whatever the host's framework hands on beside the request (Express's `req`,
 * Hono's `c`): the proxy's second argument, given to `resolveCompany` untouched.
 */
export interface TokenProxyOptions<Context = unknown> {
  /** The Codat API key as the Codat Portal shows it. It never leaves the server. */
  apiKey: string;
  /** Where Codat's API is; may have a path. Default `https://api.codat.io`. */
  apiUrl?: string;
  /**
   * Whose company is it? The Codat company id of the signed-in user, from the host's own session,
   * never from the request's path. `null` or `undefined`: nobody is signed in (401). Asked for every
   * request; nothing is remembered.
   */
  resolveCompany(
    request: Request,
    context: Context,
  ): string | null | undefined | Promise<string | null | undefined>;
  /**
   * Origins whose pages may use the proxy, such as `https://app.lender.example`. The list is the whole
   * truth: name the proxy's own origin too if its pages use it. Default: only the request's own origin.
   */
  allowedOrigins?: readonly string[];
  /**
   * The path in front of Codat's own, such as `/api/codat`. Default: whatever stands before the first
   * path segment that is `integrations` or `companies`.
   */
  basePath?: string;
  /** What sends requests to Codat. Default: Node's own HTTP client under Node, elsewhere the runtime's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** How long Codat, and the sending of a request's body, may take, in milliseconds. Default 15 000. */
  timeout?: number;
  /** The largest body of a request, in bytes. Default 8192. */
  maxBodyBytes?: number;
  /** Told what the host has to look at. Default: one line on `console.error`. */
  onError?: (problem: TokenProxyProblem) => void | Promise<void>;
  /** Where the catalogue, brands and events are kept. Default: `memoryStore()`, which is for one instance. */
  store?: TokenProxyStore;
  /**
   * The signing secret of Codat's webhooks (`whsec_…`), or several while one is being replaced. With it
   * `POST {proxy}/webhooks` takes Codat's events and `GET {proxy}/events` passes them on; without it there
   * are neither, and pages poll.
   */
  webhookSecret?: string | readonly string[];
  /** What may be asked of Codat, and how many streams may be open. */
  limits?: TokenProxyLimits;
  /**
   * Lets a CDN keep the catalogue and the brands, and give them to who is not signed in. Default `false`:
   * only the browser keeps them.
   */
  publicCatalogue?: boolean;
  /** Told of every request once it is answered, for logs and metrics. Not waited for. */
  onRequest?: (request: TokenProxyRequest) => unknown;
  /** Told of every request to Codat once it is over, for logs and metrics. Not waited for. */
  onCall?: (call: TokenProxyCall) => unknown;
}

/** A Fetch handler. The second argument is passed on to `resolveCompany`. */
export interface TokenProxy<Context = unknown> {
  (
    request: Request,
    ...context: unknown extends Context ? [context?: unknown] : [context: Context]
  ): Promise<Response>;
  /**
   * Before the process ends: `/health` answers 503 from now on, streams of events end (pages come back to
   * another instance and miss nothing), other requests are still answered. Resolves when none is left.
   */
  close(): Promise<void>;
}

/** The options, checked, with the defaults filled in. */
export interface Settings {
  /** No slash at the end. */
  readonly apiUrl: string;
  readonly authorization: string;
  /** Spellings of the key that must not occur in anything sent to a page. */
  readonly secrets: readonly string[];
  readonly allowedOrigins: ReadonlySet<string> | undefined;
  /** Each segment of the base path, or `undefined` to find it. */
  readonly basePath: readonly string[] | undefined;
  /** What sends requests to Codat. */
  readonly transport: Transport;
  readonly timeout: number;
  readonly maxBodyBytes: number;
  readonly onError: (problem: TokenProxyProblem) => void | Promise<void>;
  readonly store: TokenProxyStore;
  readonly verify: WebhookVerifier | undefined;
  readonly limits: Required<TokenProxyLimits>;
  readonly publicCatalogue: boolean;
  readonly onRequest: TokenProxyOptions['onRequest'] | undefined;
  readonly onCall: TokenProxyOptions['onCall'] | undefined;
}

/** @throws TypeError that says in words what to put right. It never repeats the key. */
export function checkOptions<Context>(options: TokenProxyOptions<Context>): Settings {
  if (typeof options.resolveCompany !== 'function') {
    wrong('resolveCompany must be a function that returns the signed-in user’s Codat company id');
  }
  const authorization = `Basic ${btoa(checkKey(options.apiKey))}`;
  return {
    apiUrl: checkApiUrl(options.apiUrl ?? 'https://api.codat.io'),
    authorization,
    secrets: secretsOf(options.apiKey, authorization),
    allowedOrigins: options.allowedOrigins && new Set(options.allowedOrigins.map(checkOrigin)),
    basePath: options.basePath === undefined ? undefined : checkBasePath(options.basePath),
    transport: transportOf(options.fetch),
    timeout: checkPositive('timeout', options.timeout ?? 15_000),
    maxBodyBytes: checkPositive('maxBodyBytes', options.maxBodyBytes ?? 8192),
    onError: options.onError ?? logProblem,
    // What is in memory needs no bounds.
    store: options.store ? boundedStore(options.store) : memoryStore(),
    verify: options.webhookSecret === undefined ? undefined : checkSecret(options.webhookSecret),
    limits: checkLimits(options.limits ?? {}, wrong),
    publicCatalogue: options.publicCatalogue ?? false,
    onRequest: options.onRequest,
    onCall: options.onCall,
  };
}

function wrong(message: string): never {
  throw new TypeError(`createTokenProxy: ${message}.`);
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') {
    wrong('apiKey is empty; give the API key from the Codat Portal');
  }
  if (/^basic\s/i.test(key)) {
    wrong('apiKey must be the key itself, without "Basic" and not base64-encoded');
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    wrong('apiKey holds a space, a line break or a character that no Codat key has');
  }
  return key;
}

/** Over plain http the key could be read on the way, so only names that stay inside a machine or a network. */
const privateHost = /^(localhost|[^.]+\.localhost|127(\.\d{1,3}){3}|\[::1\]|[a-z0-9_-]+)$/i;

function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    wrong('apiUrl must be an absolute URL such as https://api.codat.io');
  }
  if (url.username || url.password || url.search || url.hash) {
    wrong('apiUrl must have no user name, password, query or fragment');
  }
  if (url.protocol === 'http:' && !privateHost.test(url.hostname)) {
    wrong('apiUrl must be https, because the API key travels with every request');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function checkOrigin(text: string): string {
  if (text.includes('*')) {
    wrong('allowedOrigins must name each origin; "*" would let any site act for your users');
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    wrong(`allowedOrigins: "${text}" is not an origin such as https://app.example.com`);
  }
  if (url.origin !== text) {
    wrong(`allowedOrigins: "${text}" is not an origin; write "${url.origin}"`);
  }
  return text;
}

function checkBasePath(text: string): string[] {
  if (text === '' || text === '/') {
    return [];
  }
  if (!/^(\/[\w.~-]+)+$/.test(text)) {
    wrong('basePath must look like "/api/codat": begin with a slash, end without one');
  }
  return text.slice(1).split('/');
}

function checkSecret(secret: string | readonly string[]): WebhookVerifier {
  try {
    return createVerifier(typeof secret === 'string' ? [secret] : secret);
  } catch {
    return wrong('webhookSecret must be the signing secret as Codat shows it, such as "whsec_…"');
  }
}

function checkPositive(name: string, value: number): number {
  // A longer delay overflows the timers of Node and browsers, which then fire at once.
  if (!Number.isFinite(value) || value <= 0 || value > 2 ** 31 - 1) {
    wrong(`${name} must be a number above 0`);
  }
  return value;
}

function logProblem({ kind, message, correlationId }: TokenProxyProblem): void {
  console.error(`codat-elements proxy: ${kind}: ${message} (correlation id ${correlationId})`);
}
