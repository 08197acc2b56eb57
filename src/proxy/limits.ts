/**
 * How much the proxy may ask of Codat. Each instance keeps these by itself: with several, give each its share.
 *
 * Codat allows 10 requests at once for a company and 1,000 a minute for an address.
 */
export interface TokenProxyLimits {
  /** Requests at once to Codat for one company. Default 6. */
  perCompany?: number;
  /** Requests at once to Codat over all. Default 60. */
  overall?: number;
  /** Requests to Codat within any minute over all. Default 900. */
  perMinute?: number;
  /** Requests to Codat within a minute for one company; further ones get 429. Default 120. */
  companyPerMinute?: number;
  /** How long a request may wait for its turn, in milliseconds; then it gets 503. Default 5000. */
  queueTimeout?: number;
  /** How long identical reads of a company count as one, in milliseconds; 0: only while under way. Default 1000. */
  shareReads?: number;
  /** Streams of events open at once for one company; further ones get 429. Default 8. */
  companyStreams?: number;
  /** Streams of events open at once over all; further ones get 503. Default 5000. */
  streams?: number;
}

const defaults: Required<TokenProxyLimits> = {
  perCompany: 6,
  overall: 60,
  perMinute: 900,
  companyPerMinute: 120,
  queueTimeout: 5000,
  shareReads: 1000,
  companyStreams: 8,
  streams: 5000,
};

/** @throws what `wrong` throws for a limit that cannot be one. */
export function checkLimits(
  given: TokenProxyLimits,
  wrong: (message: string) => never,
): Required<TokenProxyLimits> {
  const limits = { ...defaults };
  for (const name of Object.keys(defaults) as (keyof TokenProxyLimits)[]) {
    const value = given[name];
    if (value === undefined) continue;
    const least = name === 'shareReads' ? 0 : 1;
    if (!Number.isInteger(value) || value < least || value > 1_000_000) {
      wrong(`limits.${name} must be a whole number from ${least} to 1 000 000`);
    }
    limits[name] = value;
  }
  return limits;
}
