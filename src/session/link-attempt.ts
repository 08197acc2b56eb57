import { asCodatError, CodatApiError, isAbort, type CodatError } from '../api/errors.js';
import type { Connection } from '../api/schema.js';
import { endingOf, errorsOf, verdictOf, type Baseline, type Ending } from './attempt-verdict.js';
import { rememberAttempt, type RememberedAttempt } from './link-memory.js';
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
  /** No window could be opened: the person needs this link. */
  | { kind: 'waiting'; at: 'blocked'; linkUrl: string }
  /** The window says that it is closed, and the server knows of no result; or it could not be opened again. */
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
  /** The id under which a trip in this tab is remembered. */
  readonly id: string;
  /** A connection that can be linked, new or taken up again, with a fresh linkUrl. */
  prepare(signal: AbortSignal): Promise<Connection>;
  /** The connection as the server has it now; the session tells the attempt by `observe`. */
  fetch(connectionId: string, signal: AbortSignal): Promise<Connection>;
  /** Returns false if the host page prevented it. */
  announce(event: AttemptEvent): boolean;
  changed(): void;
  /** Whether the proxy tells what happens to the company. */
  isPushed(): boolean;
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
const abandoned: Ending = { outcome: 'abandoned' };

/**
 * One attempt to link one integration, from the click to its one outcome.
 *
 * The server's word is final; everything else (the window, the return page) only says when to ask.
 */
export class LinkAttempt {
  readonly target: AttemptTarget;
  readonly #host: AttemptHost;
  readonly #words: LinkWindowWords;
  readonly #watch: LinkWatch;
  #mode: LinkMode;
  #state: AttemptState = { kind: 'opening' };
  #connection: Connection | undefined;
  #window: LinkWindow | undefined;
  #abort = new AbortController();
  #before: Baseline = { startedAt: Date.now(), status: 'PendingAuth', errors: new Set() };
  /** What the return page was told, of an attempt that left in this tab. */
  #returned: { result: LinkResult | undefined } | undefined;
  /** Since when the window says that it is closed, on the clock of `performance.now()`. */
  #closedAt: number | undefined;

  constructor(target: AttemptTarget, mode: LinkMode, words: LinkWindowWords, host: AttemptHost) {
    this.target = target;
    this.#mode = mode;
    this.#words = words;
    this.#host = host;
    this.#watch = new LinkWatch({
      ask: () => this.#ask(),
      heard: (result) => this.#heard(result),
      look: () => this.#look(),
      isPushed: () => this.#host.isPushed(),
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

  /** Takes up an attempt that left in this tab, with what its return page was told. */
  resume(remembered: RememberedAttempt, result?: LinkResult): void {
    const { startedAt, statusBefore: status, knownErrors } = remembered;
    this.#before = { startedAt, status, errors: new Set(knownErrors) };
    this.#returned = { result };
    void this.#takeUp(result);
  }

  /** Brings the window to the front, or opens it again with a fresh link. To be called in the click itself. */
  reopen(mode: LinkMode = this.#mode): void {
    if (!this.isLive || this.#state.kind === 'opening') return;
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return;
    }
    const connection = this.#connection;
    if (!connection) return;
    this.#mode = mode;
    this.#openWindow();
    void this.#prepare(this.#host.fetch(connection.id, this.#abort.signal));
  }

  /** The person has used the link that was shown instead of a window. */
  linkUsed(): void {
    if (this.#state.kind === 'waiting') this.#set({ kind: 'waiting', at: 'elsewhere' });
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
      else if (this.#returned) void this.#takeUp(this.#returned.result);
      else this.#set({ kind: 'ended', outcome: 'abandoned' });
    }
    if (this.#state.kind !== 'waiting') return;
    this.#watch.start();
    this.#watch.hasten();
  }

  /** The proxy has begun to tell what happens, or has stopped. */
  pushChanged(): void {
    if (this.#state.kind === 'waiting') this.#watch.pushChanged();
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

  async #takeUp(result: LinkResult | undefined): Promise<void> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#host.prepare(signal);
      if (signal.aborted) return;
      this.#connection = connection;
      this.#set({ kind: 'waiting', at: 'closed' });
      this.#watch.start();
      this.observe(connection);
      if (result) this.#settle(result);
    } catch (error) {
      if (!signal.aborted) this.#set({ kind: 'error', error: asCodatError(error) });
    }
  }

  #open(connection: Connection, linkUrl: string): void {
    const mode = this.#mode;
    this.#set({ kind: 'waiting', at: 'elsewhere' });
    const proceeds = this.#host.announce({ kind: 'link-open', connection, linkUrl, mode });
    if (!proceeds || mode === 'manual') this.#window?.close();
    else if (mode === 'redirect') this.#leave(connection, linkUrl);
    else if (this.#window) {
      // Closed by hand in the meantime or not: the next look tells.
      this.#set({ kind: 'waiting', at: 'window' });
      if (!this.#window.closed) this.#window.navigate(linkUrl);
    } else {
      this.#set({ kind: 'waiting', at: 'blocked', linkUrl });
      this.#host.announce({ kind: 'link-blocked', connection, linkUrl });
    }
    this.#watch.start();
  }

  #leave({ id }: Connection, linkUrl: string): void {
    rememberAttempt({
      session: this.#host.id,
      ...this.target,
      connectionId: id,
      startedAt: this.#before.startedAt,
      statusBefore: this.#before.status,
      knownErrors: [...this.#before.errors],
    });
    window.location.assign(linkUrl);
  }

  async #ask(): Promise<void> {
    const connection = this.#connection;
    if (!connection || !this.isLive) return;
    try {
      await this.#host.fetch(connection.id, this.#abort.signal);
    } catch (error) {
      // Gone is an answer. Anything else is not: the next question may get one, and the person can cancel.
      if (error instanceof CodatApiError && error.status === 404) this.observe(undefined);
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
    if (!isAtWindow || !this.#window?.closed) return;
    const now = performance.now();
    if (this.#closedAt === undefined) {
      this.#closedAt = now;
      this.#watch.hasten();
    } else if (now - this.#closedAt > closedGrace) {
      this.#set({ kind: 'waiting', at: 'closed' });
      this.#watch.hasten();
    }
  }

  #end(ending: Ending): void {
    const connection = this.#connection;
    // What is still being prepared would go on without anybody waiting for it.
    this.pause();
    this.#window?.close();
    this.#set({ kind: 'ended', ...ending });
    if (connection) this.#host.announce({ kind: 'link-end', connection, ...ending });
  }

  #set(state: AttemptState): void {
    this.#state = state;
    this.#host.changed();
  }
}
