import * as v from 'valibot';
import { CodatApiError, CodatConfigurationError, CodatError, CodatNetworkError } from './errors.js';
import { AccessTokens, signInFailed, type GetToken, type TokenCall } from './access-token.js';
import { resolveAddress } from './address.js';
import { checkedCredentials, checkedFetch } from './host-fetch.js';
import { checkedTimes } from './times.js';
import { isOffline, runtime } from './runtime.js';
import { pause, throwIfAborted, unlessAborted } from './abort.js';
import { addHostHeaders, addToken } from './request-headers.js';
import { segmentOf } from './path-segment.js';
import { checkResponse, parse, readText, refuseStream, type ResponseContext } from './response.js';
import { scopesIn, type Scope } from './scopes.js';
import type { FormOptions } from './send-form.js';
import type { ServerEvent } from './server-events.js';
import { warnOnce } from './warn.js';

/** How the proxy is reached. */
export interface TransportOptions {
  /** Where the host's token proxy is: absolute, or relative to the page. */
  proxyUrl: string;
  /** Whether cookies go with a request to another origin. */
  credentials?: RequestInit['credentials'];
  /**
   * Gives the bearer token of the signed-in user. Called for every request, but never twice at once: requests
   * that begin meanwhile share the call. Called once more after a 401.
   */
  getToken?: GetToken | undefined;
  /** More headers for every request. */
  headers?: Readonly<Record<string, string>>;
  /** How long one try may take, in milliseconds. */
  timeout?: number;
  /** How often a failed read is tried again. */
  retries?: number;
  /** The first pause before trying again, in milliseconds; it doubles each time. */
  retryDelay?: number;
  fetch?: typeof globalThis.fetch;
}

/** One request. */
export interface TransportRequest<Value> {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path segments; encoded here. */
  path: readonly string[];
  query?: Readonly<Record<string, string | number>>;
  body?: unknown;
  /** What the response must be; without it, empty or any JSON. */
  schema?: v.GenericSchema<unknown, Value>;
  signal?: AbortSignal | undefined;
  /** From no cache on the way. */
  fresh?: boolean | undefined;
  /** Every proxy has this path: a 404 that is not Codat's means that there is no proxy. */
  isOnEveryProxy?: boolean;
}

/** How long a request may take unless the host says otherwise. */
const TIMEOUT_MS = 15_000;

/** The proxy sends a heartbeat every 25 seconds: a stream silent for longer than this is dead. */
const MAX_SILENCE_MS = 60_000;

/** A `Retry-After` longer than this is shown as an error, not waited for: nobody stares at a skeleton for a minute. */
const MAX_WAIT_MS = 20_000;

/** The proxy's address, absolute and ending in a slash. */
export function resolveProxyUrl(proxyUrl: string): URL {
  const url = resolveAddress(proxyUrl);
  if (!url && !runtime.location) {
    throw new CodatConfigurationError(
      `proxy-url is "${proxyUrl}", which means nothing outside of a page: give the whole address, with https and the host.`,
    );
  }
  if (!url || url.username || url.password) {
    throw new CodatConfigurationError(
      `proxy-url is "${url ? url.origin : proxyUrl}"${url ? ' with a password' : ''}: ` +
        'give the address of your token proxy, such as "/api/codat".',
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new CodatConfigurationError(`proxy-url must be an http(s) address, not "${proxyUrl}".`);
  }
  if (url.search || url.hash) {
    warnOnce(`codat-elements: proxy-url "${proxyUrl}": what follows its path is not sent.`);
  }
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Sends requests to the proxy, or to another route of the host's: headers, token, time-out, retries of reads, and errors made plain. */
export class Transport {
  readonly #options: Omit<TransportOptions, 'proxyUrl'>;
  readonly #base: URL;
  readonly #tokens: AccessTokens;
  #scopes: ReadonlySet<Scope> | undefined;

  /** What the caller may do, as the proxy said last; `undefined` while it has said nothing. */
  get scopes(): ReadonlySet<Scope> | undefined {
    return this.#scopes;
  }

  /**
   * `base`: what the paths of requests are relative to.
   *
   * @throws CodatConfigurationError
   */
  constructor(options: Omit<TransportOptions, 'proxyUrl'>, base: URL) {
    this.#options = options;
    checkedTimes(options);
    this.#base = base;
    this.#tokens = new AccessTokens(() => options.getToken);
  }

  async send<Value>(request: TransportRequest<Value>): Promise<Value> {
    const { retries = 2, retryDelay = 400 } = checkedTimes(this.#options);
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#withToken((token) => this.#sendOnce(request, token));
      } catch (error) {
        const wait = waitBeforeRetry(error, retryDelay * 2 ** attempt);
        if (request.method !== 'GET' || attempt >= retries || wait === undefined) throw error;
        await pause(wait, request.signal);
      }
    }
  }

  async #withToken<Value>(send: (token: TokenCall | undefined) => Promise<Value>) {
    try {
      const token = this.#tokens.call();
      try {
        return await send(token);
      } catch (error) {
        // The token may just have expired, or been set: one fresh one. A 401 was refused: repeating is safe for any method.
        const isRefused = error instanceof CodatApiError && error.status === 401;
        const fresh = isRefused ? this.#tokens.call(token) : undefined;
        if (!fresh) throw error;
        return await send(fresh);
      }
    } catch (error) {
      if (error instanceof CodatConfigurationError) warnOnce(`codat-elements: ${error.message}`);
      throw error;
    }
  }

  /** Reads a stream of events until it ends. Never repeated: the caller knows the last event's id. */
  async listen(
    path: readonly string[],
    onEvent: (event: ServerEvent) => void,
    signal: AbortSignal,
    lastEventId: string | undefined,
  ): Promise<void> {
    // Loaded when it is needed: most of a client's users list and connect only.
    const { readEvents } = await import('./server-events.js');
    const headers: Record<string, string> = lastEventId ? { 'Last-Event-ID': lastEventId } : {};
    const request = { method: 'GET', path, signal, headers } as const;
    await this.#withToken((token) =>
      this.#exchange(request, token, async (response, alive) => {
        const type = response.headers.get('Content-Type') ?? '';
        if (!response.body || !/^text\/event-stream\b/i.test(type)) {
          return refuseStream(response, this.#contextOf({}));
        }
        await readEvents(response.body, onEvent, () => alive(MAX_SILENCE_MS));
      }),
    );
  }

  /** Sends a form. Never repeated but with a fresh token: after a failure it is unknown whether it arrived. */
  async upload(path: readonly string[], body: FormData, options: FormOptions): Promise<void> {
    // Loaded when it is needed: most companies upload nothing.
    const { sendForm } = await import('./send-form.js').catch((cause: unknown) => {
      throw new CodatNetworkError('network', cause);
    });
    const context = this.#contextOf({});
    const onResponse = (response: Response) => this.#readScopes(response, path);
    await this.#withToken(async (token) => {
      const { fetch } = this.#options;
      const credentials = checkedCredentials(this.#options.credentials);
      const { timeout = TIMEOUT_MS } = checkedTimes(this.#options);
      const sending = { url: this.#url({ path }), body, credentials, fetch, timeout, ...options };
      const headers = this.#headers({}, token);
      await sendForm({ ...sending, headers, token, context, onResponse });
    });
  }

  async #sendOnce<Value>(
    request: TransportRequest<Value>,
    token: TokenCall | undefined,
  ): Promise<Value> {
    const text = await this.#exchange(request, token, (response) =>
      readText(response, this.#contextOf(request)),
    );
    // Outside of the exchange, whose unknown errors are the network's.
    const { schema } = request;
    if (schema) return parse(schema, text);
    if (text) parse(v.unknown(), text);
    return undefined as Value;
  }

  /** Sends it and reads the response, both within the time-out; `alive` gives the reading so much more. */
  async #exchange<Value>(
    request: Omit<TransportRequest<Value>, 'schema'> & { headers?: Record<string, string> },
    token: TokenCall | undefined,
    read: (response: Response, alive: (ms: number) => void) => Promise<Value>,
  ): Promise<Value> {
    const { timeout = TIMEOUT_MS } = checkedTimes(this.#options);
    const { signal } = request;
    throwIfAborted(signal);
    const controller = new AbortController();
    const deadline = { passed: false };
    const abort = () => controller.abort();
    // Listens until this request is over.
    signal?.addEventListener('abort', abort, { signal: controller.signal });
    let timer: ReturnType<typeof setTimeout> | undefined;
    const alive = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        deadline.passed = true;
        abort();
      }, ms);
    };
    alive(timeout);
    let headers: Headers | undefined;
    try {
      // Inside the time-out: a token that never comes must not hang an element.
      headers = await unlessAborted(this.#headers(request, token), controller.signal);
      const response = await checkedFetch(this.#options.fetch)(this.#url(request), {
        method: request.method,
        headers,
        credentials: checkedCredentials(this.#options.credentials),
        // Followed, one to a sign-in page on another origin would look like a broken network.
        redirect: 'manual',
        signal: controller.signal,
        ...(request.fresh ? { cache: 'no-store' } : {}),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      this.#readScopes(response, request.path);
      await checkResponse(response, this.#contextOf(request));
      return await read(response, alive);
    } catch (error) {
      throwIfAborted(signal);
      // Before the time-out, which may have brought it about: whoever reads the response knows more.
      if (error instanceof CodatError) throw error;
      if (deadline.passed) {
        if (token) token.isPending = false;
        throw headers ? new CodatNetworkError('timeout', error) : signInFailed(error);
      }
      throw new CodatNetworkError(isOffline() ? 'offline' : 'network', error);
    } finally {
      clearTimeout(timer);
      // What was refused is not read on; what has been read is not touched.
      abort();
    }
  }

  /** The catalogue is kept by caches, and so never says what a caller may do; an error may be of a gateway. */
  #readScopes({ headers, ok }: Response, [root]: readonly string[]): void {
    const scopes = scopesIn(headers);
    if (scopes || (ok && root === 'companies')) this.#scopes = scopes;
  }

  #url({ path, query }: { path: readonly string[]; query?: TransportRequest<never>['query'] }) {
    const url = new URL(path.map(segmentOf).join('/'), this.#base);
    for (const [name, value] of Object.entries(query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    return url;
  }

  #contextOf({ isOnEveryProxy = false }: { isOnEveryProxy?: boolean }): ResponseContext {
    return { base: this.#base, isOnEveryProxy };
  }

  async #headers(
    { body, headers: more }: { body?: unknown; headers?: Record<string, string> },
    token: TokenCall | undefined,
  ) {
    const headers = new Headers();
    addHostHeaders(headers, this.#options.headers);
    for (const [name, value] of Object.entries(more ?? {})) headers.set(name, value);
    headers.set('Accept', 'application/json');
    headers.set('X-Requested-With', 'codat-elements');
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const bearer = await token?.token;
    if (bearer) addToken(headers, bearer);
    return headers;
  }
}

/** How long to wait before a read is tried again, or undefined if it should not be. */
function waitBeforeRetry(error: unknown, delay: number): number | undefined {
  // Full jitter on the upper half, so that a crowd does not come back in step.
  const jittered = delay * (0.5 + Math.random() / 2);
  if (error instanceof CodatNetworkError) return jittered;
  if (!(error instanceof CodatApiError)) return undefined;
  const { status, retryAfter } = error;
  if (status !== 408 && status !== 429 && status < 500) return undefined;
  if (retryAfter === undefined) return jittered;
  return retryAfter > MAX_WAIT_MS ? undefined : retryAfter + jittered;
}
