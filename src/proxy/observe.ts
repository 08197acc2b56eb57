/** What logs and metrics are told: patterns, numbers and times. No id, address, header, body or secret. */

/** A request that was answered. */
export interface TokenProxyRequest {
  method: string;
  /** The route's pattern, without ids: `/companies/{companyId}/connections`; `unknown` for any other path. */
  route: string;
  status: number;
  /** From the request to the answer's headers, in milliseconds. */
  duration: number;
  /**
   * Who answered: `codat`; `cache` what all users share; `shared` another reader's question of the same
   * moment; `proxy` by itself (refusals, streams, webhooks).
   */
  by: 'codat' | 'cache' | 'shared' | 'proxy';
}

/** A request to Codat that is over. */
export interface TokenProxyCall {
  method: string;
  /** The route's pattern, without ids. */
  route: string;
  /** 0: no answer that could be used. */
  status: number;
  /** At Codat, in milliseconds. */
  duration: number;
  /** Before that, for its turn, in milliseconds. */
  waited: number;
  /** What Codat says of its limit, where it says so: `X-Rate-Limit-*`. */
  rateLimit?: { limit?: number; remaining?: number; reset?: string };
}

/** Tells the host. That its own function fails must not cost anybody an answer, nor be lost. */
export function tell<Told>(name: string, hook: (told: Told) => unknown, told: Told): void {
  const failed = (error: unknown) => console.error(`codat-elements proxy: ${name} threw`, error);
  try {
    // It may be asynchronous: nobody waits for it, and its failure must not end the process.
    Promise.resolve(hook(told)).catch(failed);
  } catch (error) {
    failed(error);
  }
}

/** Codat's own count, of an answer's headers. */
export function rateLimitIn(headers: Pick<Headers, 'get'>): TokenProxyCall['rateLimit'] {
  const numberIn = (name: string): number | undefined => {
    const value = Number(headers.get(name) ?? NaN);
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
