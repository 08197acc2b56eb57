import type { CodatClient } from '../api/client.js';
import type { Connection, Integration } from '../api/schema.js';
import { Attempts, isAbout } from './attempts.js';
import type { Brandings } from './brandings.js';
import type { ConnectionChange } from './connection-changes.js';
import { ConnectionStore } from './connection-store.js';
import type { AttemptTarget, LinkOptions, Prepare } from './attempt-types.js';
import { LinkAttempt } from './link-attempt.js';
import { linkableAgain, linkableFor } from './linkable-connection.js';
import { recallAttempts } from './link-memory.js';
import { linkModes } from './link-window.js';
import { Push } from './push.js';
import { Resource } from './resource.js';
import type { SessionEvent, SessionSubscriber } from './session-events.js';
import { SyncWatch } from './sync-watch.js';

export type { SessionEvent, SessionSubscriber } from './session-events.js';

export type { LinkOptions } from './attempt-types.js';

/** A page that comes back after longer than this looks whether anything changed elsewhere, in milliseconds. */
const staleAfter = 30_000;

/** One company as this page sees it: shared by all elements that show it. */
export class CompanySession {
  /** Tells sessions apart: where the proxy is and whose company it is. */
  readonly id: string;
  readonly brandings: Brandings;
  readonly integrations: Resource<Integration[]>;
  /** How far the reading of the company's data is. */
  readonly sync: SyncWatch;
  readonly #client: CodatClient;
  readonly #subscribers = new Set<SessionSubscriber>();
  readonly #attempts = new Attempts();
  /** How each attempt comes to its connection. */
  readonly #preparations = new WeakMap<LinkAttempt, Prepare>();
  readonly #connections: ConnectionStore;
  readonly #push: Push;
  /** Connections of which it was told that they are linked. */
  readonly #connected = new Set<string>();
  #stopBrandings: (() => void) | undefined;

  constructor(id: string, client: CodatClient, brandings: Brandings) {
    this.id = id;
    this.#client = client;
    this.brandings = brandings;
    const changed = () => this.#changed();
    this.integrations = new Resource(
      async (signal) => brandings.take(await client.listIntegrations({ enabled: true, signal })),
      changed,
    );
    this.#connections = new ConnectionStore(client, {
      changed,
      connectionChanged: (change) => this.#connectionChanged(change),
      heard: (connectionId, connection) => {
        for (const attempt of this.#attempts.all) {
          if (isAbout(attempt, connectionId)) attempt.observe(connection);
        }
      },
      isCurrent: (age) => this.#push.covers(age),
    });
    this.#push = new Push(id, client, {
      heard: (event, signal) => {
        if (event.type.startsWith('read.')) this.sync.hasten();
        else void this.#connections.told(event, signal);
      },
      changed: () => this.#attempts.all.forEach((attempt) => attempt.pushChanged()),
    });
    this.sync = new SyncWatch(client, this.#connections.list, changed);
  }

  /** The company's connections. */
  get connections(): Resource<Connection[]> {
    return this.#connections.list;
  }

  /** Whether an attempt is under way, which must outlive an element that is only moved. */
  get isLinking(): boolean {
    return this.#attempts.isLinking;
  }

  /** Whether an attempt came back in this tab, so that the page goes on where it left. */
  get hasReturned(): boolean {
    return this.#attempts.hasReturned;
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
    return this.#attempts.latest(({ target }) => target.platformKey === integration.key);
  }

  /** The attempt about this connection, the latest first. */
  attemptAbout(connectionId: string): LinkAttempt | undefined {
    return this.#attempts.latest((attempt) => isAbout(attempt, connectionId));
  }

  /** Attempts about connections that are no longer there. */
  get strayAttempts(): LinkAttempt[] {
    return this.#attempts.straysOf(this.#connections.all);
  }

  /** Whether an attempt's words belong to this element: it began there, or nowhere that still is. */
  speaksFor(attempt: LinkAttempt, subscriber: SessionSubscriber): boolean {
    const owner = this.#attempts.ownerOf(attempt);
    return !owner || owner === subscriber || !this.#subscribers.has(owner);
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
  retry(attempt: LinkAttempt, options: LinkOptions, by: SessionSubscriber): void {
    const { target } = attempt;
    const connection = this.#connections.all.find(({ id }) => isAbout(attempt, id));
    const prepare = this.#preparations.get(attempt);
    if (connection) this.relink(connection, options, by, target);
    else if (prepare) this.#begin(target, attempt, options, by, prepare);
  }

  /** Forgets an attempt that has ended, so that its words are no longer shown. */
  dismiss(attempt: LinkAttempt): void {
    if (attempt.isLive) return;
    this.#attempts.delete(attempt);
    this.#changed();
  }

  /** Ends Codat's access; what was read is kept. Rejects with a CodatError. */
  async disconnect(connection: Connection, by: SessionSubscriber): Promise<void> {
    const now = await this.#connections.unlink(connection.id);
    // What was said of its link is of the past.
    const attempt = this.attemptAbout(now.id);
    if (attempt) this.dismiss(attempt);
    by.sessionEvent({ kind: 'disconnect', connection: now });
  }

  /** Removes a connection for good. Rejects with a CodatError. */
  async delete(connection: Connection, by: SessionSubscriber): Promise<void> {
    await this.#connections.delete(connection.id);
    by.sessionEvent({ kind: 'delete', connection });
  }

  #begin(
    target: AttemptTarget,
    existing: LinkAttempt | undefined,
    options: LinkOptions,
    by: SessionSubscriber,
    prepare: Prepare,
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
    this.#preparations.set(attempt, prepare);
    attempt.start();
    return attempt;
  }

  #createAttempt(
    target: AttemptTarget,
    options: LinkOptions,
    by: SessionSubscriber | undefined,
    prepare: Prepare,
  ): LinkAttempt {
    const attempt = new LinkAttempt(target, options, {
      id: this.id,
      prepare,
      fetch: (connectionId, signal) => this.#connections.fetch(connectionId, signal),
      announce: (event) => {
        const isLinked = event.kind === 'link-end' && event.outcome === 'linked';
        const wasLost = attempt.statusBefore !== 'PendingAuth';
        if (isLinked) this.sync.expect();
        if (isLinked) this.#attempts.answerLate(attempt);
        // After a trip in this tab no list has told of it: this page never saw it pending.
        if (isLinked && !wasLost) this.#tellConnected(event.connection, by);
        const proceeds = this.#tellOne(event, by);
        if (isLinked && wasLost) {
          this.#tellOne({ kind: 'reconnect', connection: event.connection }, by);
        }
        return proceeds;
      },
      changed: () => this.#changed(),
      isPushed: () => this.#push.isLive,
    });
    this.#attempts.add(attempt, by);
    return attempt;
  }

  #tellStarted(connection: Connection, to: SessionSubscriber | undefined): void {
    if (connection.status !== 'PendingAuth') return;
    this.#tellOne({ kind: 'connection-started', connection }, to);
  }

  #connectionChanged(change: ConnectionChange): void {
    for (const subscriber of [...this.#subscribers]) {
      subscriber.sessionEvent({ kind: 'connection-change', ...change });
    }
    const { connection, previous } = change;
    if (previous?.status !== 'PendingAuth' || connection.status !== 'Linked') return;
    const attempt = this.attemptAbout(connection.id);
    this.#tellConnected(connection, attempt && this.#attempts.ownerOf(attempt));
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
    for (const attempt of this.#attempts.all) attempt.unpause();
    this.#refreshIfStale();
    this.#push.start();
    this.#takeUpAttempts();
  }

  #rest(): void {
    this.#stopBrandings?.();
    this.#push.stop();
    window.removeEventListener('focus', this.#refreshIfStale);
    window.removeEventListener('online', this.#refreshFailed);
    document.removeEventListener('visibilitychange', this.#refreshIfStale);
    for (const resource of [this.integrations, this.connections]) resource.cancel();
    this.#attempts.pause();
  }

  /** Goes on with what earlier pages of this tab began: it was reloaded, or has been at the provider's. */
  #takeUpAttempts(): void {
    for (const remembered of recallAttempts()) {
      const { session, connectionId, platformKey, platformName } = remembered;
      if (session !== this.id || this.attemptAbout(connectionId)) continue;
      const mode = linkModes.find((known) => known === remembered.mode) ?? linkModes[0];
      const target = { platformKey, platformName, connectionId };
      const options = { mode, words: { title: platformName, message: '' } };
      const prepare: Prepare = (signal) => this.#connections.fetch(connectionId, signal);
      const attempt = this.#createAttempt(target, options, undefined, prepare);
      this.#preparations.set(attempt, prepare);
      attempt.resume(remembered);
    }
  }

  readonly #refreshIfStale = () => {
    if (document.hidden) return;
    if (this.#connections.isStale(staleAfter)) void this.connections.refresh();
    // Whoever comes back may have signed in again meanwhile, or the trouble be over.
    this.#refreshFailed();
  };

  /** The one whose failure is shown first comes last: else the other's would flash up in between. */
  readonly #refreshFailed = () =>
    void this.connections.retryFailed().then(() => this.integrations.retryFailed());

  #changed(): void {
    this.sync.reconsider();
    for (const subscriber of this.#subscribers) subscriber.sessionChanged();
  }
}
