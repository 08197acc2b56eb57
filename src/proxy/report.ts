/** What has gone wrong: an answer for the page, and a word to the host. */
import { ownError, type Answer } from './answers.js';
import { CallerGone } from './deadline.js';
import type { Settings } from './options.js';
import { Failure, Refusal } from './problems.js';

/** Where it went wrong: of a request, or of the proxy's own work, which nobody waits for. */
export interface Where {
  method: string;
  /** The route's pattern. */
  route: string;
}

/** The answer to a request that was refused or failed; of a failure the host is told. */
export function answerTo(error: unknown, where: Where, settings: Settings): Answer {
  if (error instanceof CallerGone) return ownError(new Refusal(499, 'The page stopped waiting.'));
  if (error instanceof Refusal && !(error instanceof Failure)) {
    return ownError(error);
  }
  const failure = error instanceof Failure ? error : unexpected(error);
  const correlationId = failure.details.correlationId ?? crypto.randomUUID();
  // Not waited for: a slow log must not hold up the page.
  void report(failure, correlationId, where, settings);
  return ownError(failure, correlationId);
}

function unexpected(error: unknown): Failure {
  const name = error instanceof Error ? error.name : typeof error;
  return new Failure('unexpected', 500, 'Something went wrong.', {
    log: `a fault in the proxy (${name})`,
  });
}

/** Tells the host. Never rejects. */
export async function report(
  { kind, details }: Failure,
  correlationId: string,
  { method, route }: Where,
  { onError }: Pick<Settings, 'onError'>,
): Promise<void> {
  const { upstreamStatus, cause } = details;
  try {
    await onError({
      kind,
      message: details.log,
      correlationId,
      method,
      route,
      ...(upstreamStatus !== undefined && { upstreamStatus }),
      ...(cause !== undefined && { cause }),
    });
  } catch (error) {
    // The host's own hook failed: that must not cost the page its answer, nor be lost.
    console.error('codat-elements proxy: onError threw', error);
  }
}
