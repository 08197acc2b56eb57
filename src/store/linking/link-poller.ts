import type { AttemptTrace } from '../attempt-trace.js';
import { onPageLifecycle } from '../page-lifecycle.js';
import { Poller } from '../poller.js';
import { TypedEventTarget } from '../typed-event-target.js';
import type { StreamState } from './attempt-types.js';
import { onResults } from './link-channel.js';
import { PollSchedule } from './poll-schedule.js';
import type { RedirectResult } from './redirect-parameters.js';

/** The detail of a link poller's events, by type. */
interface LinkPollerEvents {
  /** A return page has sent its result. A listener that waits for it prevents the default, which acknowledges it. */
  result: RedirectResult;
  /** It is time to check the window's state, which costs no request: now and then, and as the page is hidden. */
  'window-check': undefined;
  /** The browser has restored the page from its cache, where it was while the tab was redirected. */
  restore: undefined;
}

const WINDOW_CHECK_MS = 500;

/**
 * Polls for the end of an attempt when it is likely: after a return page's message, or when the user comes back to the
 * page or the network; and now and then, with backoff.
 */
export class LinkPoller extends TypedEventTarget<LinkPollerEvents> {
  readonly #poller: Poller;
  readonly #schedule: PollSchedule;
  readonly #windowPoller = new Poller({
    poll: () => Promise.resolve(this.emit('window-check', undefined)),
    nextPauseMs: () => WINDOW_CHECK_MS,
  });
  #closeChannel: (() => void) | undefined;
  #stopLifecycle: (() => void) | undefined;
  readonly #trace: AttemptTrace | undefined;

  /** `poll` sends the request, and never rejects. `trace`: that of the attempt, for the return page. */
  constructor(poll: () => Promise<unknown>, stream: StreamState, trace?: AttemptTrace) {
    super();
    this.#trace = trace;
    this.#schedule = new PollSchedule(stream);
    this.#poller = new Poller({
      poll,
      nextPauseMs: this.#schedule.nextPauseMs,
      onReturn: () => this.pollNow(0, false),
    });
  }

  start(): void {
    if (this.#closeChannel) return;
    this.#schedule.isLikely = false;
    this.#closeChannel = onResults((result) => {
      const isAwaited = !this.emit('result', result, { cancelable: true });
      return isAwaited && (this.#trace ?? true);
    });
    this.#stopLifecycle = onPageLifecycle({
      visibilitychange: () => this.emit('window-check', undefined),
      pageshow: ({ persisted }) => {
        if (!persisted) return;
        this.emit('restore', undefined);
        this.pollNow(0, false);
      },
    });
    this.#windowPoller.start();
    this.#poller.start();
  }

  stop(): void {
    this.#closeChannel?.();
    this.#closeChannel = undefined;
    this.#stopLifecycle?.();
    this.#windowPoller.stop();
    this.#poller.stop();
  }

  /**
   * Polls in `delayMs`, and starts the backoff again. `isLikely`: there is a sign that the attempt is over; a poll without
   * one takes no earlier sign back.
   */
  pollNow(delayMs = 0, isLikely = true): void {
    this.#schedule.isLikely ||= isLikely;
    this.#poller.pollNow(delayMs);
  }

  /** Starts the backoff again, with the pauses that suit an event stream that is live, or is not. */
  restart(): void {
    this.#poller.restart();
  }
}
