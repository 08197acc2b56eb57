import { accountNamer } from './account.js';
import { checkNames } from './check-names.js';
import { checkStore } from './check-store.js';
import { withCircuitBreaker } from './circuit-breaker.js';
import type { TokenProxyProblem } from './errors.js';
import type { TokenProxyEvent } from './host-events.js';
import { checkLimits, type TokenProxyLimits } from './limits.js';
import { isPrivateHost } from './loopback.js';
import { memoryStore } from './memory-store.js';
import type { OnError, TokenProxyCall, TokenProxyRequest } from './observability.js';
import { ReportThrottle } from './report-throttle.js';
import type { CompanyAccess } from './scopes.js';
import { secretsOf } from './secrets.js';
import type { TokenProxyStore } from './store.js';
import { MAX_DELAY_MS } from './timers.js';
import type { ScanFile } from './uploads/file-scan.js';
import { WebhookVerifier } from './webhook-signature.js';

/** What `resolveCompany` may return. */
export type ResolvedCompany = string | CompanyAccess | null | undefined;

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
   * never from the request's path; with `scopes`, what this user may do with it (default: everything; the proxy
   * responds to the rest with 403). `null` or `undefined`: nobody is signed in (401). Asked for every
   * request; nothing is remembered.
   */
  resolveCompany(request: Request, context: Context): ResolvedCompany | Promise<ResolvedCompany>;
  /**
   * Origins whose pages may use the proxy, such as `https://app.lender.example`. The list is the whole
   * truth: name the proxy's own origin too if its pages use it. Default: only the request's own origin.
   */
  allowedOrigins?: readonly string[];
  /**
   * The path in front of Codat's own, as the handler sees it, such as `/api/codat`; `/` where the framework strips it
   * (Express). A request outside of it is a 404 with `errorCode: "outside-base-path"`, and `onError` is called with the
   * path and the cure. Default, for a first trial only: whatever stands before the first path segment that is
   * `integrations` or `companies`.
   */
  basePath?: string;
  /** What sends requests to Codat, such as through an egress proxy. Default: the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /**
   * How long Codat, the sending of a request's body, and `resolveCompany` may each take, in milliseconds; with uploads
   * page, scanner and Codat may each stand still for six times as long. Default 10 000: with the wait for
   * its turn that is below the 15 seconds after which the elements give up, so that they get this proxy's response.
   */
  timeout?: number;
  /** Called with what the host has to look at. Default: one line on `console.error`, with what your own function threw. */
  onError?: (problem: TokenProxyProblem) => void | Promise<void>;
  /** Where the catalogue, brands, events and counters are kept. Default: `memoryStore()`, which is for one instance. */
  store?: TokenProxyStore;
  /**
   * The signing secret of Codat's webhooks (`whsec_…`), or up to five while one is being replaced. With it
   * `POST {proxy}/webhooks` takes Codat's events and `GET {proxy}/events` streams them; without it there
   * are neither, and pages poll.
   */
  webhookSecret?: string | readonly string[];
  /**
   * Called with each of Codat's events about a company, those that pages do not receive included: once over all instances
   * that share a store, and for one company one after the other, in the order in which they arrive. The webhook gets
   * its response once the promise has settled: 204, or 503 where it rejects or throws, so that Codat sends the event again.
   * Codat waits for `timeout` at most: for a handler that takes longer it gets a 503, and the handler continues; when that
   * succeeds, the event is not handled again. After a minute it counts as rejected. Pages do not wait for it. Needs
   * `webhookSecret`.
   */
  onEvent?: (event: TokenProxyEvent) => unknown;
  /** What may be asked of Codat, and how many streams may be open. */
  limits?: TokenProxyLimits;
  /**
   * Looks at each file that a user uploads while it passes, such as with a virus scanner; Codat scans files too, and
   * advises that hosts do. The file is whole at Codat only once this resolves: a rejection, or `false`, refuses it, and
   * the page gets 422. Default: files are not scanned here.
   */
  scanFile?: ScanFile;
  /**
   * Lets a CDN keep the catalogue and the brands, and give them to who is not signed in. Default `false`:
   * only the browser keeps them.
   */
  publicCatalogue?: boolean;
  /**
   * Keeps the runtime at a request's work after its page has left or has its response, such as
   * `(work, context) => context.waitUntil(work)`; `context` is the proxy's second argument. Called once for every request.
   * Cloudflare Workers need it: they end the work of a request that was aborted without a word to the requests that wait
   * for it too. Default: none, as Node, Deno and Bun go on by themselves.
   */
  waitUntil?(work: Promise<unknown>, context: Context): void;
  /** Called after the response to every request, for logs and metrics. Not awaited. */
  onRequest?: (request: TokenProxyRequest) => unknown;
  /** Called after every request to Codat, for logs and metrics. Not awaited. */
  onCall?: (call: TokenProxyCall) => unknown;
}

/** A Fetch handler. The second argument is passed on to `resolveCompany`. */
export interface TokenProxy<Context = unknown> {
  (
    request: Request,
    ...context: unknown extends Context ? [context?: unknown] : [context: Context]
  ): Promise<Response>;
  /**
   * Before the process ends: `/health` responds with 503 from now on, streams of events end (pages reconnect to another
   * instance and miss nothing), other requests are still answered. Resolves when none is left.
   */
  close(): Promise<void>;
}

/** The options, checked, with the defaults filled in. */
export interface Settings {
  /** No slash at the end. */
  readonly apiUrl: string;
  readonly authorization: string;
  /** What the account's own entries in the store are named by, told from others by the API key. */
  readonly account: () => Promise<string>;
  /** Spellings of the key that must not occur in anything sent to a page. */
  readonly secrets: readonly string[];
  readonly allowedOrigins: ReadonlySet<string> | undefined;
  /** Each segment of the base path, or `undefined` to find it. */
  readonly basePath: readonly string[] | undefined;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** In milliseconds. */
  readonly timeout: number;
  readonly onError: OnError;
  /** Whether a problem is one that `onError` has not just had. */
  readonly reports: ReportThrottle;
  readonly store: TokenProxyStore;
  readonly webhookVerifier: WebhookVerifier | undefined;
  readonly onEvent: TokenProxyOptions['onEvent'] | undefined;
  readonly limits: Required<TokenProxyLimits>;
  readonly scanFile: ScanFile | undefined;
  readonly publicCatalogue: boolean;
  /** How long Codat may take to create a connection, in milliseconds. */
  readonly createTimeout: number;
  readonly onRequest: TokenProxyOptions['onRequest'] | undefined;
  readonly onCall: TokenProxyOptions['onCall'] | undefined;
}

/** All there are: TypeScript finds one that is missing here. */
const optionNames: Readonly<Record<keyof TokenProxyOptions, true>> = {
  apiKey: true,
  apiUrl: true,
  resolveCompany: true,
  allowedOrigins: true,
  basePath: true,
  fetch: true,
  timeout: true,
  onError: true,
  store: true,
  webhookSecret: true,
  onEvent: true,
  limits: true,
  scanFile: true,
  publicCatalogue: true,
  waitUntil: true,
  onRequest: true,
  onCall: true,
};

/** How long Codat may take to create a connection at most: far longer than a page waits. */
export const CREATE_TIMEOUT_MS = 60_000;
/** The same where `waitUntil` keeps the work alive: Workers end it after 30 seconds, and the line comes before it. */
const KEPT_CREATE_TIMEOUT_MS = 15_000;

/** @throws TypeError that says in words what to put right. It never repeats the key. */
export function checkOptions<Context>(options: TokenProxyOptions<Context>): Settings {
  checkNames(options, Object.keys(optionNames), 'createTokenProxy', fail);
  if (typeof options.resolveCompany !== 'function') {
    fail('resolveCompany must be a function that returns the signed-in user’s Codat company id');
  }
  for (const name of ['fetch', 'onError', 'waitUntil', 'onRequest', 'onCall'] as const) {
    if (options[name] !== undefined && typeof options[name] !== 'function') {
      fail(`${name} must be a function`);
    }
  }
  const { publicCatalogue = false } = options;
  // A text such as "false", out of an environment variable, would be true.
  if (typeof publicCatalogue !== 'boolean') fail('publicCatalogue must be true or false');
  checkStore(options.store, storeMethods, fail);
  const authorization = `Basic ${btoa(checkKey(options.apiKey))}`;
  const apiUrl = checkApiUrl(options.apiUrl ?? 'https://api.codat.io');
  return {
    apiUrl,
    authorization,
    account: accountNamer(apiUrl, authorization),
    secrets: secretsOf(options.apiKey, authorization),
    allowedOrigins: checkOrigins(options.allowedOrigins),
    basePath: options.basePath === undefined ? undefined : checkBasePath(options.basePath),
    fetch: fetchOf(options.fetch),
    timeout: checkTimeout(options.timeout ?? 10_000),
    onError: options.onError ?? logProblem,
    reports: new ReportThrottle(),
    // What is in memory responds at once.
    store: options.store ? withCircuitBreaker(options.store) : memoryStore(),
    webhookVerifier:
      options.webhookSecret === undefined ? undefined : checkSecret(options.webhookSecret),
    onEvent: checkOnEvent(options),
    limits: checkLimits(options.limits ?? {}, fail),
    scanFile: checkScanFile(options.scanFile),
    publicCatalogue,
    createTimeout: options.waitUntil ? KEPT_CREATE_TIMEOUT_MS : CREATE_TIMEOUT_MS,
    onRequest: options.onRequest,
    onCall: options.onCall,
  };
}

function fail(message: string): never {
  throw new TypeError(`createTokenProxy: ${message}.`);
}

const storeMethods = ['get', 'set', 'lock', 'publish', 'position', 'since', 'subscribe'] as const;

/** The global one is looked up for each request: a host's tests may stub it, and a monitor wrap it. */
function fetchOf(given: TokenProxyOptions['fetch']): Settings['fetch'] {
  return given
    ? (url, init) => given(new Request(url, init))
    : (url, init) => globalThis.fetch(url, init);
}

function checkKey(key: unknown): string {
  if (typeof key !== 'string' || key.trim() === '') {
    fail('apiKey is empty; give the API key from the Codat Portal');
  }
  if (/^basic\s/i.test(key)) {
    fail('apiKey must be the key itself, without "Basic" and not base64-encoded');
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    fail('apiKey holds a space, a line break or a character that no Codat key has');
  }
  return key;
}

function checkApiUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    fail('apiUrl must be an absolute URL such as https://api.codat.io');
  }
  if (url.username || url.password || url.search || url.hash) {
    fail('apiUrl must have no user name, password, query or fragment');
  }
  // The key could be read on the way.
  if (url.protocol === 'http:' && !isPrivateHost(url.hostname)) {
    fail('apiUrl must be https, because the API key travels with every request');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

function checkOrigins(origins: unknown): ReadonlySet<string> | undefined {
  if (origins === undefined) return undefined;
  if (!Array.isArray(origins)) fail('allowedOrigins must be an array of origins');
  return new Set(origins.map(checkOrigin));
}

function checkOrigin(given: unknown): string {
  const text = String(given);
  if (text.includes('*')) {
    fail('allowedOrigins must name each origin; "*" would let any site act for your users');
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    fail(`allowedOrigins: "${text}" is not an origin such as https://app.example.com`);
  }
  if (url.origin !== text) {
    fail(`allowedOrigins: "${text}" is not an origin; write "${url.origin}"`);
  }
  return text;
}

/** No segment is one that a URL resolves away. */
const basePathShape = /^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+$/;

function checkBasePath(text: unknown): readonly string[] {
  if (text === '' || text === '/') return [];
  if (typeof text !== 'string') return fail('basePath must be a text such as "/api/codat"');
  if (basePathShape.test(text)) return text.slice(1).split('/');
  const mended = `/${text.replace(/^\/+|\/+$/g, '')}`;
  const cure = basePathShape.test(mended)
    ? `write "${mended}"`
    : 'it is made of letters, digits and . _ ~ -, as on the wire';
  return fail(`basePath must look like "/api/codat": begin with a slash, end without one; ${cure}`);
}

function checkSecret(secret: string | readonly string[]): WebhookVerifier {
  try {
    return new WebhookVerifier(typeof secret === 'string' ? [secret] : secret);
  } catch {
    return fail('webhookSecret must be the signing secret as Codat shows it, such as "whsec_…"');
  }
}

/** Files must not pass unscanned because a name was mistyped, or a module was not loaded. */
function checkScanFile(scanFile: unknown): ScanFile | undefined {
  if (scanFile !== undefined && typeof scanFile !== 'function') {
    fail('scanFile must be a function that rejects for a file that may not pass');
  }
  return scanFile as ScanFile | undefined;
}

function checkOnEvent<Context>({
  onEvent,
  webhookSecret,
}: TokenProxyOptions<Context>): Settings['onEvent'] {
  if (onEvent === undefined) return undefined;
  if (typeof onEvent !== 'function') fail('onEvent must be a function');
  if (webhookSecret === undefined) {
    fail('onEvent needs webhookSecret: without it no event of Codat’s can be believed');
  }
  return onEvent;
}

function checkTimeout(value: number): number {
  if (!Number.isFinite(value) || value <= 0 || value > MAX_DELAY_MS) {
    fail(`timeout must be a number of milliseconds, above 0 and at most ${MAX_DELAY_MS}`);
  }
  // `AbortSignal.timeout` takes whole milliseconds only.
  return Math.ceil(value);
}

function logProblem({ kind, message, correlationId, cause }: TokenProxyProblem): void {
  const line = `codat-elements proxy: ${kind}: ${message} (correlation id ${correlationId})`;
  // Only ever what the host's own function threw: with its stack.
  console.error(line, ...(cause === undefined ? [] : [cause]));
}
