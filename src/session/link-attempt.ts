import { asCodatError, isAbort, isGone } from '../api/errors.js';
import type { Connection } from '../api/schema.js';
import type { AttemptHost, AttemptState, AttemptTarget } from './attempt-state.js';
import {
  baselineOf,
  endingOf,
  isOver,
  linkedEnding,
  verdictOf,
  type Baseline,
  type Ending,
} from './attempt-verdict.js';
import { rememberAttempt, type RememberedAttempt } from './link-memory.js';
import { outcomeOf, type LinkResult } from './link-result.js';
import { LinkWatch } from './link-watch.js';
import { LinkWindow, type LinkMode, type LinkWindowWords } from './link-window.js';
import { safeLinkUrl, safeUrl } from './safe-url.js';

export type { AttemptEvent, AttemptHost, AttemptState, AttemptTarget } from './attempt-state.js';

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
      ask: () => this.#askOrTell(),
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
    const { startedAt, statusBefore: status, knownErrors, organisation } = remembered;
    this.#before = { startedAt, status, errors: new Set(knownErrors), organisation };
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
    // Without an answer the person's word counts: they need not be told why.
    if (this.#connection) await this.#ask().catch(() => undefined);
    if (this.isLive) this.#end({ outcome: 'cancelled' });
  }

  /** Asks the server now. */
  readonly check = () => this.#watch.hasten();

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
    else if (connection) this.#answered(connection);
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
      if (connection.status === 'Linked') this.#end(linkedEnding(connection, this.#before));
      else {
        this.#before = baselineOf(connection, this.#before, isAgain);
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
      if (signal.aborted) return;
      // Nothing is left to go on with: no reason to trouble anybody.
      if (isGone(error) || isOver(this.#before)) this.#end(abandoned);
      else this.#set({ kind: 'error', error: asCodatError(error) });
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
      organisation: this.#before.organisation,
    });
    window.location.assign(linkUrl);
  }

  async #ask(): Promise<void> {
    const connection = this.#connection;
    if (!connection || !this.isLive) return;
    try {
      await this.#host.fetch(connection.id, this.#abort.signal);
    } catch (error) {
      if (!isGone(error)) throw error;
      this.observe(undefined);
    }
  }

  /** Asks; without an answer the person is told why. The next question may get one, and they can cancel. */
  async #askOrTell(): Promise<void> {
    try {
      await this.#ask();
    } catch (cause) {
      if (isAbort(cause) || this.#state.kind !== 'waiting') return;
      const error = asCodatError(cause);
      if (isOver(this.#before)) this.#end(abandoned);
      // The same trouble is told once.
      else if (this.#state.error?.code !== error.code) this.#set({ ...this.#state, error });
    }
  }

  /** The server has answered, and nothing is decided yet. A link that is shown is replaced: it ages, and works once. */
  #answered(connection: Connection): void {
    if (this.#state.kind !== 'waiting') return;
    const { error, ...waiting } = this.#state;
    const linkUrl = waiting.at === 'blocked' && safeUrl(connection.linkUrl)?.href;
    if (linkUrl) this.#set({ ...waiting, linkUrl });
    else if (error) this.#set(waiting);
  }

  #heard(result: LinkResult): boolean {
    const isOurs = !result.connectionId || result.connectionId === this.#connection?.id;
    if (!isOurs || this.#state.kind !== 'waiting') return false;
    void this.#askOrTell().then(() => this.#settle(result));
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
