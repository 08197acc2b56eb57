import * as v from 'valibot';
import {
  CodatApiError,
  CodatConfigurationError,
  CodatError,
  CodatNetworkError,
  CodatResponseError,
} from './errors.js';
import { isTruncatedJson } from './json.js';
import { runtime } from './runtime.js';
import { aborted, pause, throwIfAborted } from './abort.js';
import { eventParser, type ServerEvent } from './server-events.js';
import { ErrorBodySchema, type ErrorBody } from './schema.js';

/** How the proxy is reached. */
export interface TransportOptions {
  /** Where the host's token proxy is: absolute, or relative to the page. */
  proxyUrl: string;
  /** Whether cookies go with a request to another origin. */
  credentials?: RequestCredentials;
  /** Gives the bearer token of the signed-in user; asked again once after a 401. */
  getToken?: () => string | null | undefined | Promise<string | null | undefined>;
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
  /** What the answer must be; without it, empty or any JSON. */
  schema?: v.GenericSchema<unknown, Value>;
  signal?: AbortSignal | undefined;
  /** From no cache on the way. */
  fresh?: boolean | undefined;
}

/** The proxy gives a sign of life every 25 seconds: a line silent for longer than this is dead, in milliseconds. */
const longestSilence = 60_000;

/** A `Retry-After` longer than this is told, not waited for: nobody stares at a skeleton for a minute. */
const longestWait = 20_000;

/** `Retry-After` in milliseconds, from seconds or from a date. */
export function parseRetryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/** By the server's own clock where it tells it: the device's may be hours off. */
function retryAfterOf(headers: Headers): number | undefined {
  const now = Date.parse(headers.get('Date') ?? '');
  return parseRetryAfter(headers.get('Retry-After'), Number.isNaN(now) ? Date.now() : now);
}

/** The proxy's address, absolute and ending in a slash. */
export function resolveProxyUrl(proxyUrl: string): URL {
  let url: URL;
  try {
    url = new URL(proxyUrl, runtime.location?.href);
  } catch {
    throw new CodatConfigurationError(
      `proxy-url is "${proxyUrl}": give the address of your token proxy, such as "/api/codat".`,
    );
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new CodatConfigurationError(`proxy-url must be an http(s) address, not "${proxyUrl}".`);
  }
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

function parse<Value>(schema: v.GenericSchema<unknown, Value>, text: string): Value {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    // WebKit resolves a chunked body that breaks off as if it had ended there.
    if (isTruncatedJson(text)) throw new CodatNetworkError('network', cause);
    throw new CodatResponseError('', cause);
  }
  const result = v.safeParse(schema, data);
  if (result.success) return result.output;
  throw new CodatResponseError(v.getDotPath(result.issues[0]) ?? '');
}

function apiError(response: Response, text: string): CodatApiError {
  // The proxy's own word to a developer, sent on the developer's own machine only.
  const hint = response.headers.get('X-Codat-Elements-Hint');
  if (hint) console.error(`codat-elements: the token proxy ${hint}`);
  let body: ErrorBody = {};
  try {
    body = parse(ErrorBodySchema, text);
  } catch {
    // A gateway's HTML or nothing at all: the status alone says enough.
  }
  return new CodatApiError({
    status: response.status,
    correlationId: body.correlationId ?? undefined,
    service: body.service ?? undefined,
    retryAfter: retryAfterOf(response.headers),
    validation: body.validation ?? undefined,
    detail: body.error ?? undefined,
  });
}

/** Sends requests to the proxy: headers, token, time-out, retries of reads, and errors made plain. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #base: URL;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.#base = resolveProxyUrl(options.proxyUrl);
  }

  async send<Value>(request: TransportRequest<Value>): Promise<Value> {
    const { retries = 2, retryDelay = 400 } = this.#options;
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#withToken(() => this.#sendOnce(request));
      } catch (error) {
        const wait = waitBeforeRetry(error, retryDelay * 2 ** attempt);
        if (request.method !== 'GET' || attempt >= retries || wait === undefined) throw error;
        await pause(wait, request.signal);
      }
    }
  }

  async #withToken<Value>(send: () => Promise<Value>) {
    try {
      return await send();
    } catch (error) {
      // The token may just have expired: one fresh one. A 401 was refused, so repeating is safe for any method.
      const refused = error instanceof CodatApiError && error.status === 401;
      if (!refused || !this.#options.getToken) throw error;
      return send();
    }
  }

  /** Reads a stream of events until it ends. Never repeated: who listens knows where it was. */
  async listen(
    path: readonly string[],
    heard: (event: ServerEvent) => void,
    signal: AbortSignal,
    lastEventId: string | undefined,
  ): Promise<void> {
    const headers: Record<string, string> = lastEventId ? { 'Last-Event-ID': lastEventId } : {};
    await this.#withToken(() =>
      this.#exchange({ method: 'GET', path, signal, headers }, async (response, alive) => {
        const type = response.headers.get('Content-Type') ?? '';
        const reader = response.body?.getReader();
        // A page for every path, for instance, in place of a proxy.
        if (!reader || !type.startsWith('text/event-stream')) throw new CodatResponseError('');
        const parse = eventParser(heard);
        const decoder = new TextDecoder();
        for (;;) {
          alive(longestSilence);
          const { done, value } = await reader.read();
          if (done) return;
          parse(decoder.decode(value, { stream: true }));
        }
      }),
    );
  }

  #sendOnce<Value>(request: TransportRequest<Value>): Promise<Value> {
    const { schema } = request;
    return this.#exchange(request, async (response) => {
      const text = await response.text();
      if (schema) return parse(schema, text);
      // A sign-in page, where a gateway answers with one, is no word of what was asked.
      if (text) parse(v.unknown(), text);
      return undefined as Value;
    });
  }

  /** Sends it and reads the answer, both within the time-out; `alive` gives the reading so much more. */
  async #exchange<Value>(
    request: Omit<TransportRequest<Value>, 'schema'> & { headers?: Record<string, string> },
    read: (response: Response, alive: (ms: number) => void) => Promise<Value>,
  ): Promise<Value> {
    const { timeout = 15_000, fetch = globalThis.fetch } = this.#options;
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
    try {
      // Inside the time-out: a token that never comes must not hang an element.
      const headers = await unlessAborted(this.#headers(request), controller.signal);
      const response = await fetch(this.#url(request), {
        method: request.method,
        headers,
        credentials: this.#options.credentials ?? 'same-origin',
        signal: controller.signal,
        ...(request.fresh ? { cache: 'no-store' } : {}),
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      });
      if (!response.ok) throw apiError(response, await response.text());
      return await read(response, alive);
    } catch (error) {
      throwIfAborted(signal);
      if (deadline.passed) throw new CodatNetworkError('timeout', error);
      if (error instanceof CodatError) throw error;
      throw new CodatNetworkError(
        runtime.navigator && !runtime.navigator.onLine ? 'offline' : 'network',
        error,
      );
    } finally {
      clearTimeout(timer);
      // What was refused is not read on; what has been read is not touched.
      abort();
    }
  }

  #url({ path, query }: { path: readonly string[]; query?: TransportRequest<never>['query'] }) {
    const url = new URL(path.map(encodeURIComponent).join('/'), this.#base);
    for (const [name, value] of Object.entries(query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    return url;
  }

  async #token(): Promise<string | null | undefined> {
    try {
      return await this.#options.getToken?.();
    } catch (cause) {
      throw new CodatError('We couldn’t sign you in. Reload the page, or sign in again.', {
        code: 'unauthorized',
        userRecoverable: true,
        cause,
      });
    }
  }

  async #headers({ body, headers: more }: { body?: unknown; headers?: Record<string, string> }) {
    const headers = new Headers({ ...this.#options.headers, ...more });
    headers.set('Accept', 'application/json');
    headers.set('X-Requested-With', 'codat-elements');
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    const token = await this.#token();
    if (token) headers.set('Authorization', `Bearer ${token}`);
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
  return retryAfter > longestWait ? undefined : retryAfter + jittered;
}

/** The signal is one request's own: it goes with it, and so does what listens to it. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(aborted()));
  });
  return Promise.race([promise, stopped]);
}
