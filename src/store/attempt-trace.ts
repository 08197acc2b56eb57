import type { LinkMode } from './link-window.js';
import type { LinkOutcome } from './linking/redirect-parameters.js';

/** What ties the click that started an attempt to its outcome: through a reload, a redirect and the return page. */
export interface AttemptTrace {
  /** Made for this attempt alone: it says nothing of who made it. */
  attemptId: string;
  /** Codat's platform key; empty where the connection has none. */
  integrationKey: string;
  /** As Codat has it, such as `Accounting`. */
  sourceType: string;
  /** Milliseconds since 1970. */
  startedAt: number;
}

/** What happens to an attempt, for the host's analytics. */
export type AttemptReport =
  | { name: 'open'; mode: LinkMode }
  | { name: 'blocked' }
  | { name: 'outcome'; outcome: LinkOutcome; statusCode?: string; errorCode?: string };

/** A report, and the attempt that it is about. */
export interface TracedReport {
  report: AttemptReport;
  trace: AttemptTrace;
}

/** Not `randomUUID`, which is absent outside secure contexts. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The trace of an attempt that starts now. */
export const startTrace = (
  integrationKey: string | null | undefined,
  sourceType: string | null | undefined,
): AttemptTrace => ({
  attemptId: randomId(),
  integrationKey: integrationKey ?? '',
  sourceType: sourceType ?? '',
  startedAt: Date.now(),
});
