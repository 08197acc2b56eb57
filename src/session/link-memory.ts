import {
  checked,
  listOf,
  mapOf,
  number,
  objectWith,
  optional,
  text,
  type Shape,
  type ValueOf,
} from '../api/shape.js';
import type { LinkResult } from './link-result.js';

/**
 * What survives a trip in the same tab: the attempt under way, and what the return page was told. In
 * sessionStorage, so it is this tab's alone; the linkUrl is never in it.
 */
const attemptKey = 'codat-elements:attempt';
const resultKey = 'codat-elements:result';

const RememberedSchema = objectWith({
  /** Which session it belongs to. */
  session: text,
  connectionId: text,
  platformKey: text,
  platformName: text,
  /** Milliseconds since 1970. */
  startedAt: number,
  /** The status when it began. */
  statusBefore: text,
  /** The connection's errors that were there before. */
  knownErrors: listOf(text),
  /** The organisation it was linked to before, where Codat told. */
  organisation: optional(text),
});

/** An attempt that left in this tab. */
export type RememberedAttempt = ValueOf<typeof RememberedSchema>;

const ResultSchema = mapOf(text);

function read<Value>(key: string, shape: Shape<Value>): Value | undefined {
  try {
    return checked(shape, JSON.parse(sessionStorage.getItem(key) ?? ''));
  } catch {
    // Nothing there, not ours, or storage is denied (a sandboxed frame): nothing is remembered.
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Denied or full: the pending connection on the server is still there to continue.
  }
}

export function rememberAttempt(attempt: RememberedAttempt): void {
  write(attemptKey, attempt);
}

/** The attempt that left in this tab, if any. */
export function recallAttempt(): RememberedAttempt | undefined {
  return read(attemptKey, RememberedSchema);
}

/** Keeps what the return page was told for the page that goes on. Returns whether one in this tab will. */
export function rememberResult(result: LinkResult): boolean {
  const attempt = recallAttempt();
  const isOfAnother = result.connectionId && result.connectionId !== attempt?.connectionId;
  if (!attempt || isOfAnother) return false;
  write(resultKey, result);
  return true;
}

/** Takes the attempt of this session, and what the return page was told of it. */
export function takeAttempt(
  session: string,
): { attempt: RememberedAttempt; result: LinkResult | undefined } | undefined {
  const attempt = recallAttempt();
  if (attempt?.session !== session) return undefined;
  const result = read(resultKey, ResultSchema);
  sessionStorage.removeItem(attemptKey);
  sessionStorage.removeItem(resultKey);
  const of = result?.['connectionId'];
  const isOfAnother = of && of !== attempt.connectionId;
  return { attempt, result: isOfAnother ? undefined : result };
}
