import { onResults } from './link-channel.js';
import type { AttemptTrace } from '../attempt-trace.js';
import type { RedirectResult } from './redirect-parameters.js';
import { onPageLifecycle } from '../page-lifecycle.js';

/** How long after the attempt's end a return page may still load. */
const MAX_LATE_MS = 30_000;

/**
 * Replies to a return page that loads after its attempt has ended, as when the server's status came first: without a
 * reply the return page would stay open. Stops by itself after `MAX_LATE_MS`, and on `pagehide`: browsers do not keep a
 * page with an open channel in their back/forward cache. Returns the function that stops at once.
 */
export function replyToLateResults(
  replyTo: (result: RedirectResult) => AttemptTrace | false,
): () => void {
  const stopListening = onResults(replyTo);
  const stop = () => {
    stopListening();
    clearTimeout(timer);
    stopLifecycle();
  };
  const timer = setTimeout(stop, MAX_LATE_MS);
  const stopLifecycle = onPageLifecycle({ pagehide: stop });
  return stop;
}
