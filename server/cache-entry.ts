/** A response as it is cached, in the process and in the store. */
import { parseRecord } from './json.js';
import { carriesSecret } from './secrets.js';

export interface CacheEntry {
  /** 200, or 404 for what is known not to be there. */
  readonly status: number;
  /** A JSON object. */
  readonly body: string;
  /** The value of its `ETag` header. */
  readonly tag: string;
  /** Until when it is served without revalidation, in milliseconds since 1970. */
  readonly freshUntil: number;
  /** Until when it is served while it is revalidated, in milliseconds since 1970. */
  readonly staleUntil: number;
}

export interface Lifetime {
  readonly freshMs: number;
  readonly staleMs: number;
}

/** A response to cache from now on. */
export async function cacheEntry(
  status: number,
  body: string,
  lifetime: Lifetime,
): Promise<CacheEntry> {
  const now = Date.now();
  return {
    status,
    body,
    tag: await entityTag(body),
    freshUntil: now + lifetime.freshMs,
    staleUntil: now + lifetime.staleMs,
  };
}

/** The same for the same body, whichever instance made it. */
export async function entityTag(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const bytes = String.fromCharCode(...new Uint8Array(digest, 0, 15));
  return `"${btoa(bytes)}"`;
}

/** As the store has it: the name is there too, since several share a place. */
export function serializeEntry(name: string, entry: CacheEntry): string {
  return JSON.stringify({ ...entry, name });
}

/** Others may write into the store, or another version of this proxy: what comes from there is checked. */
export function parseEntry(
  text: string,
  expected: { name: string; longest: Lifetime; secrets: readonly string[] },
): CacheEntry | undefined {
  const value = parseRecord(text);
  if (!value) return undefined;
  const { name, status, body, tag, freshUntil, staleUntil } = value;
  const { longest, secrets } = expected;
  return name === expected.name &&
    (status === 200 || status === 404) &&
    typeof body === 'string' &&
    parseRecord(body) !== undefined &&
    !carriesSecret(body, secrets) &&
    typeof tag === 'string' &&
    /^"[\w+/=]*"$/.test(tag) &&
    isWithin(freshUntil, longest.freshMs) &&
    isWithin(staleUntil, longest.staleMs)
    ? { status, body, tag, freshUntil, staleUntil }
    : undefined;
}

/** Other instances' clocks may be a little ahead. */
const CLOCK_SKEW_MS = 60_000;

function isWithin(time: unknown, lifetime: number): time is number {
  return typeof time === 'number' && time <= Date.now() + lifetime + CLOCK_SKEW_MS;
}
