import { asCodatError } from '../api/errors.js';
import type { Connection, Integration } from '../api/schema.js';
import { ConnectedNotices } from './connected-notices.js';
import { unfinishedOf } from './connections/matching.js';
import { LazyModule } from './lazy-module.js';
import type { AttemptTarget, LinkOptions } from './linking/attempt-types.js';
import type { LinkAttempt } from './linking/link-attempt.js';
import type { LinkManager } from './linking/link-manager.js';
import type { LinkOutcome } from './linking/redirect-parameters.js';
import type { LinkingEvents, LinkingServices } from './linking-services.js';
import { openLinkWindow, type OpenedWindow } from './opened-window.js';
import { placeholderConnection } from './placeholder-connection.js';
import {
  StartingAttempt,
  isOvertaken,
  isUnderWay,
  targetOf,
  type Attempt,
} from './starting-attempt.js';
import type { StoreClient } from './store-clients.js';
import { hasStoredAttempt } from './stored-attempts.js';
import { TypedEventTarget } from './typed-event-target.js';

/** The code of linking. */
export const managerModule = new LazyModule(() => import('./linking/link-manager.js'));

/** What a click starts. */
interface Start {
  target: AttemptTarget;
  existing: Attempt | undefined;
  options: LinkOptions;
  client: StoreClient;
  /** The window, where the click has opened it already. */
  opened?: OpenedWindow | undefined;
}

/** Starts an attempt once the code of linking is there. */
type Begin = (
  manager: LinkManager,
  options: LinkOptions,
  opened: OpenedWindow | undefined,
) => LinkAttempt;

const reconnectTargetOf = (connection: Connection): AttemptTarget => ({
  platformKey: connection.integrationKey ?? connection.id,
  platformName: connection.platformName,
  connectionId: connection.id,
  integrationId: connection.integrationId,
  sourceId: connection.sourceId,
  sourceType: connection.sourceType,
});

/**
 * The part of linking that is always there: it opens the window in the click, loads the link manager, and hands the
 * window over. Everything else is the link manager's.
 */
export class Linking extends TypedEventTarget<LinkingEvents> {
  readonly #services: LinkingServices;
  readonly #notices: ConnectedNotices;
  readonly #starting = new Map<StartingAttempt, Begin>();
  /** Where the person has cancelled an attempt. */
  readonly #cancelledIn = new WeakMap<Attempt, StoreClient>();
  #manager: LinkManager | undefined;
  #isConnected = false;

  constructor(services: LinkingServices) {
    super();
    this.#services = services;
    this.#notices = new ConnectedNotices(services.clients);
  }

  /** Whether an attempt is under way, which must outlive an element that is only moved. */
  get isLive(): boolean {
    return this.#all.some(({ isLive }) => isLive) || (this.#manager?.isLive ?? false);
  }

  /** Whether this tab remembers an attempt, of which the server may still have to say that it is this company's. */
  get mayHaveReturned(): boolean {
    return this.#manager?.mayHaveReturned ?? hasStoredAttempt(this.#services.storeId);
  }

  /** Whether an attempt came back in this tab, so that the page continues where it left: the server has its connection. */
  get hasReturned(): boolean {
    return this.#manager?.hasReturned ?? false;
  }

  /** The latest attempt that started with this integration in a picker or button. */
  attemptFor(integration: Integration): Attempt | undefined {
    const isFor = ({ target }: Attempt) => target.platformKey === integration.key;
    return this.#all.reverse().find(isFor) ?? this.#manager?.attemptFor(integration);
  }

  /** The latest attempt about this connection. */
  attemptAbout(connectionId: string): Attempt | undefined {
    const isAbout = ({ target }: Attempt) => target.connectionId === connectionId;
    return this.#all.reverse().find(isAbout) ?? this.#manager?.attemptAbout(connectionId);
  }

  /** The attempt under way that is about this connection, or will be once it has asked for it. */
  underWay(connection: Connection | undefined): Attempt | undefined {
    const { all } = this.#services.connections;
    const isAbout = (attempt: Attempt) => isUnderWay(attempt, connection?.id, all);
    return this.#all.find(isAbout) ?? this.#manager?.underWay(connection);
  }

  /** Attempts about connections that are no longer there. */
  get strayAttempts(): readonly Attempt[] {
    return this.#manager?.strayAttempts ?? [];
  }

  /**
   * Whether this client shows an attempt: it started there, or in a client that is not in the page now. What the person has
   * cancelled is said there alone.
   */
  speaksFor(attempt: Attempt, client: StoreClient): boolean {
    const owner =
      attempt instanceof StartingAttempt ? attempt.owner : this.#manager?.ownerOf(attempt);
    const { state } = attempt;
    const by = state.kind === 'ended' && state.isByPerson && this.#cancelledIn.get(attempt);
    if (by) return by === client;
    return !owner || owner === client || !this.#services.clients.isHere(owner);
  }

  /** The person cancels an attempt, in this client. */
  cancel(attempt: LinkAttempt, client: StoreClient): void {
    this.#cancelledIn.set(attempt, client);
    void attempt.cancel();
  }

  /** The attempts that started in this client. */
  startedIn(client: StoreClient): Attempt[] {
    const starting = this.#all.filter(({ owner }) => owner === client);
    return [...(this.#manager?.startedIn(client) ?? []), ...starting];
  }

  /** Whether an earlier page of this tab started the attempt. */
  isResumed(attempt: Attempt): boolean {
    return !(attempt instanceof StartingAttempt) && !this.#manager?.ownerOf(attempt);
  }

  /**
   * Starts to link an integration, or continues. To be called in the click itself; or later, with the window that the
   * click has opened.
   */
  link(
    integration: Integration,
    options: LinkOptions,
    client: StoreClient,
    opened?: OpenedWindow,
  ): Attempt {
    const target = targetOf(integration);
    const known = this.attemptFor(integration);
    const continued = unfinishedOf(integration, this.#services.connections.all);
    const existing = known?.isLive ? known : (this.underWay(continued) ?? known);
    return this.#begin({ target, existing, options, client, opened }, (manager, how, window) =>
      manager.link(integration, target, how, client, window),
    );
  }

  /** Continues with a pending connection, or links a lost one again. To be called in the click itself. */
  reconnect(
    connection: Connection,
    options: LinkOptions,
    client: StoreClient,
    opened?: OpenedWindow,
  ): Attempt {
    const target = reconnectTargetOf(connection);
    const existing = this.underWay(connection) ?? this.attemptAbout(connection.id);
    return this.#begin({ target, existing, options, client, opened }, (manager, how, window) =>
      manager.reconnect(connection, target, how, client, window),
    );
  }

  /** Tries again what has ended without a link. To be called in the click itself. */
  retry(attempt: Attempt, options: LinkOptions, client: StoreClient): void {
    if (!(attempt instanceof StartingAttempt)) {
      this.#manager?.retry(attempt, options, client);
      return;
    }
    const begin = this.#starting.get(attempt);
    const { target } = attempt;
    if (begin) this.#begin({ target, existing: attempt, options, client }, begin);
  }

  /** Removes an attempt that has ended, and with it its notice. */
  dismiss(attempt: Attempt): void {
    if (attempt instanceof StartingAttempt) {
      if (attempt.isLive) return;
      this.#starting.delete(attempt);
      this.emit('change', undefined);
    } else this.#manager?.dismiss(attempt);
  }

  /** Handles the server's response about a connection; undefined if it is gone. */
  handleConnection(connectionId: string, connection: Connection | undefined): void {
    this.#manager?.handleConnection(connectionId, connection);
  }

  /** Handles that a connection is linked, and was not before: here or elsewhere. */
  handleLinked(connection: Connection, wasPending: boolean): void {
    for (const one of this.#all) if (isOvertaken(one, connection)) this.dismiss(one);
    const owner = this.#manager?.handleLinked(connection, wasPending);
    if (wasPending) this.#notices.notify(connection, owner);
  }

  /** Handles that the proxy's event stream has opened or closed. */
  streamChanged(): void {
    this.#manager?.streamChanged();
  }

  /** Resumes what `pause` stopped, now that an element shows the company. */
  resume(): void {
    this.#isConnected = true;
    if (!this.#manager && managerModule.value) this.#create(managerModule.value.LinkManager);
    this.#manager?.resume();
  }

  /** Resumes what earlier pages of this tab started: the tab was reloaded, or was redirected to the provider. */
  resumeStored(): void {
    if (this.#manager) this.#manager.resumeStored();
    else if (hasStoredAttempt(this.#services.storeId)) this.preload();
  }

  /** Leaves no timer, listener, channel, request or blank window. `last` is the client that was removed last. */
  pause(last: StoreClient): void {
    this.#isConnected = false;
    for (const attempt of this.#all) this.#abandon(attempt);
    this.#manager?.pause(last);
  }

  /** Whose the attempts are is not known any more, until a list has their connections. */
  forget(): void {
    this.#starting.clear();
    this.#manager?.forget();
  }

  /** Loads the code of linking ahead of its use. */
  preload(): void {
    void this.load().catch(() => undefined);
  }

  /** Loads the code of linking. Rejects with a CodatNetworkError. */
  async load(): Promise<LinkManager> {
    const { LinkManager: Manager } = await managerModule.load();
    if (this.#manager) return this.#manager;
    const manager = this.#create(Manager);
    if (this.#isConnected) {
      manager.resume();
      manager.resumeStored();
    }
    return manager;
  }

  get #all(): StartingAttempt[] {
    return [...this.#starting.keys()];
  }

  #create(Manager: typeof LinkManager): LinkManager {
    const manager = new Manager({ ...this.#services, notices: this.#notices });
    manager.addEventListener('change', () => this.emit('change', undefined));
    manager.addEventListener('linked', ({ detail }) => this.emit('linked', detail));
    this.#manager = manager;
    return manager;
  }

  #begin(start: Start, begin: Begin): Attempt {
    const { existing, options, opened } = start;
    if (existing instanceof StartingAttempt) {
      if (existing.isLive) {
        opened?.window?.close();
        existing.focus();
        return existing;
      }
      this.#starting.delete(existing);
    }
    const isShown = !options.panel || options.panel.value !== undefined || existing?.isLive;
    if (this.#manager && isShown) return begin(this.#manager, options, opened);
    return this.#startLoading(start, begin);
  }

  /** Opens the window in the click, and starts the attempt once its code is loaded. */
  #startLoading(start: Start, begin: Begin): StartingAttempt {
    const { target, options, client } = start;
    const known = this.#services.connections.list.value;
    const opened = start.opened ?? openLinkWindow(target, options);
    const attempt: StartingAttempt = new StartingAttempt(target, client, options, opened, () =>
      this.#abandon(attempt),
    );
    this.#starting.set(attempt, begin);
    this.emit('change', undefined);
    Promise.all([this.load(), options.panel?.load()])
      .then(([manager]) => {
        if (!attempt.isLive) return;
        this.#starting.delete(attempt);
        begin(manager, { ...options, trace: attempt.trace, known }, attempt.takeWindow());
      })
      .catch((error: unknown) => {
        if (!attempt.isLive) return;
        const failure = asCodatError(error);
        attempt.fail(failure);
        this.#reportEnd(attempt, { outcome: 'failed', errorCode: failure.code });
        this.emit('change', undefined);
      });
    return attempt;
  }

  #reportEnd(
    { trace, owner }: StartingAttempt,
    end: { outcome: LinkOutcome; errorCode?: string },
  ): void {
    this.#services.clients.report({ report: { name: 'outcome', ...end }, trace }, owner);
  }

  #abandon(attempt: StartingAttempt): void {
    if (!attempt.isLive) return;
    attempt.abandon();
    this.#starting.delete(attempt);
    const connection = placeholderConnection(attempt.target);
    const notification = { kind: 'link-end', connection, outcome: 'abandoned' } as const;
    this.#services.clients.notify(notification, attempt.owner);
    this.#reportEnd(attempt, { outcome: 'abandoned' });
    this.emit('change', undefined);
  }
}
