/** How a request ends badly: thrown as a `ProxyError`, and turned into a response in one place. */

/** What went wrong on the server's side of the proxy. */
export type TokenProxyProblemKind =
  /** Codat responded with 401 or 403: the API key is wrong, revoked, or not allowed to do this. */
  | 'key-refused'
  /** Codat could not be reached. */
  | 'unreachable'
  /** Codat did not respond in time. */
  | 'timeout'
  /** Codat's response was a redirect, not JSON, or too large. */
  | 'bad-answer'
  /** Codat's response repeated the API key; it was withheld. */
  | 'key-in-answer'
  /** Codat's limit for the account is used up: no request is sent until it says so. */
  | 'limit-reached'
  /** A page was refused because its origin is not allowed: an attack, or a reverse proxy that rewrites `Host`. */
  | 'origin-refused'
  /** A request's path is not below `basePath`: the option, or where the proxy is mounted, is wrong. */
  | 'outside-base-path'
  /** `resolveCompany` threw, or returned something that is not a Codat company id, or an unknown scope. */
  | 'resolve-company'
  /** Something in front of the proxy (a body parser) had read the request's body already. */
  | 'body-already-read'
  /** `scanFile` refused a file, or failed: the file did not pass. */
  | 'file-refused'
  /** `onEvent` rejected, threw or took longer than a minute: Codat sends the event again. */
  | 'on-event'
  /** The store could not be reached; what needs no store still works. */
  | 'store'
  /** The catalogue could not be refreshed; the old one is still served. */
  | 'not-renewed'
  /** A fault in the proxy itself. */
  | 'unexpected';

/**
 * What `onError` gets. It never holds the API key, a cookie, a body, or an error's text of the store's; of the request's
 * headers only what `origin-refused` is about, an origin and a host; of its path only what `outside-base-path` is about, its
 * words without ids.
 */
export interface TokenProxyProblem {
  kind: TokenProxyProblemKind;
  /** One sentence for the log. */
  message: string;
  /** Also in the response the page got: quote it to Codat's support when it came from Codat. */
  correlationId: string;
  method: string;
  /** The route's pattern, without ids: `/companies/{companyId}/connections`. */
  route: string;
  /** The HTTP status of Codat's response, where there was one. */
  upstreamStatus?: number;
  /** What `resolveCompany`, `onEvent` or `scanFile` threw. Absent for every other kind. */
  cause?: unknown;
}

/** What the host has to look at, besides the response to the page. */
export interface Problem {
  readonly kind: TokenProxyProblemKind;
  /** For the host's log. */
  readonly log: string;
  /** Of the problems with the same text here, one a minute is reported: a stranger must not fill the host's log. */
  readonly reportedAs?: string;
  readonly correlationId?: string | undefined;
  readonly upstreamStatus?: number;
  readonly cause?: unknown;
}

/** A request that ends with an error response. With a `problem` the host is notified too. */
export class ProxyError extends Error {
  override readonly name: string = 'ProxyError';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly problem: Problem | undefined;
  /** Identifies the refusal to programs, where the status alone does not. */
  readonly errorCode: string | undefined;

  /** `message` goes to the page. */
  constructor(
    status: number,
    message: string,
    {
      headers = {},
      problem,
      errorCode,
    }: { headers?: Readonly<Record<string, string>>; problem?: Problem; errorCode?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.problem = problem;
    this.errorCode = errorCode;
  }
}

/** A refusal that concerns one company alone: what it may not ask now, another one still may. */
export class CompanyLimitError extends ProxyError {
  override readonly name = 'CompanyLimitError';
  /** `undefined`: the proxy's own background work. */
  readonly company: string | undefined;

  constructor(company: string | undefined, message: string, waitMs: number, status = 429) {
    super(status, message, { headers: retryAfter(waitMs) });
    this.company = company;
  }
}

/** `Retry-After` for a wait in milliseconds: whole seconds, one at least. */
export function retryAfter(waitMs: number): Readonly<Record<string, string>> {
  return { 'Retry-After': String(Math.max(1, Math.ceil(waitMs / 1000))) };
}

/** What is not the JSON that Codat promises is kept from the page. */
export function badResponse(upstreamStatus: number, log: string): ProxyError {
  return unusableResponse({ kind: 'bad-answer', log, upstreamStatus });
}

export function unusableResponse(problem: Problem): ProxyError {
  return new ProxyError(502, 'Codat’s response could not be used.', { problem });
}
