/** What logs and metrics get: patterns, numbers and times. No id, address, header, body or secret. */
import { ProxyError, type Problem, type TokenProxyProblem } from './errors.js';

/** A request with its response. */
export interface TokenProxyRequest {
  method: string;
  /** The route's pattern, without ids: `/companies/{companyId}/connections`; `unknown` for any other path. */
  route: string;
  status: number;
  /** From the request to the response's headers, in milliseconds. */
  duration: number;
  /**
   * Who responded: `codat`; `cache` what all users share; `shared` another page's equal request of the same moment;
   * `proxy` by itself (refusals, streams, webhooks).
   */
  by: 'codat' | 'cache' | 'shared' | 'proxy';
}

/** A request to Codat that is over. */
export interface TokenProxyCall {
  method: string;
  /** The route's pattern, without ids. */
  route: string;
  /** 0: no response that could be used. */
  status: number;
  /** At Codat, in milliseconds. */
  duration: number;
  /** In line before that, in milliseconds. */
  waited: number;
  /** What Codat says of its limit, where it says so: `X-Rate-Limit-*`. */
  rateLimit?: { limit?: number; remaining?: number; reset?: string };
}

/** Calls a hook of the host's. It is not awaited, and its failure costs nobody a response, nor is it lost. */
export function notify<Event>(name: string, hook: (event: Event) => unknown, event: Event): void {
  const onFailure = (error: unknown): void =>
    console.error(`codat-elements proxy: ${name} threw`, error);
  try {
    Promise.resolve(hook(event)).catch(onFailure);
  } catch (error) {
    onFailure(error);
  }
}

/** Where a problem arose: the method and route of a request, or of the proxy's own background work. */
export interface ProblemLocation {
  readonly method: string;
  readonly route: string;
}

export const background: ProblemLocation = { method: 'GET', route: 'background' };

export type OnError = (problem: TokenProxyProblem) => void | Promise<void>;

/** Calls the host's `onError`. Returns the correlation id that the page gets too. */
export function reportProblem(problem: Problem, where: ProblemLocation, onError: OnError): string {
  const { kind, log, upstreamStatus, cause } = problem;
  const correlationId = problem.correlationId ?? crypto.randomUUID();
  notify('onError', onError, {
    kind,
    message: log,
    correlationId,
    method: where.method,
    route: where.route,
    ...(upstreamStatus !== undefined && { upstreamStatus }),
    ...(cause !== undefined && { cause }),
  });
  return correlationId;
}

/** Any error as a `ProxyError`. The page's own abort is no problem; an unexpected error is reported by its name alone. */
export function asProxyError(error: unknown, signal: AbortSignal): ProxyError {
  if (error instanceof ProxyError) return error;
  if (signal.aborted && error === signal.reason) {
    return new ProxyError(499, 'The page stopped waiting.');
  }
  const name = error instanceof Error ? error.name : typeof error;
  return new ProxyError(500, 'Something went wrong.', {
    problem: { kind: 'unexpected', log: `a fault in the proxy (${name})` },
  });
}

/** Codat's own count, in a response's headers. */
export function rateLimitIn(headers: Pick<Headers, 'get'>): TokenProxyCall['rateLimit'] {
  const numberIn = (name: string): number | undefined => {
    const text = headers.get(name);
    // Nothing at all would be the number 0, by which all companies wait.
    const value = text === null || text.trim() === '' ? NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  };
  const limit = numberIn('X-Rate-Limit-Limit');
  const remaining = numberIn('X-Rate-Limit-Remaining');
  const reset = headers.get('X-Rate-Limit-Reset');
  if (limit === undefined && remaining === undefined) return undefined;
  return {
    ...(limit !== undefined && { limit }),
    ...(remaining !== undefined && { remaining }),
    ...(reset !== null && /^[\w .,:+-]{1,64}$/.test(reset) && { reset }),
  };
}
