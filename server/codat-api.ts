/** Every request to Codat goes through here: rate limited, in its turn, made from scratch, and reported to `onCall`. */
import { LRUCache } from 'lru-cache';
import { isTimeout, withTimeout } from './abort.js';
import { atMost } from './at-most.js';
import { ConcurrencyLimiter } from './concurrency-limiter.js';
import { badResponse, CompanyLimitError, ProxyError, retryAfter } from './errors.js';
import { withoutByteOrderMark } from './json.js';
import { notify, rateLimitIn, reportProblem, type ProblemLocation } from './observability.js';
import type { Settings } from './options.js';
import { RateLimiter } from './rate-limiter.js';
import { BodyTooLarge, readText } from './read-text.js';
import { retryAfterMs } from './retry-after.js';
import type { Method, Route } from './routes.js';
import { withoutSecrets } from './secrets.js';
import { steadyClock } from './timers.js';
import type { UploadBody } from './uploads/upload-body.js';

export interface CodatRequest {
  readonly method: Method;
  /** Path and query, beginning with a slash, made of checked parts. */
  readonly target: string;
  /** JSON, or an upload on its way through: uploads have a line of their own. */
  readonly body?: string | UploadBody;
  readonly route: Route;
  /** Whose limits it counts against; `undefined`: the proxy's own background work, for all companies. */
  readonly company: string | undefined;
  /** Ends the request when the page no longer waits. */
  readonly signal?: AbortSignal;
  /** How long Codat may take, in milliseconds. Default: the option `timeout`. */
  readonly timeoutMs?: number;
}

export interface CodatResponse {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
  /** The body as UTF-8. */
  readonly text: string;
}

/** Codat's largest pages (5000 results) stay well below; what exceeds it would only fill memory. */
const MAX_RESPONSE_BYTES = 10 * 1024 * 1024;
/** The longest `Retry-After` that Codat is believed to mean. */
const MAX_PAUSE_MS = 10 * 60 * 1000;
/**
 * How long an upload waits for its turn: others may be on slow lines. Its page gives up a file of which nothing moves for 75
 * seconds, and nginx, unless told otherwise, for 60: both are to get this proxy's word, after which the page sends it again.
 */
const UPLOAD_QUEUE_MS = 45_000;

export class CodatApi {
  readonly #settings: Settings;
  readonly #concurrency: ConcurrencyLimiter;
  /** Uploads take as long as the page's line is slow: they hold no place of other requests. */
  readonly #uploads: ConcurrencyLimiter;
  readonly #rate: RateLimiter;
  /** Until when Codat asked a company to wait, on the steady clock. */
  readonly #pausedUntil = new LRUCache<string, number>(atMost(10_000));
  #allPausedUntil = 0;

  constructor(settings: Settings) {
    this.#settings = settings;
    this.#concurrency = new ConcurrencyLimiter(settings.limits);
    this.#uploads = new ConcurrencyLimiter({
      perCompany: settings.limits.companyUploads,
      overall: settings.limits.uploads,
      queueTimeout: UPLOAD_QUEUE_MS,
    });
    this.#rate = new RateLimiter(settings);
  }

  /**
   * Asks Codat.
   *
   * @throws ProxyError 429 or 503 by the limits; 502 or 504, after which it is unknown whether Codat did what was asked;
   * the signal's reason.
   */
  async request(request: CodatRequest): Promise<CodatResponse> {
    const { method, route, company, signal } = request;
    const isWrite = method !== 'GET';
    const where = { method, route: route.pattern };
    this.#refusePaused(company);
    const queuedAt = performance.now();
    const isUpload = typeof request.body === 'object';
    const limiter = isUpload ? this.#uploads : this.#concurrency;
    // Every upload is a write: its places are reserved for companies that have none under way.
    return limiter.run(company, { signal, isWrite: isWrite && !isUpload }, async () => {
      // Codat may have said so while this request waited in line.
      this.#refusePaused(company);
      await this.#rate.consume(company, isWrite);
      const sentAt = performance.now();
      let response: CodatResponse | undefined;
      try {
        response = await this.#send(request);
        if (response.status === 429) this.#pause(company, response.headers, where);
        return response;
      } finally {
        const rateLimit = response && rateLimitIn(response.headers);
        this.#rate.onAccountLimit(rateLimit);
        if (this.#settings.onCall) {
          notify('onCall', this.#settings.onCall, {
            ...where,
            status: response?.status ?? 0,
            duration: performance.now() - sentAt,
            waited: sentAt - queuedAt,
            ...(rateLimit && { rateLimit }),
          });
        }
      }
    });
  }

  /** Nothing of the page's request travels along unseen. */
  async #send({ method, target, body, signal, timeoutMs }: CodatRequest): Promise<CodatResponse> {
    const { apiUrl, authorization, timeout, fetch } = this.#settings;
    const init: RequestInit = {
      method,
      headers: {
        Authorization: authorization,
        Accept: 'application/json',
        'User-Agent': 'codat-elements-proxy',
        ...(body !== undefined && {
          'Content-Type': typeof body === 'string' ? 'application/json' : body.contentType,
        }),
      },
      // A redirect would carry the key to wherever it points.
      redirect: 'manual',
      ...(typeof body === 'string' && { body }),
      ...(typeof body === 'object' && streamed(body.stream)),
    };
    let status: number | undefined;
    const exchange = async (either: AbortSignal): Promise<CodatResponse> => {
      const response = await fetch(apiUrl + target, { ...init, signal: either });
      status = response.status;
      if (isRedirect(status)) {
        response.body?.cancel().catch(() => undefined);
        throw badResponse(status, 'Codat responded with a redirect; is apiUrl right?');
      }
      const text = await readText(response.body, MAX_RESPONSE_BYTES, either);
      return { status, headers: response.headers, text: withoutByteOrderMark(text) };
    };
    const attempt = async (either: AbortSignal): Promise<CodatResponse> => {
      try {
        return await exchange(either);
      } catch (error) {
        // A kept connection may turn out to be closed. A read may be sent twice; of a change that is unknown.
        const isLost = status === undefined && method === 'GET' && error instanceof TypeError;
        if (!isLost || either.aborted) throw error;
        return exchange(either);
      }
    };
    try {
      return await (typeof body === 'object'
        ? body.whileMoving(attempt, signal)
        : withTimeout(timeoutMs ?? timeout, attempt, signal));
    } catch (error) {
      if (error instanceof ProxyError) throw error;
      signal?.throwIfAborted();
      throw this.#failure(error, status, target);
    }
  }

  #failure(error: unknown, status: number | undefined, target: string): ProxyError {
    if (isTimeout(error)) {
      return new ProxyError(504, 'Codat did not respond in time.', {
        problem: { kind: 'timeout', log: 'Codat did not respond in time' },
      });
    }
    if (error instanceof BodyTooLarge) {
      return badResponse(status ?? 0, `the response exceeds ${MAX_RESPONSE_BYTES} bytes`);
    }
    const reason = withoutSecrets(withoutAddress(describe(error), target), this.#settings.secrets);
    if (status !== undefined) {
      return badResponse(status, `the response could not be read: ${reason}`);
    }
    return new ProxyError(502, 'Codat could not be reached.', {
      problem: { kind: 'unreachable', log: `Codat could not be reached: ${reason}` },
    });
  }

  #refusePaused(company: string | undefined): void {
    const own = company === undefined ? 0 : (this.#pausedUntil.get(company) ?? 0);
    const now = steadyClock.now();
    const message = 'Codat has asked for a pause. Try again later.';
    if (this.#allPausedUntil > now) {
      throw new ProxyError(429, message, { headers: retryAfter(this.#allPausedUntil - now) });
    }
    if (own > now) throw new CompanyLimitError(company, message, own - now);
  }

  /** Asking on while Codat says wait only makes it longer. Where Codat says that nothing remains, all have to wait. */
  #pause(
    company: string | undefined,
    headers: CodatResponse['headers'],
    where: ProblemLocation,
  ): void {
    const waitMs = retryAfterMs(headers);
    if (!waitMs) return;
    const now = steadyClock.now();
    const end = now + Math.min(waitMs, MAX_PAUSE_MS);
    if (rateLimitIn(headers)?.remaining !== 0) {
      if (company !== undefined) this.#pausedUntil.set(company, end);
      return;
    }
    // Once for each pause, however many requests were under way.
    if (this.#allPausedUntil <= now) {
      reportProblem(
        {
          kind: 'limit-reached',
          log: 'Codat’s limit for the account is used up; no request is sent until it says so',
          upstreamStatus: 429,
        },
        where,
        this.#settings.onError,
      );
    }
    this.#allPausedUntil = Math.max(this.#allPausedUntil, end);
  }
}

/**
 * A body that is sent while it is read. Node's `fetch` keeps a copy of each body that it may have to send again, a stream
 * by `tee()`, so that all of it would lie in memory: not where redirects are errors and no window could be asked for a
 * password ("HTTP-network-or-cache fetch" of the Fetch standard). Workers have no such copy, and refuse `error`.
 */
function streamed(body: ReadableStream): RequestInit & { duplex: 'half' } {
  return { body, duplex: 'half', ...(canRefuseRedirects() && { redirect: 'error', window: null }) };
}

function canRefuseRedirects(): boolean {
  try {
    return new Request('https://api.codat.io', { redirect: 'error' }).redirect === 'error';
  } catch {
    return false;
  }
}

/** Browsers and workers show a redirect as status 0. */
function isRedirect(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400);
}

/** Runtimes name the address that they could not reach, and a path of Codat's has ids in it. */
function withoutAddress(text: string, target: string): string {
  return text.replace(/\bhttps?:\/\/[^\s"'<>)]+/gi, '(address)').replaceAll(target, '(path)');
}

/** Words only: an error of a host's own `fetch` may hold the whole request, the key with it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'an unknown error';
  const cause = error.cause instanceof Error ? ` (${wordsOf(error.cause)})` : '';
  return `${error.name}: ${wordsOf(error)}${cause}`;
}

/** Where a name stands for several addresses, Node's error has no message but a code. */
function wordsOf(error: Error & { code?: unknown }): string {
  return error.message === '' && typeof error.code === 'string' ? error.code : error.message;
}
