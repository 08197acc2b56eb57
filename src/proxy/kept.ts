/** An answer as it is kept, here and in the store. */
import { isRecord } from './is-record.js';
import { carriesSecret } from './secrets.js';

export interface Kept {
  /** 200, or 404 for what is known not to be there. */
  readonly status: number;
  /** A JSON object. */
  readonly body: string;
  /** The value of its `ETag` header. */
  readonly tag: string;
  /** Until when it is served without another thought, in milliseconds since 1970. */
  readonly freshUntil: number;
  /** Until when it is served while a new one is being fetched. */
  readonly staleUntil: number;
}

/** How long to keep an answer, in milliseconds. */
export interface Lifetime {
  readonly fresh: number;
  readonly stale: number;
}

/** An answer to keep from now on. */
export async function kept(status: number, body: string, lifetime: Lifetime): Promise<Kept> {
  const now = Date.now();
  return {
    status,
    body,
    tag: await tagOf(body),
    freshUntil: now + lifetime.fresh,
    staleUntil: now + lifetime.stale,
  };
}

/** The same for the same body, whichever instance made it. */
export async function tagOf(body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const bytes = String.fromCharCode(...new Uint8Array(digest, 0, 15));
  return `"${btoa(bytes)}"`;
}

/** As the store has it: the name is there too, since several share a place. */
export function toText(name: string, answer: Kept): string {
  return JSON.stringify({ ...answer, name });
}

/** Others may write into the store, or another version of this: it is looked at like what comes from outside. */
export function fromText(
  text: string,
  expected: { name: string; longest: Lifetime; secrets: readonly string[] },
): Kept | undefined {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) return undefined;
  const { name, status, body, tag, freshUntil, staleUntil } = value;
  const { longest, secrets } = expected;
  return name === expected.name &&
    (status === 200 || status === 404) &&
    typeof body === 'string' &&
    isRecord(JSON.parse(body)) &&
    !carriesSecret(body, secrets) &&
    typeof tag === 'string' &&
    /^"[\w+/=]*"$/.test(tag) &&
    isWithin(freshUntil, longest.fresh) &&
    isWithin(staleUntil, longest.stale)
    ? { status, body, tag, freshUntil, staleUntil }
    : undefined;
}

/** Other instances' clocks may be a little ahead. */
const clockSkew = 60_000;

function isWithin(time: unknown, lifetime: number): time is number {
  return typeof time === 'number' && time <= Date.now() + lifetime + clockSkew;
}
