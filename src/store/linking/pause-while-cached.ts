import { onPageLifecycle } from '../page-lifecycle.js';

/** What stops when the page is left, and may have to go on. */
interface Pausable {
  readonly isLive: boolean;
  pause(): void;
  resume(): void;
}

/**
 * Pauses an attempt when the page is left, and resumes it when the browser restores the page from its cache: what begins in
 * between would keep the page out of it. Returns the function that unsubscribes, which `pause` may call.
 */
export function pauseWhileCached(attempt: Pausable): () => void {
  let stop = onPageLifecycle({
    pagehide: () => {
      attempt.pause();
      stop();
      if (!attempt.isLive) return;
      stop = onPageLifecycle({
        pageshow: () => {
          stop();
          attempt.resume();
        },
      });
    },
  });
  return () => stop();
}
