/** Codat's own four fields: what its SDKs hand to a host's error handler. */
export interface CodatErrorJson {
  /** Codat's reference for the failed request; quote it to Codat's support. */
  correlationId?: string;
  /** What happened, in words for a person. */
  message: string;
  /** Which kind of failure, stable across releases. */
  errorCode?: string;
  /** Whether the person can do something about it (try again, go online), rather than the host. */
  userRecoverable: boolean;
}

/** Which kind of failure a {@link CodatError} is; stable across releases. */
export type CodatErrorCode =
  | 'bad-request'
  | 'unauthorized'
  | 'payment-required'
  | 'forbidden'
  | 'insufficient-scope'
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'refused'
  | 'offline'
  | 'timeout'
  | 'network'
  | 'unexpected-response'
  | 'configuration'
  | 'rule';

/**
 * Marks the errors of every copy of this package: a page may hold two, by a script tag and by an import, each with
 * classes of its own.
 */
const brand = Symbol.for('codat-elements.error');

const isBranded = (value: unknown): value is { name: unknown } =>
  typeof value === 'object' && value !== null && brand in value;

interface CodatErrorOptions {
  code: CodatErrorCode;
  userRecoverable: boolean;
  cause?: unknown;
}

/** What everything here throws. `message` is written for the person in front of the page. */
export class CodatError extends Error {
  /** The name that its errors bear; a host's own subclasses have none. */
  protected static readonly kind: string = 'CodatError';

  /** Holds across copies of this package: `error instanceof CodatApiError` is true for the other copy's too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    if (!Object.hasOwn(this, 'kind') || !isBranded(value)) return false;
    return this === CodatError || value.name === this.kind;
  }

  override name = 'CodatError';
  /** @internal */
  readonly [brand] = true;
  /** Which kind of failure. */
  readonly code: CodatErrorCode;
  /** Whether the person can mend it, by trying again for instance. */
  readonly userRecoverable: boolean;

  constructor(message: string, { code, userRecoverable, cause }: CodatErrorOptions) {
    super(message, { cause });
    this.code = code;
    this.userRecoverable = userRecoverable;
  }

  /** Codat's four fields, safe to log: no URL, token or cause is in them. */
  toJSON(): CodatErrorJson {
    return {
      message: this.message,
      errorCode: this.code,
      userRecoverable: this.userRecoverable,
    };
  }
}

/** What a refused request carries beside its words. */
export interface CodatApiErrorDetails {
  /** The HTTP status. */
  status: number;
  correlationId?: string;
  /** The part of Codat (or the proxy) that responded. */
  service?: string;
  /** Which refusal it is, where the proxy says more than the status does. */
  errorCode?: string;
  /** How long to wait before asking again, in milliseconds. */
  retryAfter?: number;
  /** Codat's validation report, as it was sent. */
  validation?: unknown;
  /** Codat's own words: for a log, not for the person. */
  detail?: string;
}

const words = {
  'bad-request': 'Something went wrong on our side. Please contact support.',
  unauthorized: 'You’ve been signed out. Sign in again, then come back to this step.',
  'payment-required': 'This service isn’t available at the moment. Please contact support.',
  forbidden: 'You don’t have permission to do this. If you think you should, contact support.',
  'insufficient-scope':
    'You don’t have permission to do this. If you think you should, contact support.',
  'not-found':
    'We couldn’t find this. It may have been removed. If you still need it, contact support.',
  'rate-limited': 'We’re very busy right now. Please try again in a moment.',
  unavailable: 'Something went wrong on our side. Please try again in a moment.',
  refused: 'Something went wrong on our side. Please contact support.',
  offline: 'You appear to be offline. Check your internet connection and try again.',
  timeout: 'This is taking longer than expected. Please try again.',
  network: 'We couldn’t reach our service. Please try again in a moment.',
} satisfies Partial<Record<CodatErrorCode, string>>;

const codes: Partial<Record<number, keyof typeof words>> = {
  400: 'bad-request',
  401: 'unauthorized',
  402: 'payment-required',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  // Of a session that has ended, with Laravel and with IIS.
  419: 'unauthorized',
  429: 'rate-limited',
  440: 'unauthorized',
};

/** What a person can mend: by signing in, or by trying again. */
const recoverable = new Set<CodatErrorCode>([
  'unauthorized',
  'timeout',
  'rate-limited',
  'unavailable',
]);

/** Codat, or the proxy, responded with an error. */
export class CodatApiError extends CodatError {
  protected static override readonly kind = 'CodatApiError';
  override name = 'CodatApiError';
  readonly status: number;
  readonly correlationId: string | undefined;
  readonly service: string | undefined;
  /** How long to wait before asking again, in milliseconds; from `Retry-After`. */
  readonly retryAfter: number | undefined;
  readonly validation: unknown;
  /** Codat's own words: for a log, not for the person. */
  readonly detail: string | undefined;

  constructor(details: CodatApiErrorDetails) {
    const { status } = details;
    const code =
      details.errorCode === 'insufficient-scope'
        ? details.errorCode
        : (codes[status] ?? (status >= 500 ? 'unavailable' : 'refused'));
    super(words[code], { code, userRecoverable: recoverable.has(code) });
    this.status = status;
    this.correlationId = details.correlationId;
    this.service = details.service;
    this.retryAfter = details.retryAfter;
    this.validation = details.validation;
    this.detail = details.detail;
  }

  override toJSON(): CodatErrorJson {
    return this.correlationId === undefined
      ? super.toJSON()
      : { correlationId: this.correlationId, ...super.toJSON() };
  }
}

/** No response came: the device is offline, it took too long, or the browser refused (CORS, for one). */
export class CodatNetworkError extends CodatError {
  protected static override readonly kind = 'CodatNetworkError';
  override name = 'CodatNetworkError';

  constructor(reason: 'offline' | 'timeout' | 'network', cause?: unknown) {
    super(words[reason], { code: reason, userRecoverable: true, cause });
  }
}

/** A response came, but it is not what Codat promises. */
export class CodatResponseError extends CodatError {
  protected static override readonly kind = 'CodatResponseError';
  override name = 'CodatResponseError';
  /** The field that is missing or wrong, as a path such as `results.0.status`; empty if nothing could be read. */
  readonly field: string;

  constructor(field: string, cause?: unknown) {
    super('Something went wrong on our side. Please try again, or contact support.', {
      code: 'unexpected-response',
      userRecoverable: true,
      cause,
    });
    this.field = field;
  }
}

/** The host has set something that cannot work. The message is for the host's developer: no user is shown it. */
export class CodatConfigurationError extends CodatError {
  protected static override readonly kind = 'CodatConfigurationError';
  override name = 'CodatConfigurationError';

  constructor(message: string) {
    super(message, { code: 'configuration', userRecoverable: false });
  }
}

/** Something may not be connected now, by Codat's rules. */
export class CodatRuleError extends CodatError {
  protected static override readonly kind = 'CodatRuleError';
  override name = 'CodatRuleError';
  /** The conflicting connection: the name and source type of what is connected. */
  readonly conflictingConnection: { readonly platformName: string; readonly sourceType: string };
  /** Whether that is the very software that was to be connected. */
  readonly isSame: boolean;

  constructor(
    message: string,
    conflictingConnection: CodatRuleError['conflictingConnection'],
    { isSame = false } = {},
  ) {
    super(message, { code: 'rule', userRecoverable: true });
    this.conflictingConnection = conflictingConnection;
    this.isSame = isSame;
  }
}

/** Whether this is the abort that the caller itself asked for, and so nobody's error. */
export function isAbort(error: unknown): boolean {
  // Of another frame's realm, or of a host's own `fetch`, it is no DOMException of this one.
  return (
    typeof error === 'object' && error !== null && 'name' in error && error.name === 'AbortError'
  );
}

/** Whether the server says that there is no such thing (any more). */
export function isGone(error: unknown): error is CodatApiError {
  return error instanceof CodatApiError && error.status === 404;
}

/** Whatever was thrown, as something that can be shown. What is not ours came from the host's code. */
export function asCodatError(error: unknown): CodatError {
  if (error instanceof CodatError) return error;
  return new CodatError(
    'Something went wrong on this page. Please try again, or contact support.',
    {
      code: 'unexpected-response',
      userRecoverable: true,
      cause: error,
    },
  );
}
