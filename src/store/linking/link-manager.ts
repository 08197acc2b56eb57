import type { CodatClient } from '../../api/client.js';
import type { Connection, Integration } from '../../api/schema.js';
import { answerClaims, isFollowedByAnotherCopy } from './attempt-claims.js';
import { Attempts, isAbout } from './attempts.js';
import type { AttemptEvent, AttemptTarget, LinkOptions, Prepare } from './attempt-types.js';
import type { AttemptResult } from './attempt-result.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import { Creations } from './create-connection.js';
import { LinkAttempt } from './link-attempt.js';
import { loadAttempts } from './attempt-storage.js';
import { linkModes } from '../link-window.js';
import { prepareReconnect, getOrCreateConnection } from './prepare-connection.js';
import type { StoreEvent, StoreSubscriber } from '../store-events.js';

/** What linking needs of the store that it is a part of. */
export interface LinkManagerHost {
  /** The store's id, under which attempts are remembered. */
  readonly id: string;
  readonly client: CodatClient;
  readonly connections: ConnectionStore;
  readonly subscribers: ReadonlySet<StoreSubscriber>;
  /** Something to show is different. */
  changed(): void;
  /** An attempt has ended with a link: there will be data to sync. */
  linked(ending: { connection: Connection } & AttemptResult): void;
  /** Whether the proxy tells what happens to the company. */
  isStreaming(): boolean;
}

/** All linking of one company on this page: begins attempts, takes them up again, and says who is told of them. */
export class LinkManager {
  readonly #host: LinkManagerHost;
  readonly #attempts = new Attempts();
  readonly #creations: Creations;
  /** How each attempt comes to its connection. */
  readonly #preparations = new WeakMap<LinkAttempt, Prepare>();
  /** Connections of which it was told that they are linked. */
  readonly #connected = new Set<string>();
  #stopClaims: (() => void) | undefined;
  /** The element that leaves last, while it is told of what ends with it. */
  #last: StoreSubscriber | undefined;

  constructor(host: LinkManagerHost) {
    this.#host = host;
    this.#creations = new Creations(host.id, host.client);
  }

  /** Whether an attempt is under way, which must outlive an element that is only moved. */
  get isLive(): boolean {
    return this.#attempts.isLinking;
  }

  /** Whether an attempt came back in this tab, so that the page goes on where it left. */
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

  /** Attempts about connections that are no longer there. */
  get strayAttempts(): LinkAttempt[] {
    return this.#attempts.straysOf(this.#host.connections.all);
  }

  /** Whether an attempt's words belong to this element: it began there, or nowhere that still is. */
  speaksFor(attempt: LinkAttempt, subscriber: StoreSubscriber): boolean {
    const owner = this.#attempts.ownerOf(attempt);
    const isHere = owner && !owner.isAway && this.#host.subscribers.has(owner);
    return !isHere || owner === subscriber;
  }

  /** Begins to link an integration, or goes on with it. To be called in the click itself. */
  link(integration: Integration, options: LinkOptions, by: StoreSubscriber): LinkAttempt {
    const { connections } = this.#host;
    const {
      key: platformKey,
      name: platformName,
      integrationId,
      sourceId,
      sourceType,
    } = integration;
    const target = { platformKey, platformName, integrationId, sourceId, sourceType };
    return this.#begin(target, this.attemptFor(integration), options, by, (signal) =>
      getOrCreateConnection(integration, connections, this.#creations, signal),
    );
  }

  /** Goes on with a pending connection, or links a lost one again. To be called in the click itself. */
  reconnect(
    connection: Connection,
    options: LinkOptions,
    by: StoreSubscriber,
    target: AttemptTarget = {
      platformKey: connection.integrationKey ?? connection.id,
      platformName: connection.platformName,
      integrationId: connection.integrationId,
      sourceId: connection.sourceId,
      sourceType: connection.sourceType,
    },
  ): LinkAttempt {
    return this.#begin(
      { ...target, connectionId: connection.id },
      this.attemptAbout(connection.id),
      options,
      by,
      (signal) => prepareReconnect(connection, this.#host.connections, signal),
    );
  }

  /** Tries again what has ended without a link. To be called in the click itself. */
  retry(attempt: LinkAttempt, options: LinkOptions, by: StoreSubscriber): void {
    const { target } = attempt;
    const connection = this.#host.connections.all.find(({ id }) => isAbout(attempt, id));
    const prepare = this.#preparations.get(attempt);
    if (connection) this.reconnect(connection, options, by, target);
    else if (prepare) this.#begin(target, attempt, options, by, prepare);
  }

  /** Forgets an attempt that has ended, so that its words are no longer shown. */
  dismiss(attempt: LinkAttempt): void {
    if (attempt.isLive) return;
    attempt.abandon();
    this.#attempts.delete(attempt);
    this.#host.changed();
  }

  /** The server has spoken of this connection; undefined if it is gone. */
  handleConnection(connectionId: string, connection: Connection | undefined): void {
    for (const attempt of this.#attempts.all) {
      if (isAbout(attempt, connectionId)) attempt.observe(connection);
    }
  }

  /** The connection is not pending any more but linked, by whoever's doing. */
  notifyConnected(connection: Connection): void {
    const attempt = this.attemptAbout(connection.id);
    for (const failed of this.#attempts.withoutConnection(connection.integrationKey)) {
      this.dismiss(failed);
    }
    this.#notifyConnected(connection, attempt && this.#attempts.ownerOf(attempt));
  }

  /** The proxy has begun to tell what happens, or has stopped. */
  streamChanged(): void {
    for (const attempt of this.#attempts.all) attempt.streamChanged();
  }

  /**
   * Rests: no timer, listener, channel or request is left. Nobody shows the company any more: attempts of elements that
   * were taken out wait until one shows it again. An element that is still in the page shows another company now, and
   * says of what began in it that it is abandoned.
   */
  pause(last: StoreSubscriber): void {
    this.#stopClaims?.();
    this.#last = last;
    this.#attempts.pause((owner) => [owner, last].some((one) => one && !one.isAway));
    this.#last = undefined;
  }

  /** Goes on after `pause`. */
  resume(): void {
    this.#stopClaims = answerClaims(this.#host.id, (connectionId) =>
      Boolean(this.attemptAbout(connectionId)),
    );
    for (const attempt of this.#attempts.all) attempt.unpause();
  }

  /** Goes on with what earlier pages of this tab began: it was reloaded, or has been at the provider's. */
  resumeStored(): void {
    for (const remembered of loadAttempts()) {
      const { store, connectionId, platformKey, platformName } = remembered;
      if (store !== this.#host.id || this.attemptAbout(connectionId)) continue;
      if (isFollowedByAnotherCopy(store, connectionId)) continue;
      const mode = linkModes.find((known) => known === remembered.mode) ?? linkModes[0];
      const target = { platformKey, platformName, connectionId };
      const options = { mode, words: { title: platformName, message: '' } };
      const prepare: Prepare = (signal) => this.#host.connections.fetch(connectionId, signal);
      const attempt = this.#create(target, options, undefined, prepare);
      this.#preparations.set(attempt, prepare);
      attempt.resume(remembered);
    }
  }

  #begin(
    target: AttemptTarget,
    existing: LinkAttempt | undefined,
    options: LinkOptions,
    by: StoreSubscriber,
    prepare: Prepare,
  ): LinkAttempt {
    if (existing?.isLive) {
      existing.reopen(options);
      return existing;
    }
    if (existing) {
      existing.abandon();
      this.#attempts.delete(existing);
    }
    const attempt = this.#create(target, options, by, async (signal) => {
      const connection = await prepare(signal);
      if (connection.status === 'PendingAuth') {
        this.#notifyOne({ kind: 'connection-started', connection }, by);
      }
      return connection;
    });
    this.#preparations.set(attempt, prepare);
    attempt.start();
    return attempt;
  }

  #create(
    target: AttemptTarget,
    options: LinkOptions,
    by: StoreSubscriber | undefined,
    prepare: Prepare,
  ): LinkAttempt {
    const { id, connections } = this.#host;
    const attempt: LinkAttempt = new LinkAttempt(target, options, {
      id,
      prepare,
      fetch: (connectionId, signal) => connections.fetch(connectionId, signal),
      announce: (event) => this.#announce(event, attempt, by),
      changed: () => this.#host.changed(),
      linkedLate: (connection) => this.#linked(connection, attempt, by),
      dropped: () => this.dismiss(attempt),
      isStreaming: () => this.#host.isStreaming(),
    });
    this.#attempts.add(attempt, by);
    return attempt;
  }

  #announce(event: AttemptEvent, attempt: LinkAttempt, by: StoreSubscriber | undefined): boolean {
    const { connection } = event;
    const isLinked = event.kind === 'link-end' && event.outcome === 'linked';
    const wasLost = attempt.statusBefore !== 'PendingAuth';
    if (event.kind === 'link-end') this.#answerLate(attempt, isLinked);
    // After a trip in this tab no list has told of it: this page never saw it pending.
    if (isLinked && !wasLost) this.#linked(connection, attempt, by);
    const proceeds = this.#notifyOne(event, by);
    if (isLinked && wasLost) this.#linked(connection, attempt, by);
    return proceeds;
  }

  #linked(connection: Connection, attempt: LinkAttempt, by: StoreSubscriber | undefined): void {
    const { state } = attempt;
    if (state.kind === 'ended') this.#host.linked({ ...state, connection });
    if (attempt.statusBefore === 'PendingAuth') this.#notifyConnected(connection, by);
    else this.#notifyOne({ kind: 'reconnect', connection }, by);
  }

  #answerLate(attempt: LinkAttempt, isLinked: boolean): void {
    this.#attempts.answerLate(attempt, () => {
      // Whoever cancelled here may have gone on over there: it may be linked after all.
      if (!isLinked) void this.#host.connections.list.refresh();
    });
  }

  #notifyConnected(connection: Connection, to: StoreSubscriber | undefined): void {
    if (this.#connected.has(connection.id)) return;
    this.#connected.add(connection.id);
    this.#notifyOne({ kind: 'connection', connection }, to);
  }

  /**
   * To the one it concerns, or to anybody once that one is gone; while it is only away, to one that is here. Once nobody
   * shows the company any more: to the one it concerns as long as that is in the page, or to the last that left.
   */
  #notifyOne(event: StoreEvent, to: StoreSubscriber | undefined): boolean {
    const subscribers = [...this.#host.subscribers];
    const isLeft = subscribers.length === 0;
    const owner = to && (isLeft || subscribers.includes(to)) ? to : undefined;
    const here = subscribers.find(({ isAway }) => !isAway);
    const other = here ?? this.#last ?? owner ?? subscribers[0];
    const receiver = owner && !owner.isAway ? owner : other;
    return receiver?.storeEvent(event) ?? true;
  }
}
