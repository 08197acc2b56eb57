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
  | 'not-found'
  | 'rate-limited'
  | 'unavailable'
  | 'refused'
  | 'offline'
  | 'timeout'
  | 'network'
  | 'unexpected-response'
  | 'configuration'
  | 'unsafe-link'
  | 'rule';

interface CodatErrorOptions {
  code: CodatErrorCode;
  userRecoverable: boolean;
  cause?: unknown;
}

/** What everything here throws. `message` is written for the person in front of the page. */
export class CodatError extends Error {
  override name = 'CodatError';
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
  /** The part of Codat (or the proxy) that answered. */
  service?: string;
  /** How long to wait before asking again, in milliseconds. */
  retryAfter?: number;
  /** Codat's validation report, as it was sent. */
  validation?: unknown;
  /** Codat's own words: for a log, not for the person. */
  detail?: string;
}

interface ApiFailure {
  code: CodatErrorCode;
  message: string;
  userRecoverable: boolean;
}

const failures: Partial<Record<number, ApiFailure>> = {
  400: {
    code: 'bad-request',
    message: 'The request was not understood. This is not your doing; please tell support.',
    userRecoverable: false,
  },
  401: {
    code: 'unauthorized',
    message: 'You are no longer signed in here. Sign in again, then come back to this step.',
    userRecoverable: true,
  },
  402: {
    code: 'payment-required',
    message: 'This service is not active for this site at the moment. Please tell support.',
    userRecoverable: false,
  },
  403: {
    code: 'forbidden',
    message: 'You do not have access to this. Please tell support if you think you should.',
    userRecoverable: false,
  },
  404: {
    code: 'not-found',
    message: 'This is no longer there. It may have been removed elsewhere.',
    userRecoverable: false,
  },
  408: {
    code: 'timeout',
    message: 'The answer took too long. Please try again.',
    userRecoverable: true,
  },
  429: {
    code: 'rate-limited',
    message: 'There are too many requests right now. Please try again in a moment.',
    userRecoverable: true,
  },
};

function failureOf(status: number): ApiFailure {
  const known = failures[status];
  if (known) return known;
  return status >= 500
    ? {
        code: 'unavailable',
        message: 'The service has a problem right now. Please try again in a moment.',
        userRecoverable: true,
      }
    : {
        code: 'refused',
        message: 'The request was refused. This is not your doing; please tell support.',
        userRecoverable: false,
      };
}

/** Codat, or the proxy, answered with an error. */
export class CodatApiError extends CodatError {
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
    const { code, message, userRecoverable } = failureOf(details.status);
    super(message, { code, userRecoverable });
    this.status = details.status;
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

const networkWords = {
  offline: 'You seem to be offline. Check your connection and try again.',
  timeout: 'The answer took too long. Please try again.',
  network: 'The service could not be reached. Please try again in a moment.',
};

/** No answer came: the device is offline, it took too long, or the browser refused (CORS, for one). */
export class CodatNetworkError extends CodatError {
  override name = 'CodatNetworkError';

  constructor(reason: keyof typeof networkWords, cause?: unknown) {
    super(networkWords[reason], { code: reason, userRecoverable: true, cause });
  }
}

/** An answer came, but it is not what Codat promises. */
export class CodatResponseError extends CodatError {
  override name = 'CodatResponseError';
  /** The field that is missing or wrong, as a path such as `results.0.status`; empty if nothing could be read. */
  readonly field: string;

  constructor(field: string, cause?: unknown) {
    super('The answer could not be read. Please try again, or tell support.', {
      code: 'unexpected-response',
      userRecoverable: true,
      cause,
    });
    this.field = field;
  }
}

/** The host has set something that cannot work. The message is for the host's developer. */
export class CodatConfigurationError extends CodatError {
  override name = 'CodatConfigurationError';

  constructor(message: string) {
    super(message, { code: 'configuration', userRecoverable: false });
  }
}

/** Something may not be connected now, by Codat's rules. */
export class CodatRuleError extends CodatError {
  override name = 'CodatRuleError';
  /** The connection that is in the way: the name and source type of what is connected. */
  readonly inTheWay: { readonly platformName: string; readonly sourceType: string };

  constructor(message: string, inTheWay: CodatRuleError['inTheWay']) {
    super(message, { code: 'rule', userRecoverable: true });
    this.inTheWay = inTheWay;
  }
}

/** Whether this is the abort that the caller itself asked for, and so nobody's error. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Whatever was thrown, as something that can be shown. What is not ours came from the host's code. */
export function asCodatError(error: unknown): CodatError {
  if (error instanceof CodatError) return error;
  return new CodatError('Something went wrong on this page. Please try again, or tell support.', {
    code: 'unexpected-response',
    userRecoverable: true,
    cause: error,
  });
}
