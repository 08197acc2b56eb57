import type { Connection, Integration } from '../../api/schema.js';
import type { AttemptReport } from '../attempt-trace.js';
import { answerClaims, isFollowedByAnotherCopy } from './attempt-claims.js';
import { Attempts, isAbout } from './attempts.js';
import type { AttemptTarget, LinkOptions, Prepare } from './attempt-types.js';
import { Creations } from './create-connection.js';
import { LinkAttempt } from './link-attempt.js';
import { loadAttempts } from './attempt-storage.js';
import { linkModes } from '../link-window.js';
import type { LinkingEvents, LinkingServices } from '../linking-services.js';
import { openLinkWindow, type OpenedWindow } from '../opened-window.js';
import type { ConnectedNotices } from '../connected-notices.js';
import { getOrCreateConnection, prepareAgain, prepareReconnect } from './prepare-connection.js';
import { unfinishedOf } from '../connections/matching.js';
import { integrationFor } from './integration-for.js';
import { isUnderWay, targetOf } from '../starting-attempt.js';
import type { StoreClient } from '../store-clients.js';
import type { AttemptNotification } from '../store-events.js';
import { TypedEventTarget } from '../typed-event-target.js';

/** What the link manager uses of its store. */
interface LinkManagerServices extends LinkingServices {
  readonly notices: ConnectedNotices;
}

/** What starts an attempt. */
interface Beginning {
  target: AttemptTarget;
  existing: LinkAttempt | undefined;
  options: LinkOptions;
  by: StoreClient;
  prepare: Prepare;
  opened?: OpenedWindow | undefined;
}

/** All linking of one company on this page: starts attempts, resumes them, and chooses which client is notified of each. */
export class LinkManager extends TypedEventTarget<LinkingEvents> {
  readonly #services: LinkManagerServices;
  readonly #attempts = new Attempts();
  readonly #creations: Creations;
  #stopClaims: (() => void) | undefined;

  constructor(services: LinkManagerServices) {
    super();
    this.#services = services;
    this.#creations = new Creations(services);
    services.connections.list.addEventListener('change', () => this.#recognise());
  }

  /** Whether an attempt is under way, which must outlive an element that is only moved. */
  get isLive(): boolean {
    return this.#attempts.isLinking;
  }

  /** Whether this tab remembers an attempt of which something is still to be done or read. */
  get mayHaveReturned(): boolean {
    return this.#attempts.mayHaveReturned;
  }

  /** Whether an attempt came back in this tab, so that the page continues where the user left it. */
  get hasReturned(): boolean {
    return this.#attempts.hasReturned;
  }

  /** The attempts that began with this integration in a picker or button, the latest first. */
  attemptFor(integration: Integration): LinkAttempt | undefined {
    return this.#attempts.latest(({ target }) => target.platformKey === integration.key);
  }

  /** The attempt about this connection, the latest first. */
  attemptAbout(connectionId: string): LinkAttempt | undefined {
    return this.#attempts.latest((attempt) => isAbout(attempt, connectionId));
  }

  /** The attempt under way that is about this connection, or will be once it has asked for it. */
  underWay(connection: Connection | undefined): LinkAttempt | undefined {
    const { all } = this.#services.connections;
    return this.#attempts.latest((attempt) => isUnderWay(attempt, connection?.id, all));
  }

  /** Attempts about connections that are no longer there. */
  get strayAttempts(): LinkAttempt[] {
    return this.#attempts.straysOf(this.#services.connections.all);
  }

  /** The attempts that started in this client. */
  startedIn(client: StoreClient): LinkAttempt[] {
    return this.#attempts.all.filter((attempt) => this.ownerOf(attempt) === client);
  }

  /** The client in which the attempt started; undefined where that was on an earlier page. */
  ownerOf(attempt: LinkAttempt): StoreClient | undefined {
    return this.#attempts.ownerOf(attempt);
  }

  /** Starts to link an integration, or continues. Without `opened`, to be called in the click itself. */
  link(
    integration: Integration,
    target: AttemptTarget,
    options: LinkOptions,
    by: StoreClient,
    opened?: OpenedWindow,
  ): LinkAttempt {
    const { connections } = this.#services;
    const prepare: Prepare = (signal, known) =>
      getOrCreateConnection(
        integration,
        { connections, creations: this.#creations, known },
        signal,
      );
    const known = this.attemptFor(integration);
    const continued = this.underWay(unfinishedOf(integration, connections.all));
    const existing = known?.isLive ? known : (continued ?? known);
    return this.#begin({ target, existing, options, by, prepare, opened });
  }

  /** Continues with a pending connection, or links a lost one again. Without `opened`, to be called in the click itself. */
  reconnect(
    connection: Connection,
    target: AttemptTarget,
    options: LinkOptions,
    by: StoreClient,
    opened?: OpenedWindow,
  ): LinkAttempt {
    const prepare: Prepare = (signal) =>
      prepareReconnect(connection, this.#services.connections, signal);
    const existing = this.underWay(connection) ?? this.attemptAbout(connection.id);
    return this.#begin({ target, existing, options, by, prepare, opened });
  }

  /**
   * Tries again what has ended without a link; where its connection is gone, with another one of its integration. To be
   * called in the click itself.
   */
  retry(attempt: LinkAttempt, options: LinkOptions, by: StoreClient): void {
    const { target } = attempt;
    const { connections, integrations } = this.#services;
    const connection = connections.all.find(({ id }) => isAbout(attempt, id));
    if (connection && connection.status !== 'Linked') {
      this.reconnect(connection, { ...target, connectionId: connection.id }, options, by);
      return;
    }
    this.dismiss(attempt);
    // Linked meanwhile, as from another window, or not offered any more: nothing is left to try.
    const integration = !connection && integrationFor(attempt, integrations.value ?? []);
    if (integration) this.link(integration, targetOf(integration), options, by);
  }

  /** Removes an attempt that has ended, and with it its notice. */
  dismiss(attempt: LinkAttempt): void {
    if (attempt.isLive) return;
    attempt.abandon();
    this.#attempts.delete(attempt);
    this.emit('change', undefined);
  }

  /** Handles the server's response about a connection; undefined if it is gone. */
  handleConnection(connectionId: string, connection: Connection | undefined): void {
    for (const attempt of this.#attempts.all) {
      if (isAbout(attempt, connectionId)) attempt.recognise(connection);
    }
  }

  /** Handles that a connection is linked, and was not before. Returns the client in which its attempt started. */
  handleLinked(connection: Connection, wasPending: boolean): StoreClient | undefined {
    const attempt = this.attemptAbout(connection.id);
    const owner = attempt && this.ownerOf(attempt);
    // Reconnected, though it was pending on the way.
    const wasLost = attempt?.isLive && attempt.statusBefore !== 'PendingAuth';
    if (wasPending && wasLost) this.#services.notices.skip(connection);
    for (const overtaken of this.#attempts.overtakenBy(connection)) this.dismiss(overtaken);
    return owner;
  }

  /** Handles that the proxy's event stream has opened or closed. */
  streamChanged(): void {
    for (const attempt of this.#attempts.all) attempt.streamChanged();
  }

  /**
   * Leaves no timer, listener, channel or request once no element shows the company. Attempts of elements that were
   * taken out wait for the next client. An element that is still in the page shows another company: its attempts end
   * as abandoned.
   */
  pause(last: StoreClient): void {
    this.#stopClaims?.();
    this.#attempts.pause((owner) => [owner, last].some((client) => client && !client.isAway));
  }

  /** Resumes what `pause` stopped. */
  resume(): void {
    this.#stopClaims = answerClaims(this.#services.storeId, (connectionId) =>
      Boolean(this.attemptAbout(connectionId)),
    );
    for (const attempt of this.#attempts.all) attempt.resume();
  }

  /** Whose the attempts are is not known any more, until a list has their connections. */
  forget(): void {
    for (const attempt of this.#attempts.all) {
      if (attempt.connection) attempt.isInDoubt = true;
      // What this tab has stored stays: the server is asked again whose it is.
      else if (!attempt.isLive) this.#attempts.delete(attempt);
    }
  }

  /** Looks in the list whose the attempts are: of somebody else's nothing is said. */
  #recognise(): void {
    const { value } = this.#services.connections.list;
    for (const attempt of value ? this.#attempts.all : []) {
      const connection = value?.find(({ id }) => isAbout(attempt, id));
      if (attempt.isInDoubt) attempt.recognise(connection);
    }
  }

  /** Resumes what earlier pages of this tab started: the tab was reloaded, or was redirected to the provider. */
  resumeStored(): void {
    for (const remembered of loadAttempts()) {
      const { store, connectionId, platformKey, platformName } = remembered;
      if (store !== this.#services.storeId || this.attemptAbout(connectionId)) continue;
      if (isFollowedByAnotherCopy(store, connectionId)) continue;
      const mode = linkModes.find((known) => known === remembered.mode) ?? linkModes[0];
      const target = { platformKey, platformName, connectionId };
      const { trace } = remembered;
      const options = { mode, words: { title: platformName, message: '' }, trace };
      const prepare: Prepare = (signal) => this.#services.connections.fetch(connectionId, signal);
      const attempt = this.#create(target, options, undefined, prepare);
      attempt.resumeStored(remembered);
    }
  }

  #begin({ target, existing, options, by, prepare, opened }: Beginning): LinkAttempt {
    if (existing?.isLive) {
      existing.reopen(options, opened);
      return existing;
    }
    if (existing) {
      existing.abandon();
      this.#attempts.delete(existing);
    }
    // In the click itself: after an await, browsers block it.
    const { window } = opened ?? openLinkWindow(target, options);
    const attempt = this.#create(target, options, by, async (signal, known) => {
      const connection = await prepare(signal, known);
      if (connection.status === 'PendingAuth') {
        this.#services.clients.notify({ kind: 'connection-started', connection }, by);
      }
      return connection;
    });
    attempt.start(window);
    return attempt;
  }

  #create(
    target: AttemptTarget,
    options: LinkOptions,
    by: StoreClient | undefined,
    prepare: Prepare,
  ): LinkAttempt {
    const { storeId, connections, stream } = this.#services;
    const known = 'known' in options ? options.known : connections.list.value;
    const again = (connection: Connection, signal: AbortSignal) =>
      prepareAgain(connection, connections, signal);
    const services = { storeId, prepare, prepareAgain: again, connections, stream, known };
    const attempt = new LinkAttempt(target, options, services);
    attempt.addEventListener('change', () => this.emit('change', undefined));
    attempt.addEventListener('notification', (event) => {
      if (!this.#onNotification(event.detail, attempt, by)) event.preventDefault();
      if (event.detail.kind === 'link-blocked' && attempt.isLive) report({ name: 'blocked' });
    });
    const report = (detail: AttemptReport) => {
      this.#services.clients.report({ report: detail, trace: attempt.trace }, by);
    };
    attempt.addEventListener('report', ({ detail }) => report(detail));
    attempt.addEventListener('linked-late', ({ detail }) => this.#onLinked(detail, attempt, by));
    attempt.addEventListener('discard', () => this.dismiss(attempt));
    this.#attempts.add(attempt, by);
    return attempt;
  }

  /** Returns false if the host page prevented it. */
  #onNotification(
    notification: AttemptNotification,
    attempt: LinkAttempt,
    owner: StoreClient | undefined,
  ): boolean {
    const { connection } = notification;
    const isLinked = notification.kind === 'link-end' && notification.outcome === 'linked';
    const wasLost = attempt.statusBefore !== 'PendingAuth';
    // An attempt of this page that has no connection has led nobody to a return page.
    const mayReturn = notification.kind === 'link-end' && (attempt.connection ?? !owner);
    if (mayReturn) this.#replyLate(attempt, isLinked);
    // After a redirect in this tab, no list has reported the change: this page never had the connection as pending.
    if (isLinked && !wasLost) this.#onLinked(connection, attempt, owner);
    const proceeds = this.#services.clients.notify(notification, owner);
    if (isLinked && wasLost) this.#onLinked(connection, attempt, owner);
    return proceeds;
  }

  #onLinked(connection: Connection, attempt: LinkAttempt, owner: StoreClient | undefined): void {
    const { state } = attempt;
    const { connections } = this.#services;
    // A client of the host's may have created it as linked, as Codat's own example of a response is.
    const isNew = connections.list.value?.every(({ id }) => id !== connection.id);
    if (isNew) connections.received(connection);
    if (state.kind === 'ended') this.emit('linked', { ...state, connection });
    if (attempt.statusBefore === 'PendingAuth') this.#services.notices.notify(connection, owner);
    else this.#services.clients.notify({ kind: 'reconnect', connection }, owner);
  }

  #replyLate(attempt: LinkAttempt, isLinked: boolean): void {
    this.#attempts.replyLate(attempt, () => {
      // The person who cancelled here may have continued at the provider's: it may be linked after all.
      if (!isLinked) void this.#services.connections.list.refresh();
    });
  }
}
