/* eslint-disable max-lines -- one state machine: its window, tab and mode move out as a part of their own next. */
import { asCodatError, isAbort, isGone, type CodatError } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import { TypedEventTarget } from '../typed-event-target.js';
import type {
  AttemptEvents,
  AttemptServices,
  AttemptState,
  AttemptTarget,
  LinkOptions,
} from './attempt-types.js';
import {
  abandoned,
  baselineOf,
  resultFromRedirect,
  isOver,
  linkedResult,
  resultFromServer,
  type Baseline,
  type AttemptResult,
} from './attempt-result.js';
import { removeAttempt, saveRedirect, takeResult, type StoredAttempt } from './attempt-storage.js';
import type { RedirectResult } from './redirect-parameters.js';
import { LinkPoller } from './link-poller.js';
import { LinkTab } from './link-tab.js';
import { LinkWindow, type LinkMode, type LinkWindowWords } from '../link-window.js';
import { onPageLifecycle } from '../page-lifecycle.js';
import { isConnectedAtPlatform } from '../catalog/platforms.js';
import { safeLinkUrl } from '../safe-url.js';
import { placeholderConnection } from './placeholder-connection.js';
import { afterAnswer, afterFailure } from './waiting-state.js';

/**
 * One attempt to link one integration, from the click to its one outcome.
 *
 * The server's word is final; everything else (the window, the return page) only says when to ask. It ends once,
 * and announces that once; a link that the server tells of after that only takes back what was said of the end.
 */
export class LinkAttempt extends TypedEventTarget<AttemptEvents> {
  readonly target: AttemptTarget;
  readonly #services: AttemptServices;
  readonly #watch: LinkPoller;
  #mode: LinkMode;
  #words: LinkWindowWords;
  #state: AttemptState = { kind: 'opening' };
  #connection: Connection | undefined;
  #window: LinkWindow | undefined;
  #abort = new AbortController();
  #before: Baseline = { startedAt: Date.now(), status: 'PendingAuth', errors: new Set() };
  /** Whether an earlier page of this tab began it. */
  #isResumed = false;
  /** Whether the host has had the link to open. */
  #isWithHost = false;
  readonly #tab = new LinkTab();
  /** What a return page says of this connection, until the server was asked after it. */
  #claim: RedirectResult | undefined;
  #stopSigns: () => void = () => undefined;
  /** Whether the person has given up; the server is asked whether it knows better. */
  #isCancelled = false;
  /** Whether a return page that does not say which connection it is about tells of an end without a link. */
  #isLeft = false;

  constructor(target: AttemptTarget, { mode, words }: LinkOptions, services: AttemptServices) {
    super();
    this.target = target;
    this.#mode = mode;
    this.#words = words;
    this.#services = services;
    this.#watch = new LinkPoller({
      ask: () => this.#ask(),
      heard: (result) => this.#heard(result),
      look: () => this.#look(),
      restored: () => this.#restored(),
      isPushed: () => services.stream.isLive,
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
    const { platformKey, sourceId } = this.target;
    const hasLink = !isConnectedAtPlatform(platformKey, sourceId);
    if (hasLink) this.#window = LinkWindow.open(this.#mode, this.#words);
    void this.#prepare(this.#services.prepare(this.#abort.signal));
  }

  /** Takes up an attempt that an earlier page of this tab began. */
  resume(remembered: StoredAttempt): void {
    const { startedAt, statusBefore: status, knownErrors, organisation } = remembered;
    this.#before = { startedAt, status, errors: new Set(knownErrors), organisation };
    this.#isResumed = true;
    void this.#resumeStored();
  }

  /** Brings the window to the front, or opens it again with a fresh link. To be called in the click itself. */
  reopen({ mode = this.#mode, words = this.#words }: Partial<LinkOptions> = {}): void {
    const connection = this.#connection;
    if (this.#state.kind !== 'waiting' || this.#state.at === 'platform' || !connection) return;
    if (this.#window && !this.#window.closed) {
      this.#window.focus();
      return;
    }
    this.#mode = mode;
    this.#words = words;
    // Before a window opens, which takes a copy of this tab's memory along.
    this.#remember(connection, mode);
    this.#window = LinkWindow.open(this.#mode, this.#words);
    void this.#prepare(this.#services.connections.fetch(connection.id, this.#abort.signal));
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
    this.#isCancelled = true;
    // Without an answer the person's word counts: they need not be told why.
    if (this.#connection) await this.#ask(false);
    this.#endCancelled();
  }

  /** Ends it, if it has not ended yet: nobody will wait for it any more. */
  abandon(): void {
    const isUnasked = this.#isResumed && this.#state.kind === 'error';
    if (this.isLive || isUnasked) this.#end(abandoned);
  }

  /** Asks the server now. */
  readonly check = () => this.#watch.pollNow();

  /** Rests: no timer, listener, channel, request or blank window is left. */
  pause(): void {
    this.#stop();
    if (this.#isCancelled) this.#endCancelled();
    if (this.#state.kind === 'opening') this.#giveUpOpening();
  }

  /** Goes on after `pause`. */
  unpause(): void {
    if (this.#state.kind === 'opening' && this.#isResumed) void this.#resumeStored();
    if (this.#state.kind !== 'waiting') return;
    this.#watch.start();
    this.#watch.pollNow();
  }

  /** The proxy has begun to tell what happens, or has stopped. */
  streamChanged(): void {
    if (this.#state.kind === 'waiting') this.#watch.pushChanged();
  }

  /** The server's word on the connection; undefined once it is gone. */
  observe(connection: Connection | undefined): void {
    // It could not ask after the reload; now somebody else has, and it goes on from there.
    if (connection && this.#isResumed && this.#state.kind === 'error') this.#waitOn(connection);
    if (connection && this.#isLinkedLate(connection)) {
      this.#connection = connection;
      this.#set({ kind: 'ended', ...linkedResult(connection, this.#before) });
      this.emit('linked-late', connection);
    }
    if (this.#state.kind !== 'waiting') return;
    if (connection) this.#connection = connection;
    const ending = connection ? resultFromServer(connection, this.#before) : abandoned;
    const waiting = connection && afterAnswer(this.#state, connection);
    if (ending) this.#end(ending);
    else if (waiting) this.#set(waiting);
  }

  async #prepare(promise: Promise<Connection>): Promise<void> {
    const { signal } = this.#abort;
    const isAgain = this.#connection !== undefined;
    this.#watch.stop();
    this.#claim = undefined;
    this.#isLeft = false;
    this.#set({ kind: 'opening' });
    // The blank window would stay when its page is gone.
    this.#stopSigns = onPageLifecycle({
      pagehide: () => {
        this.pause();
        // The browser may keep the page, and the person come back to it.
        this.unpause();
      },
    });
    try {
      const connection = await promise;
      if (signal.aborted) return;
      this.#connection = connection;
      // Linked in the meantime, from another window for instance: nothing is left to do there.
      if (connection.status === 'Linked') this.#end(linkedResult(connection, this.#before));
      else {
        this.#before = baselineOf(connection, this.#before, isAgain);
        this.#leadOn(connection);
      }
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      const error = asCodatError(cause);
      this.#closeWindow();
      if (isAgain) {
        this.#set({ kind: 'waiting', at: 'closed', error });
        this.#watch.start();
      } else this.#fail(error);
    } finally {
      if (!signal.aborted) this.#stopSigns();
    }
  }

  /** Nobody waits any more for what is being prepared, and the blank window has nowhere to go. */
  #giveUpOpening(): void {
    this.#closeWindow();
    if (this.#connection) {
      this.#set({ kind: 'waiting', at: 'closed' });
    } else if (!this.#isResumed) this.#end(abandoned);
  }

  async #resumeStored(): Promise<void> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#services.prepare(signal);
      if (signal.aborted) return;
      this.#waitOn(connection);
      this.observe(connection);
      this.#settleReturn(connection);
    } catch (error) {
      if (signal.aborted) return;
      if (isGone(error) || isOver(this.#before)) this.#drop();
      else this.#set({ kind: 'error', error: asCodatError(error) });
    }
  }

  #waitOn(connection: Connection): void {
    this.#connection = connection;
    if (isConnectedAtPlatform(connection.integrationKey, connection.sourceId)) {
      this.#set({ kind: 'waiting', at: 'platform' });
      this.#watch.start();
      return;
    }
    // Back in this tab the person is here; a window that was opened may still be open.
    this.#set({ kind: 'waiting', at: this.#mode === 'redirect' ? 'closed' : 'elsewhere' });
    this.#watch.start();
  }

  /** The page stood still while this tab went to the provider, and the person came back by the browser. */
  #restored(): void {
    const isElsewhere = this.#state.kind === 'waiting' && this.#state.at === 'elsewhere';
    if (!isElsewhere || !this.#tab.hasLeft || !this.#connection) return;
    this.#tab.hasLeft = false;
    this.#set({ kind: 'waiting', at: 'closed' });
    this.#settleReturn(this.#connection);
  }

  /** Takes what a return page in this tab was told. */
  #settleReturn({ id }: Connection): void {
    const result = takeResult(id);
    if (result) void this.#heard(result);
  }

  /** Leads the person to where the connection is made. */
  #leadOn(connection: Connection): void {
    if (isConnectedAtPlatform(connection.integrationKey, connection.sourceId)) {
      this.#closeWindow();
      this.#remember(connection, 'manual');
      this.#waitOn(connection);
    } else this.#open(connection, safeLinkUrl(connection.linkUrl));
  }

  #open(connection: Connection, linkUrl: string): void {
    const mode = this.#mode;
    this.#set({ kind: 'waiting', at: 'elsewhere' });
    const proceeds = this.emit(
      'notification',
      { kind: 'link-open', connection, linkUrl, mode },
      { cancelable: true },
    );
    // A host that has not opened it although it was asked to gets no second chance: the person does.
    const isHosts = !proceeds || (mode === 'manual' && !this.#isWithHost);
    this.#isWithHost ||= isHosts;
    this.#remember(connection, isHosts ? 'manual' : mode);
    if (isHosts) this.#closeWindow();
    else if (!this.#navigate(linkUrl)) {
      this.#closeWindow();
      this.#set({ kind: 'waiting', at: 'blocked', linkUrl, canLeave: this.#tab.canLeave });
      this.emit('notification', { kind: 'link-blocked', connection, linkUrl });
    }
    this.#watch.start();
  }

  /** Opens the link in the window that is there, or in this tab. Returns false where neither may be. */
  #navigate(linkUrl: string): boolean {
    if (!this.#window) return this.#mode === 'redirect' && this.#tab.navigate(linkUrl);
    // Closed by hand in the meantime or not: the next look tells.
    this.#set({ kind: 'waiting', at: 'window' });
    return this.#window.closed || this.#window.navigate(linkUrl);
  }

  #remember(connection: Connection, mode: LinkMode): void {
    saveRedirect(this.#services.storeId, this.target, connection, mode, this.#before);
  }

  /** Asks; without an answer the person is told why. The next question may get one, and they can cancel. */
  async #ask(isTold = true): Promise<void> {
    const connection = this.#connection;
    if (!connection || !this.isLive) return;
    // What a return page says counts once the server was asked after it, and says nothing else.
    const claim = this.#claim;
    try {
      await this.#services.connections.fetch(connection.id, this.#abort.signal);
      this.#settle(claim);
    } catch (cause) {
      if (isGone(cause)) this.observe(undefined);
      else if (isTold && !isAbort(cause) && this.#state.kind === 'waiting') {
        const waiting = afterFailure(this.#state, asCodatError(cause));
        if (isOver(this.#before)) this.#end(abandoned);
        else if (waiting) this.#set(waiting);
      }
    }
  }

  /** A return page has read its address, which anybody may have written. Returns whether it was waited for here. */
  #heard(result: RedirectResult): boolean {
    const connection = this.#connection;
    if (this.#state.kind !== 'waiting' || !connection) return false;
    const { connectionId } = result;
    if (connectionId && connectionId !== connection.id) {
      this.#watch.pollNow(0, false);
      return false;
    }
    if (connectionId) this.#claim = result;
    else this.#isLeft ||= resultFromRedirect(result) !== undefined;
    void this.#ask().then(() => {
      if (this.#state.kind === 'waiting') this.#watch.pollNow(1000);
    });
    return true;
  }

  /** The server was asked, and its answer decides nothing. */
  #settle(claim: RedirectResult | undefined): void {
    if (this.#state.kind !== 'waiting') return;
    const { at } = this.#state;
    const ending = claim && resultFromRedirect(claim);
    if (ending) this.#end(ending);
    // Whoever wrote that address, the person is not at the provider's any more.
    else if (this.#isLeft && at === 'closed') this.#end(abandoned);
  }

  #look(): void {
    const isAtWindow = this.#state.kind === 'waiting' && this.#state.at === 'window';
    const seen = isAtWindow && this.#window?.look();
    if (!seen || seen === 'there') return;
    if (seen === 'lost') {
      this.#window = undefined;
      this.#set({ kind: 'waiting', at: 'closed' });
    }
    this.#watch.pollNow();
  }

  #endCancelled(): void {
    if (this.isLive) this.#end({ outcome: 'cancelled', isByPerson: true });
  }

  #end(ending: AttemptResult): void {
    this.#stop();
    this.#closeWindow();
    removeAttempt(this.#connection?.id ?? this.target.connectionId);
    this.#set({ kind: 'ended', ...ending });
    this.#announceEnd(ending);
  }

  /** It ends because of what this page did or could not use: not the platform's word, which only the server has. */
  #fail(error: CodatError): void {
    this.#stop();
    removeAttempt(this.#connection?.id ?? this.target.connectionId);
    this.#set({ kind: 'error', error });
    // Without a connection it never began: the error is all there is to tell.
    if (this.#connection) this.#announceEnd({ outcome: 'failed' });
  }

  #announceEnd(ending: AttemptResult): void {
    const connection = this.#connection ?? placeholderConnection(this.target);
    this.emit('notification', { kind: 'link-end', connection, ...ending });
  }

  /** What is under way would go on without anybody waiting for it. */
  #stop(): void {
    this.#stopSigns();
    this.#watch.stop();
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  #closeWindow(): void {
    this.#window?.close();
    this.#window = undefined;
  }

  #isLinkedLate({ status }: Connection): boolean {
    if (status !== 'Linked' || this.#before.status === 'Linked') return false;
    if (this.#state.kind === 'error') return this.#connection !== undefined;
    return this.#state.kind === 'ended' && this.#state.outcome !== 'linked';
  }

  /** Nothing is left to go on with, or it was somebody else's on this tab before: no reason to trouble anybody. */
  #drop(): void {
    removeAttempt(this.target.connectionId);
    this.#state = { kind: 'ended', ...abandoned };
    this.emit('discard', undefined);
  }

  #set(state: AttemptState): void {
    this.#state = state;
    this.emit('change', undefined);
  }
}
