import { onResults } from './link-channel.js';
import type { RedirectResult } from './redirect-parameters.js';
import { firstPause, nextPause, SLOW_MS } from './poll-schedule.js';
import { isPageHidden, onPageLifecycle } from '../page-lifecycle.js';

/** What a watch does. */
export interface LinkPollerTasks {
  /** Asks the server. */
  ask(): Promise<void>;
  /** A return page told something; returns whether it was waited for. */
  heard(result: RedirectResult): boolean;
  /** Looks whether the window is still there. */
  look(): void;
  /** Whether the server tells by itself when there is something to ask about. */
  isPushed(): boolean;
  /** The page is back from the browser's cache, where it stood still while the tab was elsewhere. */
  restored?(): void;
}

/** How often the window's own state is looked at: costs no request. */
const WINDOW_CHECK_MS = 500;

/**
 * Asks the server at the moments when an answer is likely: a return page's message, the person coming back to
 * this page, the network coming back; and now and then, ever slower, but never while the page is hidden.
 */
export class LinkPoller {
  readonly #tasks: LinkPollerTasks;
  #isLikely = false;
  #pause = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lookTimer: ReturnType<typeof setInterval> | undefined;
  #stopListening: (() => void) | undefined;
  #stopSigns: (() => void) | undefined;
  #isAsking = false;
  /** Whether there was a reason to ask while a question was under way: its answer may be of before. */
  #isToAskAgain = false;

  constructor(tasks: LinkPollerTasks) {
    this.#tasks = tasks;
  }

  start(): void {
    if (this.#stopListening) return;
    this.#listen();
    this.#lookTimer = setInterval(() => this.#tasks.look(), WINDOW_CHECK_MS);
    this.#stopSigns = onPageLifecycle({
      focus: this.#askNow,
      online: this.#askNow,
      visibilitychange: () => {
        if (isPageHidden()) clearTimeout(this.#timer);
        else this.#askNow();
      },
      // With an open channel, browsers would not keep the page for the way back.
      pagehide: () => this.#stopListening?.(),
      pageshow: ({ persisted }) => {
        if (!persisted) return;
        this.#listen();
        this.#tasks.restored?.();
        this.#askNow();
      },
    });
    this.pushChanged();
  }

  stop(): void {
    this.#stopListening?.();
    this.#stopListening = undefined;
    clearInterval(this.#lookTimer);
    clearTimeout(this.#timer);
    this.#stopSigns?.();
  }

  /** Asks within `delay` ms, and starts again with the first pauses; `isLikely`: there should be an answer. */
  pollNow(delay = 0, isLikely = true): void {
    this.#isLikely = isLikely;
    this.#pause = firstPause(isLikely, this.#tasks.isPushed());
    this.#schedule(delay);
  }

  /** Waits as befits a server that tells by itself, or one that does not. */
  pushChanged(): void {
    this.#pause = firstPause(this.#isLikely, this.#tasks.isPushed());
    this.#scheduleNext();
  }

  readonly #askNow = () => this.pollNow(0, false);

  #listen(): void {
    this.#stopListening = onResults((result) => this.#tasks.heard(result));
  }

  #scheduleNext(): void {
    this.#schedule(this.#pause);
    // The likely moment is over: a new line, every five minutes, is no sign of another one.
    this.#isLikely &&= this.#pause < SLOW_MS;
    this.#pause = nextPause(this.#pause, this.#tasks.isPushed());
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#stopListening || isPageHidden()) return;
    this.#timer = setTimeout(() => void this.#ask(), delay);
  }

  async #ask(): Promise<void> {
    this.#isToAskAgain = this.#isAsking;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      await this.#tasks.ask();
    } finally {
      this.#isAsking = false;
      if (this.#isToAskAgain) this.#schedule(0);
      else this.#scheduleNext();
    }
  }
}
