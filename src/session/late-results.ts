import { listenForResults } from './link-channel.js';
import type { LinkResult } from './link-result.js';

/** How long a return page may come after the server's word, in milliseconds. */
const longest = 30_000;

/**
 * Answers a return page that comes when the server's word was quicker: it is waited for by nobody any more, and
 * would stay open. Ends by itself. Returns how to end it at once.
 */
export function answerLateResults(isOurs: (result: LinkResult) => boolean): () => void {
  const stop = listenForResults(isOurs);
  const timer = setTimeout(stop, longest);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
