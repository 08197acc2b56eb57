import { onResults } from './link-channel.js';
import type { RedirectResult } from './redirect-parameters.js';
import { onPageLifecycle } from '../page-lifecycle.js';

/** How long a return page may come after the server's word, in milliseconds. */
const MAX_LATE_MS = 30_000;

/**
 * Answers a return page that comes when its attempt has ended, as when the server's word was quicker: it is
 * waited for by nobody any more, and would stay open. Ends by itself, or with the page, which browsers would not
 * keep for the way back with an open channel. Returns how to end it at once.
 */
export function answerLateResults(isOurs: (result: RedirectResult) => boolean): () => void {
  const stopListening = onResults(isOurs);
  const stop = () => {
    stopListening();
    clearTimeout(timer);
    stopSigns();
  };
  const timer = setTimeout(stop, MAX_LATE_MS);
  const stopSigns = onPageLifecycle({ pagehide: stop });
  return stop;
}
