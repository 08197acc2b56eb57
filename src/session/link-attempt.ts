import { asCodatError, CodatApiError, isAbort, type CodatError } from '../api/errors.js';
import type { Connection } from '../api/schema.js';
import { endingOf, errorsOf, verdictOf, type Baseline, type Ending } from './attempt-verdict.js';
import {
  forgetAttempt,
  rememberAttempt,
  takeResult,
  type RememberedAttempt,
} from './link-memory.js';
import { outcomeOf, type LinkResult } from './link-result.js';
import { LinkWatch } from './link-watch.js';
import { LinkWindow, type LinkMode, type LinkWindowWords } from './link-window.js';
import { safeLinkUrl } from './safe-url.js';

/** Where an attempt stands. */
export type AttemptState =
  /** The connection is being prepared; a blank window is open. */
  | { kind: 'opening' }
  /** The person is at the provider's, in a window of ours (`window`) or somewhere else (`elsewhere`). */
  | { kind: 'waiting'; at: 'window' | 'elsewhere' }
  /** No window could be opened: the person needs this link, and can use this tab unless it may not leave. */
  | { kind: 'waiting'; at: 'blocked'; linkUrl: string; canLeave: boolean }
  /**
   * The window says that it is closed, or did not come to the front, and the server knows of no result; or it
   * could not be opened again.
   */
  | { kind: 'waiting'; at: 'closed'; error?: CodatError }
  | ({ kind: 'ended' } & Ending)
  /** It never began: no connection, or no link, could be had. */
  | { kind: 'error'; error: CodatError };

/** What an attempt tells. */
export type AttemptEvent =
  | { kind: 'link-open'; connection: Connection; linkUrl: string; mode: LinkMode }
  | { kind: 'link-blocked'; connection: Connection; linkUrl: string }
  | ({ kind: 'link-end'; connection: Connection } & Ending);

/** What an attempt needs of its session. */
export interface AttemptHost {
  /** The id under which attempts are remembered. */
  readonly id: string;
  /** A connection that can be linked, new or taken up again, with a fresh linkUrl. */
  prepare(signal: AbortSignal): Promise<Connection>;
  /** The connection as the server has it now; the session tells the attempt by `observe`. */
  fetch(connectionId: string, signal: AbortSignal): Promise<Connection>;
  /** Returns false if the host page prevented it. */
  announce(event: AttemptEvent): boolean;
  changed(): void;
}

/** How to open a link. */
export interface LinkOptions {
  mode: LinkMode;
  words: LinkWindowWords;
}

/** What is to be linked. */
export interface AttemptTarget {
  platformKey: string;
  platformName: string;
  /** The connection, where it is known from the start. */
  connectionId?: string;
}

/** A window that says it is closed may have been severed, or its result be on the way: how long to wait, in ms. */
const closedGrace = 2500;
/** How long a window may take to come to the front, in ms. */
const focusGrace = 400;
const abandoned: Ending = { outcome: 'abandoned' };

/**
 * One attempt to link one integration, from the click to its one outcome.
 *
 * The server's word is final; everything else (the window, the return page) only says when to ask.
 */
export class LinkAttempt {
  readonly target: AttemptTarget;
  readonly #host: AttemptHost;
  readonly #watch: LinkWatch;
  #mode: LinkMode;
  #words: LinkWindowWords;
  #state: AttemptState = { kind: 'opening' };
  #connection: Connection | undefined;
  #window: LinkWindow | undefined;
  #abort = new AbortController();
  #before: Baseline = { startedAt: Date.now(), status: 'PendingAuth', errors: new Set() };
  /** Whether an earlier page of this tab began it. */
  #isTakenUp = false;
  /** Since when the window says that it is closed, on the clock of `performance.now()`. */
  #closedAt: number | undefined;
  /** When the window was told to come to the front, on the same clock. */
  #calledAt: number | undefined;
  /** Whether the host has had the link to open. */
  #isWithHost = false;
  /** Whether this tab was told to go to the provider. It may still be here: a frame may not move its page. */
  #hasLeft = false;

  constructor(target: AttemptTarget, { mode, words }: LinkOptions, host: AttemptHost) {
    this.target = target;
    this.#mode = mode;
    this.#words = words;
    this.#host = host;
    this.#watch = new LinkWatch({
      ask: () => this.#ask(),
      heard: (result) => this.#heard(result),
      look: () => this.#look(),
      restored: () => this.#restored(),
    });
  }

  get state(): AttemptState {
    return this.#state;
  }

  /** The connection it is about, once there is one. */
  get connection(): Connection | undefined {
    return this.#connection;
  }

  /** The connection's status when the attempt began. */
  get statusBefore(): string {
    return this.#before.status;
  }

  get isLive(): boolean {
    return this.#state.kind === 'opening' || this.#state.kind === 'waiting';
  }

  /** Begins. To be called in the click itself. */
  start(): void {
    this.#openWindow();
    void this.#prepare(this.#host.prepare(this.#abort.signal));
  }

  /** Takes up an attempt that an earlier page of this tab began. */
  resume({ startedAt, statusBefore: status, knownErrors }: RememberedAttempt): void {
    this.#before = { startedAt, status, errors: new Set(knownErrors) };
    this.#isTakenUp = true;
    void this.#takeUp();
  }

  /** Brings the window to the front, or opens it again with a fresh link. To be called in the click itself. */
  reopen({ mode = this.#mode, words = this.#words }: Partial<LinkOptions> = {}): void {
    if (!this.isLive || this.#state.kind === 'opening') return;
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      this.#calledAt ??= performance.now();
      return;
    }
    const connection = this.#connection;
    if (!connection) return;
    this.#mode = mode;
    this.#words = words;
    // Before a window opens, which takes a copy of this tab's memory along.
    this.#remember(connection, mode);
    this.#openWindow();
    void this.#prepare(this.#host.fetch(connection.id, this.#abort.signal));
  }

  /** The person has used the link that was shown instead of a window. */
  linkUsed(): void {
    if (this.#state.kind !== 'waiting') return;
    // A web view without windows follows the link in this very tab.
    if (this.#connection) this.#remember(this.#connection, 'redirect');
    this.#set({ kind: 'waiting', at: 'elsewhere' });
  }

  /** The person gives up; if the server knows better, that counts. */
  async cancel(): Promise<void> {
    this.#window?.close();
    if (this.#connection) await this.#ask();
    if (this.isLive) this.#end({ outcome: 'cancelled' });
  }

  /** Rests: no timer, listener, channel or request is left. */
  pause(): void {
    this.#watch.stop();
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  /** Goes on after `pause`. */
  unpause(): void {
    if (this.#state.kind === 'opening') {
      // Its request was ended with the pause; the blank window has nowhere to go.
      this.#window?.close();
      if (this.#connection) this.#set({ kind: 'waiting', at: 'closed' });
      else if (this.#isTakenUp) void this.#takeUp();
      else this.#set({ kind: 'ended', outcome: 'abandoned' });
    }
    if (this.#state.kind !== 'waiting') return;
    this.#watch.start();
    this.#watch.hasten();
  }

  /** The server's word on the connection; undefined once it is gone. */
  observe(connection: Connection | undefined): void {
    if (this.#state.kind !== 'waiting') return;
    if (connection) this.#connection = connection;
    const ending = connection ? verdictOf(connection, this.#before) : abandoned;
    if (ending) this.#end(ending);
  }

  #openWindow(): void {
    this.#closedAt = undefined;
    this.#calledAt = undefined;
    this.#window =
      this.#mode === 'popup' || this.#mode === 'tab'
        ? LinkWindow.open(this.#mode, this.#words)
        : undefined;
  }

  async #prepare(promise: Promise<Connection>): Promise<void> {
    const { signal } = this.#abort;
    const isAgain = this.#connection !== undefined;
    this.#watch.stop();
    this.#set({ kind: 'opening' });
    try {
      const connection = await promise;
      if (signal.aborted) return;
      this.#connection = connection;
      // Linked in the meantime, from another window for instance: nothing is left to do there.
      if (connection.status === 'Linked') this.#end({ outcome: 'linked', statusCode: '200' });
      else {
        const { startedAt, status } = this.#before;
        const errors = errorsOf(connection);
        this.#before = { startedAt, status: isAgain ? status : connection.status, errors };
        this.#open(connection, safeLinkUrl(connection.linkUrl));
      }
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      const error = asCodatError(cause);
      this.#window?.close();
      if (isAgain) {
        this.#set({ kind: 'waiting', at: 'closed', error });
        this.#watch.start();
      } else if (this.#connection) this.#end({ outcome: 'failed', errorMessage: error.message });
      else this.#set({ kind: 'error', error });
    }
  }

  async #takeUp(): Promise<void> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#host.prepare(signal);
      if (signal.aborted) return;
      this.#connection = connection;
      // Back in this tab the person is here; a window that was opened may still be open.
      this.#set({ kind: 'waiting', at: this.#mode === 'redirect' ? 'closed' : 'elsewhere' });
      this.#watch.start();
      this.observe(connection);
      this.#settleReturn(connection);
    } catch (error) {
      if (signal.aborted) return;
      const { connectionId } = this.target;
      if (connectionId && isGone(error)) forgetAttempt(connectionId);
      this.#set({ kind: 'error', error: asCodatError(error) });
    }
  }

  /** The page stood still while this tab went to the provider, and the person came back by the browser. */
  #restored(): void {
    const isElsewhere = this.#state.kind === 'waiting' && this.#state.at === 'elsewhere';
    if (!isElsewhere || !this.#hasLeft || !this.#connection) return;
    this.#hasLeft = false;
    this.#set({ kind: 'waiting', at: 'closed' });
    this.#settleReturn(this.#connection);
  }

  /** Takes what a return page in this tab was told. */
  #settleReturn({ id }: Connection): void {
    const result = takeResult(id);
    if (result) void this.#heard(result);
  }

  #open(connection: Connection, linkUrl: string): void {
    const mode = this.#mode;
    this.#set({ kind: 'waiting', at: 'elsewhere' });
    const proceeds = this.#host.announce({ kind: 'link-open', connection, linkUrl, mode });
    // A host that has not opened it although it was asked to gets no second chance: the person does.
    const isHosts = !proceeds || (mode === 'manual' && !this.#isWithHost);
    this.#isWithHost ||= isHosts;
    this.#remember(connection, isHosts ? 'manual' : mode);
    if (isHosts) this.#window?.close();
    else if (this.#window) {
      // Closed by hand in the meantime or not: the next look tells.
      this.#set({ kind: 'waiting', at: 'window' });
      if (!this.#window.closed) this.#window.navigate(linkUrl);
    } else if (mode !== 'redirect' || !this.#leave(linkUrl)) {
      const canLeave = !this.#hasLeft || !isFramed();
      this.#set({ kind: 'waiting', at: 'blocked', linkUrl, canLeave });
      this.#host.announce({ kind: 'link-blocked', connection, linkUrl });
    }
    this.#watch.start();
  }

  /** Goes to the provider in this tab. Returns false where that is not allowed. */
  #leave(linkUrl: string): boolean {
    // Some browsers only ignore it where a frame may not move its page: still here, it is not tried again.
    if (this.#hasLeft && isFramed()) return false;
    this.#hasLeft = true;
    try {
      // Providers show themselves in no frame.
      (window.top ?? window).location.href = linkUrl;
      return true;
    } catch {
      return false;
    }
  }

  #remember({ id }: Connection, mode: LinkMode): void {
    rememberAttempt({
      session: this.#host.id,
      ...this.target,
      connectionId: id,
      mode,
      startedAt: this.#before.startedAt,
      statusBefore: this.#before.status,
      knownErrors: [...this.#before.errors],
    });
  }

  async #ask(): Promise<void> {
    const connection = this.#connection;
    if (!connection || !this.isLive) return;
    try {
      await this.#host.fetch(connection.id, this.#abort.signal);
    } catch (error) {
      // Gone is an answer. Anything else is not: the next question may get one, and the person can cancel.
      if (isGone(error)) this.observe(undefined);
    }
  }

  #heard(result: LinkResult): boolean {
    const isOurs = !result.connectionId || result.connectionId === this.#connection?.id;
    if (!isOurs || this.#state.kind !== 'waiting') return false;
    void this.#ask().then(() => this.#settle(result));
    return true;
  }

  /** Takes a return page's word where the server has none of its own. It can claim a failure, never a success. */
  #settle(result: LinkResult): void {
    const { statusCode } = result;
    if (this.#state.kind !== 'waiting') return;
    const outcome = outcomeOf(statusCode);
    if (outcome === 'linked' || outcome === undefined) this.#watch.hasten(1000);
    else this.#end(endingOf(outcome, statusCode, result));
  }

  #look(): void {
    const isAtWindow = this.#state.kind === 'waiting' && this.#state.at === 'window';
    if (!isAtWindow) return;
    const now = performance.now();
    if (this.#calledAt !== undefined && now - this.#calledAt > focusGrace) {
      this.#calledAt = undefined;
      // It did not come: out of reach at another site. The next window is a new one.
      if (document.hasFocus()) this.#loseWindow();
    } else if (!this.#window?.closed) return;
    else if (this.#closedAt === undefined) {
      this.#closedAt = now;
      this.#watch.hasten();
    } else if (now - this.#closedAt > closedGrace) this.#loseWindow();
  }

  #loseWindow(): void {
    this.#window = undefined;
    this.#set({ kind: 'waiting', at: 'closed' });
    this.#watch.hasten();
  }

  #end(ending: Ending): void {
    const connection = this.#connection;
    // What is still being prepared would go on without anybody waiting for it.
    this.pause();
    this.#window?.close();
    if (connection) forgetAttempt(connection.id);
    this.#set({ kind: 'ended', ...ending });
    if (connection) this.#host.announce({ kind: 'link-end', connection, ...ending });
  }

  #set(state: AttemptState): void {
    this.#state = state;
    this.#host.changed();
  }
}

const isFramed = () => window.top !== window;

const isGone = (error: unknown) => error instanceof CodatApiError && error.status === 404;
