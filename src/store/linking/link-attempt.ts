import { asCodatError, isAbort, isGone } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import { isConnectedAtPlatform } from '../catalog/platforms.js';
import type { LinkMode, LinkWindow } from '../link-window.js';
import { openLinkWindow, type OpenedWindow } from '../opened-window.js';
import { AttemptMachine } from './attempt-machine.js';
import { abandoned, baselineOf, isOver, linkedResult, resultFromServer } from './attempt-result.js';
import { saveRedirect, takeResult, type StoredAttempt } from './attempt-storage.js';
import type { AttemptServices, AttemptTarget, LinkOptions } from './attempt-types.js';
import { inShort } from './in-short.js';
import { LinkOpener } from './link-opener.js';
import { LinkPoller } from './link-poller.js';
import { pauseWhileCached } from './pause-while-cached.js';
import type { RedirectResult } from './redirect-parameters.js';
import { ReturnedResults } from './returned-results.js';
import { afterAnswer, afterFailure } from './waiting-state.js';

/**
 * One attempt to link one integration, from the click to its one outcome. The server's status is final; the window and
 * the return page are only reasons to poll.
 */
export class LinkAttempt extends AttemptMachine {
  readonly #services: AttemptServices;
  readonly #opener: LinkOpener;
  readonly #poller: LinkPoller;
  readonly #results = new ReturnedResults();
  #abort = new AbortController();
  /** Whether an earlier page of this tab started it. */
  #isResumed = false;
  /** Whether the user has cancelled; the server is asked for a final status. */
  #isCancelled = false;
  #stopLifecycle: () => void = () => undefined;

  constructor(target: AttemptTarget, options: LinkOptions, services: AttemptServices) {
    super(target, options);
    this.#services = services;
    this.#opener = new LinkOpener(options);
    this.#poller = new LinkPoller(() => this.#poll(), services.stream, this.trace);
    this.#poller.addEventListener('result', (event) => {
      if (this.#handleResult(event.detail)) event.preventDefault();
    });
    this.#poller.addEventListener('window-check', () => this.#checkWindow());
    this.#poller.addEventListener('restore', () => this.#handleRestore());
  }

  /** Starts with the blank window that was opened in the click, if one was. */
  start(opened: LinkWindow | undefined): void {
    this.#opener.takeWindow(opened);
    void this.#prepare(this.#services.prepare(this.#abort.signal, this.#services.known));
  }

  /** Resumes an attempt that an earlier page of this tab started. */
  resumeStored(stored: StoredAttempt): void {
    const { startedAt, statusBefore: status, knownErrors, organisation } = stored;
    this.before = { startedAt, status, errors: new Set(knownErrors), organisation };
    this.#isResumed = true;
    void this.#fetchStored();
  }

  /**
   * Brings the window to the front, or opens it again with a fresh link. To be called in the click itself; or later, with
   * the window that the click has opened.
   */
  reopen(changed: Partial<LinkOptions> = {}, opened?: OpenedWindow): void {
    this.#isCancelled = false;
    const { connection, state } = this;
    const isOpen = this.#opener.hasOpenWindow;
    if (isOpen || state.kind !== 'waiting' || state.phase === 'platform' || !connection) {
      // After the click, browsers would leave the other one where it is.
      if (opened) opened.window?.close();
      else if (isOpen) this.#opener.focus();
      return;
    }
    const options = { ...this.#opener.options, ...changed };
    // What was asked before is of the trip before: its answer ends nothing now.
    this.#suspend();
    this.#save(connection, options.mode);
    this.#opener.takeWindow((opened ?? openLinkWindow(this.target, options)).window, options);
    void this.#prepare(this.#services.prepareAgain(connection, this.#abort.signal));
  }

  /** Handles that the user has followed the link that is shown instead of a window. */
  linkUsed(): void {
    if (this.state.kind !== 'waiting') return;
    this.#isCancelled = false;
    // A web view without windows follows the link in this very tab.
    if (this.connection) this.#save(this.connection, 'redirect');
    this.setState({ kind: 'waiting', phase: 'redirected' });
    this.report({ name: 'open', mode: 'tab' });
  }

  /** Cancels, unless the server has another final status, or the person goes on after all. */
  async cancel(): Promise<void> {
    this.#opener.closeWindow();
    // Of a link that is being opened again nothing is waited for any more: what the server says now is the end.
    if (this.state.kind === 'opening' && this.connection) this.pause();
    this.#isCancelled = true;
    // Without a response the user's word counts, and needs no error.
    if (this.connection) await inShort(this.#poll());
    this.#endCancelled();
  }

  /** Ends it, if it has not ended yet: no element waits for it any more. */
  abandon(): void {
    // An earlier page's, of which the server could not be asked, is one too.
    if (this.isLive || (this.#isResumed && this.isUnread)) this.end(abandoned);
  }

  /** Polls now. */
  readonly check = () => this.#poller.pollNow();

  /** Where its link is opened, as asked for last. */
  readonly mode = () => this.#opener.options.mode;

  /** Leaves no timer, listener, channel, request or blank window. */
  pause(): void {
    this.#suspend();
    this.#endCancelled();
    if (this.state.kind !== 'opening') return;
    // The blank window's connection is not waited for any more.
    this.#opener.close();
    if (this.connection) this.setState({ kind: 'waiting', phase: 'window-closed' });
    else if (!this.#isResumed) this.end(abandoned);
  }

  /** Resumes what `pause` stopped. */
  resume(): void {
    if (this.state.kind === 'opening' && this.#isResumed) void this.#fetchStored();
    if (this.state.kind !== 'waiting') return;
    this.#poller.start();
    this.#poller.pollNow();
  }

  /** Handles that the proxy's event stream has opened or closed. */
  streamChanged(): void {
    if (this.state.kind === 'waiting') this.#poller.restart();
  }

  /** Handles the server's response about the connection; undefined once it is gone. */
  observe(connection: Connection | undefined): void {
    // The request after the reload failed; another one has succeeded.
    if (connection && this.#isResumed && this.isUnread) {
      this.#resumeWith(connection);
      return;
    }
    if (connection) this.observeLate(connection);
    if (this.state.kind !== 'waiting') return;
    if (connection) this.setConnection(connection);
    const result = connection ? resultFromServer(connection, this.before) : abandoned;
    const waiting = connection && afterAnswer(this.state, connection, this.#opener.linkUrlOf);
    if (result) this.end(result);
    else if (waiting) this.setState(waiting);
  }

  /** Waits for the connection, then opens its link. */
  async #prepare(promise: Promise<Connection>): Promise<void> {
    const { signal } = this.#abort;
    const isAgain = this.connection !== undefined;
    this.#results.clear();
    this.setState({ kind: 'opening' });
    // The blank window would stay when its page is gone.
    this.#stopLifecycle = pauseWhileCached(this);
    try {
      const connection = await promise;
      if (signal.aborted) return;
      this.setConnection(connection);
      this.before = baselineOf(connection, this.before, isAgain, this.#services.known);
      // Linked meanwhile, as from another window: there is nothing to open.
      if (connection.status === 'Linked') this.end(linkedResult(connection, this.before));
      else this.#open(connection);
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      const error = asCodatError(cause);
      this.#opener.close();
      if (isAgain && isGone(cause)) this.end(abandoned);
      // What may not be linked any more has ended: of that Continue would offer what is refused.
      else if (isAgain && error.code !== 'rule') {
        this.setState({ kind: 'waiting', phase: 'window-closed', error });
        this.#poller.start();
      } else this.fail(error);
    } finally {
      if (!signal.aborted) this.#stopLifecycle();
    }
  }

  async #fetchStored(): Promise<void> {
    const { signal } = this.#abort;
    try {
      const connection = await this.#services.prepare(signal, this.#services.known);
      if (!signal.aborted) this.#resumeWith(connection);
    } catch (error) {
      if (signal.aborted) return;
      const seen = this.#services.connections.all.find(({ id }) => id === this.target.connectionId);
      // The company's list has come before, and has what this one was asked for.
      if (seen?.status === 'Linked') this.#resumeWith(seen);
      else if (isGone(error) || isOver(this.before)) this.discard();
      else this.setState({ kind: 'error', error: asCodatError(error) });
    }
  }

  /** Goes on with what an earlier page, or this one, left to, and what a return page in this tab has stored. */
  #resumeWith(connection: Connection, result = takeResult(connection.id)): void {
    // Then the user is back in this tab; a window that was opened may still be open.
    this.#wait(connection, result !== undefined || this.mode() === 'redirect');
    this.observe(connection);
    if (result) this.#handleResult(result);
  }

  /** Waits for the end of an attempt whose link was opened before, or is never opened. */
  #wait(connection: Connection, isBack = false): void {
    this.setConnection(connection);
    const phase = isBack ? 'window-closed' : 'redirected';
    const isAtPlatform = isConnectedAtPlatform(connection.integrationKey, connection.sourceId);
    this.setState({ kind: 'waiting', phase: isAtPlatform ? 'platform' : phase });
    this.#poller.start();
  }

  /** The browser has restored the page from its cache, after this tab was redirected; or the host's page has gone there. */
  #handleRestore(): void {
    if (this.state.kind !== 'waiting' || !this.connection) return;
    const result = takeResult(this.connection.id);
    if (this.#opener.takeRestored() || result) this.#resumeWith(this.connection, result);
  }

  #open(connection: Connection): void {
    if (isConnectedAtPlatform(connection.integrationKey, connection.sourceId)) {
      this.#opener.close();
      this.#save(connection, 'manual');
      this.#wait(connection);
      return;
    }
    const linkUrl = this.#opener.linkUrlOf(connection);
    this.setState({ kind: 'waiting', phase: 'redirected' });
    const notification = { kind: 'link-open', connection, linkUrl, mode: this.mode() } as const;
    const isPrevented = !this.emit('notification', notification, { cancelable: true });
    if (!this.isWaiting()) return;
    const isForHost = this.#opener.leaveToHost(isPrevented);
    this.#save(connection, isForHost ? 'manual' : this.mode());
    if (isForHost) this.report({ name: 'open', mode: 'manual' });
    else this.#openLink(connection, linkUrl);
    if (this.isWaiting()) this.#poller.start();
  }

  #openLink(connection: Connection, linkUrl: string): void {
    const phase = this.#opener.open(linkUrl);
    if (phase) {
      this.setState({ kind: 'waiting', phase });
      this.report({ name: 'open', mode: this.mode() });
      return;
    }
    this.#opener.close();
    const canLeave = this.#opener.canRedirect;
    this.setState({ kind: 'waiting', phase: 'popup-blocked', linkUrl, canLeave });
    this.emit('notification', { kind: 'link-blocked', connection, linkUrl });
  }

  #save(connection: Connection, mode: LinkMode): void {
    saveRedirect(this.#services.storeId, this, connection, mode, this.before);
  }

  /** Requests the connection. An error is shown, unless the user has cancelled; the next poll may succeed. */
  async #poll(): Promise<void> {
    const connection = this.connection;
    if (!connection || !this.isLive) return;
    const claim = this.#results.beforeRequest();
    const { signal } = this.#abort;
    try {
      await this.#services.connections.fetch(connection.id, signal);
      if (signal.aborted || this.state.kind !== 'waiting') return;
      const result = this.#results.afterRequest(claim, this.state.phase === 'window-closed');
      if (result) this.end(result);
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) return;
      // What is gone has ended it, by the store.
      if (this.#isCancelled || this.state.kind !== 'waiting') return;
      const waiting = afterFailure(this.state, asCodatError(cause));
      if (isOver(this.before)) this.end(abandoned);
      else if (waiting) this.setState(waiting);
    }
  }

  /** Handles what a return page has read from its address. Returns whether this attempt was waiting for it. */
  #handleResult(result: RedirectResult): boolean {
    if (this.state.kind !== 'waiting' || !this.connection) return false;
    const isOurs = this.#results.add(result, this.connection.id);
    if (isOurs) {
      this.#opener.leaveToReturnPage();
      void this.#poll().then(() => {
        if (this.state.kind === 'waiting') this.#poller.pollNow(1000);
      });
    } else this.#poller.pollNow(0, false);
    return isOurs;
  }

  #checkWindow(): void {
    const phase = this.state.kind === 'waiting' && this.state.phase;
    if (phase !== 'window-open' && phase !== 'leaving') return;
    const seen = this.#opener.check();
    if (seen === 'there') return;
    if (seen === 'lost') this.setState({ kind: 'waiting', phase: 'window-closed' });
    this.#poller.pollNow();
  }

  #endCancelled(): void {
    if (this.#isCancelled && this.isLive) this.end({ outcome: 'cancelled', isByPerson: true });
  }

  protected override stop(): void {
    this.#suspend();
    this.#opener.close();
  }

  #suspend(): void {
    this.#stopLifecycle();
    this.#poller.stop();
    this.#abort.abort();
    this.#abort = new AbortController();
  }
}
