import * as v from 'valibot';
import { object } from '../../api/fields.js';
import type { Connection } from '../../api/schema.js';
import type { AttemptTrace } from '../attempt-trace.js';
import type { AttemptTarget } from './attempt-types.js';
import type { Baseline } from './attempt-result.js';
import type { RedirectResult } from './redirect-parameters.js';
import type { LinkMode } from '../link-window.js';
import { TraceSchema } from './trace-schema.js';
import { ATTEMPTS_KEY } from '../stored-attempts.js';

/**
 * What survives a reload, or a trip in the same tab: the attempts under way, and the return page's
 * result. In sessionStorage, so it is this tab's alone; the linkUrl is never in it.
 */
const resultKey = 'codat-elements:result';

const RememberedSchema = object({
  /** Which store it belongs to. */
  store: v.string(),
  connectionId: v.string(),
  platformKey: v.string(),
  platformName: v.string(),
  /** Where the person went: `redirect` is this very tab. */
  mode: v.string(),
  /** Milliseconds since 1970. */
  startedAt: v.number(),
  /** The status when it began. */
  statusBefore: v.string(),
  /** The connection's errors that were there before. */
  knownErrors: v.array(v.string()),
  /** The organisation it was linked to before, where Codat said so. */
  organisation: v.nullish(v.string()),
  trace: v.fallback(v.optional(TraceSchema), undefined),
});

/** An attempt under way in this tab. */
export type StoredAttempt = v.InferOutput<typeof RememberedSchema>;

const AttemptsSchema = v.array(RememberedSchema);
/** With the connection of the attempt that it is for: which one it names, if any, is what the address says. */
const ResultSchema = object({ awaitedBy: v.string(), result: v.record(v.string(), v.string()) });

function read<Value>(key: string, schema: v.GenericSchema<unknown, Value>): Value | undefined {
  try {
    return v.parse(schema, JSON.parse(sessionStorage.getItem(key) ?? ''));
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

/** The attempts under way in this tab, of all stores. */
export function loadAttempts(): StoredAttempt[] {
  return read(ATTEMPTS_KEY, AttemptsSchema) ?? [];
}

const allBut = (connectionId: string | undefined) =>
  loadAttempts().filter((one) => one.connectionId !== connectionId);

/** Remembers an attempt of a store, about a connection to which the person goes in this way. */
export function saveRedirect(
  store: string,
  { target: { platformKey, platformName }, trace }: { target: AttemptTarget; trace: AttemptTrace },
  { id }: Connection,
  mode: LinkMode,
  { startedAt, status: statusBefore, errors, organisation }: Baseline,
): void {
  const knownErrors = [...errors];
  const trip = { connectionId: id, mode, startedAt, statusBefore, knownErrors, organisation };
  saveAttempt({ store, platformKey, platformName, ...trip, trace });
  // What a return page has stored is of a trip before this one.
  takeResult(id);
}

export function saveAttempt(attempt: StoredAttempt): void {
  write(ATTEMPTS_KEY, [...allBut(attempt.connectionId), attempt]);
}

export function removeAttempt(connectionId: string | undefined): void {
  write(ATTEMPTS_KEY, allBut(connectionId));
}

/**
 * The attempt that a result in this tab is for, where it names no connection the latest: of those that left in this tab,
 * else of those whose link the host has opened, which may have been here.
 */
function attemptFor({ connectionId }: RedirectResult): StoredAttempt | undefined {
  const named = loadAttempts().filter((one) => !connectionId || one.connectionId === connectionId);
  const latest = (mode: LinkMode) => named.findLast((one) => one.mode === mode);
  return latest('redirect') ?? latest('manual');
}

/** Saves the return page's result for the page that resumes the attempt. Returns whether that left in this tab, as far as is known. */
export function saveResult(result: RedirectResult): boolean {
  // Decided now: an attempt that is opened again later, or in another way, changes nothing about whose it is.
  const attempt = attemptFor(result);
  if (attempt) write(resultKey, { awaitedBy: attempt.connectionId, result });
  // A window that the host has opened has a copy of what its page remembers: nobody comes back in that one.
  return attempt?.mode === 'redirect';
}

/** The trace of the attempt about a connection, where this tab remembers it. */
export const storedTrace = (connectionId: string | undefined): AttemptTrace | undefined =>
  loadAttempts().find((one) => one.connectionId === connectionId)?.trace;

/** Takes the return page's result for this attempt, if there is one in this tab. */
export function takeResult(connectionId: string): RedirectResult | undefined {
  const stored = read(resultKey, ResultSchema);
  if (stored?.awaitedBy !== connectionId) return undefined;
  sessionStorage.removeItem(resultKey);
  return stored.result;
}
