import { MAX_FILE_BYTES } from 'codat-elements/api';
import { isRecord } from './json.js';

/**
 * How much the proxy may ask of Codat. With a store that instances share (Redis) the numbers by minute and day hold for
 * all of them together; the others are each instance's own.
 *
 * Codat allows 10 requests at once for a company, 1,000 a minute for an address, and for the account each day 1,000 and
 * 1,000 more for each company that is connected.
 */
export interface TokenProxyLimits {
  /** Requests at once to Codat for one company. Default 6. */
  perCompany?: number;
  /** Requests at once to Codat over all. Default 60. */
  overall?: number;
  /** Requests to Codat within a minute over all; a third of them is reserved for writes and companies that ask little. Default 900. */
  perMinute?: number;
  /** Requests to Codat within a minute for one company; further ones get 429. Default 120. */
  companyPerMinute?: number;
  /** Requests to Codat within a day for one company; further ones get 429. Default 1000. */
  companyPerDay?: number;
  /** How long a request may wait for its turn, in milliseconds; then it gets 503. Default 3000. */
  queueTimeout?: number;
  /** Uploads at once to Codat for one company, beside its other requests; further ones wait. Default 3. */
  companyUploads?: number;
  /** Uploads at once to Codat over all; further ones wait. Default 30. */
  uploads?: number;
  /** Bytes of one file that is uploaded; a larger one gets 413. Default 10485760, which is Codat's own limit of 10 MB. */
  fileBytes?: number;
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
  companyPerDay: 1000,
  queueTimeout: 3000,
  companyUploads: 3,
  uploads: 30,
  fileBytes: MAX_FILE_BYTES,
  companyStreams: 8,
  streams: 5000,
};

/** @throws what `fail` throws for a limit that cannot be one. */
export function checkLimits(
  given: TokenProxyLimits,
  fail: (message: string) => never,
): Required<TokenProxyLimits> {
  const isObject: boolean = isRecord(given);
  if (!isObject) fail('limits must be an object, such as { perMinute: 450 }');
  const limits = { ...defaults };
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(defaults, name));
  if (unknown !== undefined) {
    fail(`limits.${unknown} is none of the limits: ${Object.keys(defaults).join(', ')}`);
  }
  for (const name of Object.keys(defaults) as (keyof TokenProxyLimits)[]) {
    const value = given[name];
    if (value === undefined) continue;
    const most = name === 'fileBytes' ? MAX_FILE_BYTES : 1_000_000;
    if (!Number.isInteger(value) || value < 1 || value > most) {
      fail(`limits.${name} must be a whole number from 1 to ${most}`);
    }
    limits[name] = value;
  }
  return limits;
}
