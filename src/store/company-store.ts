import type { CodatClient } from '../api/client.js';
import type { Connection, Integration } from '../api/schema.js';
import { Announcements, newsOf } from './announcements.js';
import type { BrandingCache } from './catalog/branding-cache.js';
import type { ConnectionChange } from './connections/connection-changes.js';
import { ConnectionStore } from './connections/connection-store.js';
import { LinkManager } from './linking/link-manager.js';
import { isPageHidden, onPageLifecycle } from './page-lifecycle.js';
import { EventStream } from './stream/event-stream.js';
import { Query } from './query.js';
import type { StoreSubscriber } from './store-events.js';
import { SyncPoller } from './sync/sync-poller.js';

export type { StoreEvent, StoreSubscriber } from './store-events.js';

/** A page that comes back after longer than this looks whether anything changed elsewhere, in milliseconds. */
const STALE_AFTER_MS = 30_000;

/** One company as this page sees it: shared by all elements that show it. */
export class CompanyStore {
  /** Tells storeController apart: where the proxy is and whose company it is. */
  readonly id: string;
  readonly brandings: BrandingCache;
  readonly integrations: Query<Integration[]>;
  /** How far the reading of the company's data is. */
  readonly sync: SyncPoller;
  readonly linking: LinkManager;
  readonly announcements = new Announcements();
  readonly #subscribers = new Set<StoreSubscriber>();
  readonly #connections: ConnectionStore;
  readonly #stream: EventStream;
  #stopBrandings: (() => void) | undefined;
  #stopLifecycle: (() => void) | undefined;

  constructor(id: string, client: CodatClient, brandings: BrandingCache) {
    this.id = id;
    this.brandings = brandings;
    const changed = () => this.#changed();
    this.integrations = new Query(
      async (signal) => brandings.take(await client.listIntegrations({ enabled: true, signal })),
      changed,
    );
    this.#connections = new ConnectionStore(client, {
      changed,
      connectionChanged: (change) => this.#connectionChanged(change),
      onConnection: (connectionId, connection) =>
        this.linking.handleConnection(connectionId, connection),
      isCurrent: (age) => this.#stream.covers(age),
    });
    this.#stream = new EventStream(id, client, {
      onEvent: (event, signal) => {
        if (event.type.startsWith('read.')) this.sync.pollNow();
        else void this.#connections.handleEvent(event, signal);
      },
      changed: () => this.linking.streamChanged(),
    });
    this.sync = new SyncPoller(client, this.#connections.list, changed, (progress) =>
      this.announcements.announce({ kind: 'sync-complete', progress }),
    );
    this.linking = new LinkManager({
      id,
      client,
      connections: this.#connections,
      subscribers: this.#subscribers,
      changed,
      linked: ({ connection, organisationChanged }) => {
        this.sync.expect();
        // Of another organisation the attempt itself says more.
        if (!organisationChanged) this.announcements.announce({ kind: 'connected', connection });
      },
      isStreaming: () => this.#stream.isLive,
    });
  }

  /** The company's connections. */
  get connections(): Query<Connection[]> {
    return this.#connections.list;
  }

  /** Adds an element that shows the company. */
  subscribe(subscriber: StoreSubscriber): void {
    if (this.#subscribers.size === 0) this.#connect();
    this.#subscribers.add(subscriber);
  }

  /**
   * Removes an element that was taken out, or that shows another company now. The last one to leave puts the store
   * to rest, and is told of what ends with it.
   */
  unsubscribe(subscriber: StoreSubscriber): void {
    this.#subscribers.delete(subscriber);
    if (this.#subscribers.size === 0) this.#disconnect(subscriber);
  }

  /** Ends Codat's access; what was read is kept. Rejects with a CodatError. */
  async disconnect(connection: Connection, by: StoreSubscriber): Promise<void> {
    const now = await this.#connections.unlink(connection.id);
    // What was said of its link is of the past.
    const attempt = this.linking.attemptAbout(now.id);
    if (attempt) this.linking.dismiss(attempt);
    by.storeEvent({ kind: 'disconnect', connection: now });
  }

  /** Removes a connection for good. Rejects with a CodatError. */
  async delete(connection: Connection, by: StoreSubscriber): Promise<void> {
    await this.#connections.delete(connection.id);
    by.storeEvent({ kind: 'delete', connection });
  }

  #connectionChanged(change: ConnectionChange): void {
    for (const subscriber of [...this.#subscribers]) {
      subscriber.storeEvent({ kind: 'connection-change', ...change });
    }
    const { connection, previous } = change;
    this.#announce(change);
    const isDone = previous?.status === 'PendingAuth' && connection.status === 'Linked';
    if (isDone) this.linking.notifyConnected(connection);
  }

  #announce(change: ConnectionChange): void {
    const attempt = this.linking.attemptAbout(change.connection.id);
    const news = newsOf(change);
    // An attempt says itself how it ended, and `linked` follows.
    const isAttempts =
      attempt?.isLive && (news?.kind === 'connected' || change.previous?.status === 'PendingAuth');
    if (news && !isAttempts) this.announcements.announce(news);
  }

  #connect(): void {
    this.#stopBrandings = this.brandings.subscribe(() => this.#changed());
    this.#stopLifecycle = onPageLifecycle({
      focus: this.#refreshIfStale,
      online: this.#refreshFailed,
      visibilitychange: this.#refreshIfStale,
    });
    this.linking.resume();
    this.#refreshIfStale();
    this.#stream.start();
    this.linking.resumeStored();
  }

  #disconnect(last: StoreSubscriber): void {
    this.#stopBrandings?.();
    this.#stream.stop();
    this.#stopLifecycle?.();
    for (const resource of [this.integrations, this.connections]) resource.cancel();
    this.linking.pause(last);
  }

  readonly #refreshIfStale = () => {
    if (isPageHidden()) return;
    if (this.#connections.isStale(STALE_AFTER_MS)) void this.connections.refresh();
    // Whoever comes back may have signed in again meanwhile, or the trouble be over.
    this.#refreshFailed();
  };

  /** The one whose failure is shown first comes last: else the other's would flash up in between. */
  readonly #refreshFailed = () =>
    void this.connections.retryFailed().then(() => this.integrations.retryFailed());

  #changed(): void {
    this.sync.reconsider();
    for (const subscriber of this.#subscribers) subscriber.storeChanged();
  }
}
