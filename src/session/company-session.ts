import type { CodatClient } from '../api/client.js';
import type { Connection, Integration } from '../api/schema.js';
import type { Brandings } from './brandings.js';
import type { ConnectionChange } from './connection-changes.js';
import { ConnectionStore } from './connection-store.js';
import type { AttemptEvent, AttemptTarget, LinkOptions } from './attempt-types.js';
import { LinkAttempt } from './link-attempt.js';
import { linkableAgain, linkableFor } from './linkable-connection.js';
import { recallAttempts } from './link-memory.js';
import { linkModes } from './link-window.js';
import { connectionsOf } from './matching.js';
import { Resource } from './resource.js';

/** What a session tells. A change goes to everyone who shows the company, all else to one of them. */
export type SessionEvent =
  | ({ kind: 'connection-change' } & ConnectionChange)
  | {
      kind: 'connection-started' | 'connection' | 'disconnect' | 'reconnect' | 'delete';
      connection: Connection;
    }
  | AttemptEvent;

/** An element that shows the company. */
export interface SessionSubscriber {
  /** Something to show is different. */
  sessionChanged(): void;
  /** Something happened. Returns false if the host page prevented it. */
  sessionEvent(event: SessionEvent): boolean;
}

/** A page that comes back after longer than this looks whether anything changed elsewhere, in milliseconds. */
const staleAfter = 30_000;

/** One company as this page sees it: shared by all elements that show it. */
export class CompanySession {
  /** Tells sessions apart: where the proxy is and whose company it is. */
  readonly id: string;
  readonly brandings: Brandings;
  readonly integrations: Resource<Integration[]>;
  readonly #client: CodatClient;
  readonly #subscribers = new Set<SessionSubscriber>();
  readonly #attempts = new Map<LinkAttempt, SessionSubscriber | undefined>();
  readonly #connections: ConnectionStore;
  /** Connections of which it was told that they are linked. */
  readonly #connected = new Set<string>();
  #stopBrandings: (() => void) | undefined;

  constructor(id: string, client: CodatClient, brandings: Brandings) {
    this.id = id;
    this.#client = client;
    this.brandings = brandings;
    const changed = () => this.#changed();
    this.integrations = new Resource(
      (signal) => client.listIntegrations({ enabled: true, signal }),
      changed,
    );
    this.#connections = new ConnectionStore(client, {
      changed,
      connectionChanged: (change) => this.#connectionChanged(change),
      heard: (connectionId, connection) => {
        for (const attempt of [...this.#attempts.keys()]) {
          if (isAbout(attempt, connectionId)) attempt.observe(connection);
        }
      },
    });
  }

  /** The company's connections. */
  get connections(): Resource<Connection[]> {
    return this.#connections.list;
  }

  /** Whether an attempt is under way, which must outlive an element that is only moved. */
  get isLinking(): boolean {
    return [...this.#attempts.keys()].some((attempt) => attempt.isLive);
  }

  /** Whether an attempt came back in this tab, so that the page goes on where it left. */
  get hasReturned(): boolean {
    return [...this.#attempts.values()].includes(undefined);
  }

  /** Counts an element in. Returns how to leave; the last one to leave puts the session to rest. */
  subscribe(subscriber: SessionSubscriber): () => void {
    if (this.#subscribers.size === 0) this.#wake();
    this.#subscribers.add(subscriber);
    return () => {
      this.#subscribers.delete(subscriber);
      if (this.#subscribers.size === 0) this.#rest();
    };
  }

  /** The attempts that began with this integration in a picker or button, the latest first. */
  attemptFor(integration: Integration): LinkAttempt | undefined {
    return this.#attempt(({ target }) => target.platformKey === integration.key);
  }

  /** The attempt about this connection, the latest first. */
  attemptAbout(connectionId: string): LinkAttempt | undefined {
    return this.#attempt((attempt) => isAbout(attempt, connectionId));
  }

  /** Whether an attempt's words belong to this element: it began there, or nowhere that still is. */
  speaksFor(attempt: LinkAttempt, subscriber: SessionSubscriber): boolean {
    const owner = this.#attempts.get(attempt);
    return !owner || owner === subscriber || !this.#subscribers.has(owner);
  }

  /** The integration as the company has it: its connections, the most telling first. */
  connectionsOf(integration: Integration): Connection[] {
    return connectionsOf(integration, this.#connections.all);
  }

  /** Begins to link an integration, or goes on with it. To be called in the click itself. */
  link(integration: Integration, options: LinkOptions, by: SessionSubscriber): LinkAttempt {
    const target = { platformKey: integration.key, platformName: integration.name };
    return this.#begin(target, this.attemptFor(integration), options, by, (signal) =>
      linkableFor(integration, this.#connections, this.#client, signal),
    );
  }

  /** Goes on with a pending connection, or links a lost one again. To be called in the click itself. */
  relink(
    connection: Connection,
    options: LinkOptions,
    by: SessionSubscriber,
    target: AttemptTarget = {
      platformKey: connection.integrationKey ?? connection.id,
      platformName: connection.platformName,
    },
  ): LinkAttempt {
    return this.#begin(
      { ...target, connectionId: connection.id },
      this.attemptAbout(connection.id),
      options,
      by,
      (signal) => linkableAgain(connection, this.#connections, signal),
    );
  }

  /** Tries again what has ended without a link. To be called in the click itself. */
  retry({ connection, target }: LinkAttempt, options: LinkOptions, by: SessionSubscriber): void {
    const integration = this.integrations.value?.find(({ key }) => key === target.platformKey);
    if (connection) this.relink(connection, options, by, target);
    else if (integration) this.link(integration, options, by);
  }

  /** Forgets an attempt that has ended, so that its words are no longer shown. */
  dismiss(attempt: LinkAttempt): void {
    if (attempt.isLive) return;
    this.#attempts.delete(attempt);
    this.#changed();
  }

  /** Ends Codat's access; what was read is kept. Rejects with a CodatError. */
  async disconnect(connection: Connection, by: SessionSubscriber): Promise<void> {
    const now = await this.#client.unlinkConnection(connection.id);
    this.#connections.received(now);
    by.sessionEvent({ kind: 'disconnect', connection: now });
  }

  /** Removes a connection for good. Rejects with a CodatError. */
  async delete(connection: Connection, by: SessionSubscriber): Promise<void> {
    await this.#client.deleteConnection(connection.id);
    this.#connections.removed(connection.id);
    by.sessionEvent({ kind: 'delete', connection });
  }

  #attempt(matches: (attempt: LinkAttempt) => boolean): LinkAttempt | undefined {
    return [...this.#attempts.keys()].reverse().find(matches);
  }

  #begin(
    target: AttemptTarget,
    existing: LinkAttempt | undefined,
    options: LinkOptions,
    by: SessionSubscriber,
    prepare: (signal: AbortSignal) => Promise<Connection>,
  ): LinkAttempt {
    if (existing?.isLive) {
      existing.reopen(options);
      return existing;
    }
    if (existing) this.#attempts.delete(existing);
    const attempt = this.#createAttempt(target, options, by, async (signal) => {
      const connection = await prepare(signal);
      this.#tellStarted(connection, by);
      return connection;
    });
    attempt.start();
    return attempt;
  }

  #createAttempt(
    target: AttemptTarget,
    options: LinkOptions,
    by: SessionSubscriber | undefined,
    prepare: (signal: AbortSignal) => Promise<Connection>,
  ): LinkAttempt {
    const attempt = new LinkAttempt(target, options, {
      id: this.id,
      prepare,
      fetch: (connectionId, signal) => this.#connections.fetch(connectionId, signal),
      announce: (event) => {
        const isLinked = event.kind === 'link-end' && event.outcome === 'linked';
        const wasLost = attempt.statusBefore !== 'PendingAuth';
        // After a trip in this tab no list has told of it: this page never saw it pending.
        if (isLinked && !wasLost) this.#tellConnected(event.connection, by);
        const proceeds = this.#tellOne(event, by);
        if (isLinked && wasLost) {
          this.#tellOne({ kind: 'reconnect', connection: event.connection }, by);
        }
        return proceeds;
      },
      changed: () => this.#changed(),
    });
    this.#attempts.set(attempt, by);
    return attempt;
  }

  #tellStarted(connection: Connection, to: SessionSubscriber | undefined): void {
    if (connection.status === 'PendingAuth') {
      this.#tellOne({ kind: 'connection-started', connection }, to);
    }
  }

  #connectionChanged(change: ConnectionChange): void {
    for (const subscriber of [...this.#subscribers]) {
      subscriber.sessionEvent({ kind: 'connection-change', ...change });
    }
    const { connection, previous } = change;
    if (previous?.status !== 'PendingAuth' || connection.status !== 'Linked') return;
    const attempt = this.attemptAbout(connection.id);
    this.#tellConnected(connection, attempt && this.#attempts.get(attempt));
  }

  #tellConnected(connection: Connection, to: SessionSubscriber | undefined): void {
    if (this.#connected.has(connection.id)) return;
    this.#connected.add(connection.id);
    this.#tellOne({ kind: 'connection', connection }, to);
  }

  /** To the one it concerns, or to anybody once that one is gone. */
  #tellOne(event: SessionEvent, to: SessionSubscriber | undefined): boolean {
    const [anybody] = this.#subscribers;
    const receiver = to && this.#subscribers.has(to) ? to : anybody;
    return receiver?.sessionEvent(event) ?? true;
  }

  #wake(): void {
    this.#stopBrandings = this.brandings.subscribe(() => this.#changed());
    window.addEventListener('focus', this.#refreshIfStale);
    window.addEventListener('online', this.#refreshFailed);
    document.addEventListener('visibilitychange', this.#refreshIfStale);
    for (const attempt of this.#attempts.keys()) attempt.unpause();
    this.#refreshIfStale();
    this.#takeUpAttempts();
  }

  #rest(): void {
    this.#stopBrandings?.();
    window.removeEventListener('focus', this.#refreshIfStale);
    window.removeEventListener('online', this.#refreshFailed);
    document.removeEventListener('visibilitychange', this.#refreshIfStale);
    this.integrations.cancel();
    this.connections.cancel();
    for (const attempt of this.#attempts.keys()) attempt.pause();
  }

  /** Goes on with what earlier pages of this tab began: it was reloaded, or has been at the provider's. */
  #takeUpAttempts(): void {
    for (const remembered of recallAttempts()) {
      const { session, connectionId, platformKey, platformName } = remembered;
      if (session !== this.id || this.attemptAbout(connectionId)) continue;
      const mode = linkModes.find((known) => known === remembered.mode) ?? linkModes[0];
      const attempt = this.#createAttempt(
        { platformKey, platformName, connectionId },
        { mode, words: { title: platformName, message: '' } },
        undefined,
        (signal) => this.#connections.fetch(connectionId, signal),
      );
      attempt.resume(remembered);
    }
  }

  readonly #refreshIfStale = () => {
    if (document.hidden || this.connections.state.kind !== 'ready') return;
    if (this.connections.age > staleAfter) void this.connections.refresh();
  };

  readonly #refreshFailed = () => {
    for (const resource of [this.integrations, this.connections]) {
      if (resource.state.kind === 'error') void resource.refresh();
    }
  };

  #changed(): void {
    for (const subscriber of this.#subscribers) subscriber.sessionChanged();
  }
}

const isAbout = ({ connection, target }: LinkAttempt, connectionId: string) =>
  (connection?.id ?? target.connectionId) === connectionId;
