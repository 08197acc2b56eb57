import type { CodatClient } from '../api/client.js';
import type { CodatErrorCode } from '../api/errors.js';
import type { Connection, Integration } from '../api/schema.js';
import type { Scope } from '../api/scopes.js';
import type { ServerEvent } from '../api/server-events.js';
import { Announcements, newsOf } from './announcements.js';
import type { BrandingCache } from './catalog/branding-cache.js';
import { isLinkedSoftware } from './catalog/catalog.js';
import type { CatalogCache } from './catalog/catalog-cache.js';
import type { ConnectionChange } from './connections/connection-changes.js';
import { ConnectionStore } from './connections/connection-store.js';
import { givesData } from './connections/rules.js';
import { HostCredentials } from './host-credentials.js';
import { Linking } from './linking-part.js';
import { isPageHidden, onPageLifecycle } from './page-lifecycle.js';
import { Stream } from './stream-part.js';
import { Uploads } from './uploads-part.js';
import { Query } from './query.js';
import { StoreClients, type StoreClient } from './store-clients.js';
import { TypedEventTarget } from './typed-event-target.js';

/** When the user comes back to the page, connections older than this are read again. */
const STALE_AFTER_MS = 30_000;

/** What a proxy says to requests without the token or the headers that it asks for, also by its sign-in page. */
const refusals: readonly CodatErrorCode[] = ['unauthorized', 'forbidden'];

/** Whether the connection is linked now and was not before. */
const isLinkedAnew = ({ change, connection, previous }: ConnectionChange): boolean =>
  change !== 'removed' && previous?.status !== 'Linked' && isLinkedSoftware(connection);

/** One company on this page, shared by all elements that show it. Its parts dispatch events; the store wires them. */
export class CompanyStore extends TypedEventTarget<{
  /** What there is to show is another. */
  change: undefined;
  /** Something was linked: its data is synced next. */
  linked: undefined;
  /** Codat's servers have synced data: an event of the stream said so. */
  'server-read': undefined;
  /** What was read of the company counts no more. */
  forgotten: undefined;
}> {
  /** Identifies the store by proxy, company and credentials. */
  readonly id: string;
  readonly brandings: BrandingCache;
  readonly integrations: Query<Integration[]>;
  readonly linking: Linking;
  readonly uploads: Uploads;
  /** The API of the company, through the host's proxy. */
  readonly client: CodatClient;
  readonly announcements = new Announcements();
  /** When which connections were last seen being linked, on the clock of `performance.now()`. */
  readonly linkedAt = new Map<string, number>();
  /** How often it has forgotten what it knew: each time it may be of another person. */
  forgottenCount = 0;
  readonly #clients = new StoreClients();
  readonly #connections: ConnectionStore;
  readonly #stream: Stream;
  readonly #credentials: HostCredentials;
  #stopBrandings = new AbortController();
  #stopLifecycle: (() => void) | undefined;

  /**
   * `catalog`: where the integrations are kept for the next visit; undefined: they are not. `credentials`: what the client
   * takes its token and headers from.
   */
  constructor(
    id: string,
    client: CodatClient,
    brandings: BrandingCache,
    catalog?: CatalogCache,
    credentials = new HostCredentials(),
  ) {
    super();
    this.#credentials = credentials;
    this.id = id;
    this.client = client;
    this.brandings = brandings;
    this.integrations = new Query(
      async (signal) => {
        const integrations = await client.listIntegrations({ enabled: true, signal });
        return brandings.take(catalog?.keep(integrations) ?? integrations);
      },
      undefined,
      () => {
        const stored = catalog?.restore();
        return stored && brandings.take(stored);
      },
    );
    this.#stream = new Stream(id, client);
    this.#connections = new ConnectionStore(client, (ageMs) => this.#stream.covers(ageMs));
    this.linking = new Linking({
      storeId: id,
      proxyId: brandings.proxyId,
      client,
      connections: this.#connections,
      integrations: this.integrations,
      clients: this.#clients,
      stream: this.#stream,
    });
    this.uploads = new Uploads({
      client,
      storeId: id,
      proxyId: brandings.proxyId,
      connections: this.#connections,
      clients: this.#clients,
    });
    this.#wire();
  }

  /** The company's connections. */
  get connections(): Query<Connection[]> {
    return this.#connections.list;
  }

  /** Whether this page's user may do this, as far as the proxy has said. */
  allows(scope: Scope): boolean {
    return this.client.scopes?.has(scope) ?? true;
  }

  /** Whether an element shows the company. */
  get hasClients(): boolean {
    return this.#clients.size > 0;
  }

  /** An element that shows the company is given this for its requests. What was refused for want of it is asked again. */
  give(element: object, config: Parameters<HostCredentials['give']>[1]): void {
    if (!this.hasClients) this.#credentials.clear();
    if (this.#credentials.give(element, config)) void this.#retryRefused();
  }

  /** Forgets what it knows of the company, while nothing shows it: it may be another one by the time that something does. */
  forget(): void {
    this.connections.forget();
    this.uploads.forget();
    this.linking.forget();
    this.linkedAt.clear();
    this.forgottenCount++;
    this.emit('forgotten', undefined);
  }

  /** Adds an element that shows the company. The first one connects the store. */
  addClient(client: StoreClient): void {
    if (!this.hasClients) this.#connect();
    this.#clients.add(client);
    this.clientChanged(client);
  }

  /**
   * Removes an element that was taken out, or that shows another company now. The last one disconnects the store, and is
   * notified of what ends with it.
   */
  removeClient(client: StoreClient): void {
    this.#clients.remove(client, (last) => this.#disconnect(last));
    this.#credentials.leave(client);
    this.clientChanged(client);
  }

  /** Handles that an element shows the company, or no longer: the others show what began in it while it does not. */
  clientChanged(client: StoreClient): void {
    if (this.linking.startedIn(client).length > 0) this.emit('change', undefined);
  }

  /** Ends Codat's access; synced data is kept. Rejects with a CodatError. */
  async disconnect(connection: Connection, client: StoreClient): Promise<void> {
    const now = await this.#connections.unlink(connection.id);
    this.#onAction('disconnect', now, client);
  }

  /** Deletes a connection. Rejects with a CodatError. */
  async delete(connection: Connection, client: StoreClient): Promise<void> {
    await this.#connections.delete(connection.id);
    this.#onAction('delete', connection, client);
  }

  #onAction(kind: 'disconnect' | 'delete', connection: Connection, client: StoreClient): void {
    // The notice of its last attempt is out of date.
    const attempt = this.linking.attemptAbout(connection.id);
    if (attempt) this.linking.dismiss(attempt);
    this.#clients.notify({ kind, connection }, client);
  }

  #wire(): void {
    const { linking } = this;
    this.integrations.addEventListener('change', this.#onChange);
    this.uploads.addEventListener('change', this.#onChange);
    this.connections.addEventListener('change', this.#onChange);
    this.#connections.addEventListener('connection-change', ({ detail }) =>
      this.#onConnectionChange(detail),
    );
    this.#connections.addEventListener('connection-received', ({ detail }) =>
      linking.handleConnection(detail.connectionId, detail.connection),
    );
    this.#stream.addEventListener('server-event', ({ detail }) =>
      this.#onServerEvent(detail.event, detail.signal),
    );
    this.#stream.addEventListener('live-change', () => this.#onStreamChange());
    linking.addEventListener('change', this.#onChange);
    linking.addEventListener('linked', ({ detail: { connection, organisationChanged } }) => {
      if (givesData(connection)) this.#onLinked(connection.id);
      // The attempt's own notice says more of another organisation.
      if (!organisationChanged) this.announcements.announce({ kind: 'connected', connection });
    });
  }

  #onStreamChange(): void {
    // What an event of the stream before said, and could not be fetched, is asked for by nobody else.
    if (this.#stream.isLive && this.#connections.isStale(Infinity)) void this.connections.refresh();
    this.linking.streamChanged();
  }

  #onServerEvent(event: ServerEvent, signal: AbortSignal): void {
    if (event.type.startsWith('read.')) this.emit('server-read', undefined);
    else void this.#connections.handleEvent(event, signal);
  }

  #onLinked(connectionId: string): void {
    this.linkedAt.set(connectionId, performance.now());
    this.emit('linked', undefined);
  }

  #onConnectionChange(change: ConnectionChange): void {
    this.#clients.notifyAll({ kind: 'connection-change', ...change });
    const { connection, previous } = change;
    if (isLinkedAnew(change)) {
      if (givesData(connection)) this.#onLinked(connection.id);
      this.linking.handleLinked(connection, previous?.status === 'PendingAuth');
    }
    this.#announce(change);
  }

  #announce(change: ConnectionChange): void {
    const attempt = this.linking.attemptAbout(change.connection.id);
    const news = newsOf(change);
    const isConnected = news?.kind === 'connected';
    // An attempt announces its own end, and `linked` follows.
    const isAttempts = attempt?.isLive
      ? isConnected || change.previous?.status === 'PendingAuth'
      : isConnected && attempt && (attempt.mayBeLinkedLate || change.change === 'created');
    if (news && !isAttempts) this.announcements.announce(news);
  }

  #connect(): void {
    this.#stopBrandings = new AbortController();
    const { signal } = this.#stopBrandings;
    this.brandings.connect(this.client, signal);
    this.brandings.addEventListener('change', this.#onChange, { signal });
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

  #disconnect(last: StoreClient): void {
    this.#stopBrandings.abort();
    this.#stream.stop();
    this.#stopLifecycle?.();
    for (const query of [this.integrations, this.connections, this.uploads.files]) query.cancel();
    this.linking.pause(last);
  }

  readonly #refreshIfStale = () => {
    if (isPageHidden()) return;
    if (this.#connections.isStale(STALE_AFTER_MS)) void this.connections.refresh();
    // The user may have signed in again meanwhile, or the proxy have recovered.
    this.#refreshFailed();
  };

  async #retryRefused(): Promise<void> {
    for (const query of [this.connections, this.integrations, this.uploads.files]) {
      await query.pending;
      const { state } = query;
      const isRefused = state.kind === 'error' && refusals.includes(state.error.code);
      if (isRefused && this.hasClients) await query.retryFailed();
    }
  }

  /** Retries the query whose failure is shown first last: the other's failure would flash up in between. */
  readonly #refreshFailed = () =>
    void this.connections.retryFailed().then(() => this.integrations.retryFailed());

  readonly #onChange = () => {
    // Before the first list, an event has nothing to update.
    if (this.connections.value) this.#stream.load();
    this.emit('change', undefined);
  };
}
