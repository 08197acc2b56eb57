/**
 * How a request ends badly: refused because of what the caller sent, or failed because of something
 * the host has to look at. Both are thrown, and turned into an answer in one place.
 */

/** What went wrong on the server's side of the proxy. */
export type TokenProxyProblemKind =
  /** Codat answered 401 or 403: the API key is wrong, revoked, or not allowed to do this. */
  | 'key-refused'
  /** Codat could not be reached. */
  | 'unreachable'
  /** Codat did not answer in time. */
  | 'timeout'
  /** Codat's answer was a redirect, not JSON, or too large. */
  | 'bad-answer'
  /** Codat's answer repeated the API key; it was withheld. */
  | 'key-in-answer'
  /** Codat's limit for the account is used up: nobody is asked for until it says so. */
  | 'limit-reached'
  /** `resolveCompany` threw, or returned something that is not a Codat company id. */
  | 'resolve-company'
  /** Something in front of the proxy (a body parser) had read the request's body already. */
  | 'body-already-read'
  /** The store could not be reached; what needs no store goes on. */
  | 'store'
  /** The catalogue could not be renewed; the old one is still served. */
  | 'not-renewed'
  /** A fault in the proxy itself. */
  | 'unexpected';

/** What `onError` is told. It never holds the API key, a cookie, a header or a body. */
export interface TokenProxyProblem {
  kind: TokenProxyProblemKind;
  /** One sentence for the log. */
  message: string;
  /** Also in the answer the page got: quote it to Codat's support when it came from Codat. */
  correlationId: string;
  method: string;
  /** The route's pattern, without ids: `/companies/{companyId}/connections`. */
  route: string;
  /** The HTTP status Codat answered with, where it answered. */
  upstreamStatus?: number;
  /** What `resolveCompany` threw. Absent for every other kind. */
  cause?: unknown;
}

/** The caller's request is refused; the words go into the answer. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

interface FailureDetails {
  /** For the host's log; the page gets the general words. */
  log: string;
  headers?: Readonly<Record<string, string>>;
  correlationId?: string | undefined;
  upstreamStatus?: number;
  cause?: unknown;
}

/** The server's side failed; the page gets general words, `onError` gets the particulars. */
export class Failure extends Refusal {
  override readonly name = 'Failure';
  readonly kind: TokenProxyProblemKind;
  readonly details: FailureDetails;

  constructor(
    kind: TokenProxyProblemKind,
    status: number,
    message: string,
    details: FailureDetails,
  ) {
    super(status, message, details.headers);
    this.kind = kind;
    this.details = details;
  }
}
