import type { CodatClient } from '../../api/client.js';
import { pause } from '../../api/abort.js';
import { isGone } from '../../api/errors.js';
import { isConflict } from '../../api/failures.js';
import type { Connection } from '../../api/schema.js';
import type { ServerEvent } from '../../api/server-events.js';
import { diffConnections, type ConnectionChange } from './connection-changes.js';
import { isStale } from './is-stale.js';
import { Query } from '../query.js';
import { TypedEventTarget } from '../typed-event-target.js';

/** After a server event, a failed request for its connection is sent again after this pause. */
const RETRY_MS = 15_000;

/** The detail of a connection store's events, by type. */
interface ConnectionStoreEvents {
  /** A connection was created, updated or removed. */
  'connection-change': ConnectionChange;
  /** The server has responded with this connection; undefined if it is gone. */
  'connection-received': { connectionId: string; connection: Connection | undefined };
}

/** Whether a list that was read `ageMs` ago, and updated since, is the server's current one. */
export type IsCurrent = (ageMs: number) => boolean;

/** The company's connections: the one copy of them, updated by every response that holds a connection. */
export class ConnectionStore extends TypedEventTarget<ConnectionStoreEvents> {
  readonly list: Query<Connection[]>;
  readonly #client: CodatClient;
  readonly #isListCurrent: IsCurrent;
  /**
   * The last response about each single connection (undefined: it is gone), and when it was requested, counted in
   * requests: a list that was requested earlier must not undo it.
   */
  readonly #received = new Map<string, { askedAt: number; connection: Connection | undefined }>();
  /** Connections that are known to be outdated, and are being fetched. */
  readonly #outdated = new Set<string>();
  /** The latest pending request for each connection. */
  readonly #pending = new Map<string, Promise<Connection>>();
  #clock = 0;
  /** When the latest list that has arrived was requested. */
  #listedAt = 0;

  constructor(client: CodatClient, isCurrent: IsCurrent) {
    super();
    this.#client = client;
    this.#isListCurrent = isCurrent;
    this.list = new Query(
      (signal, fresh) => this.#readList(signal, fresh),
      (now, before) => this.#onList(now, before),
    );
  }

  /** All known connections, however old. */
  get all(): readonly Connection[] {
    return this.list.value ?? [];
  }

  /** Whether the list was read and is older than `ageMs`, or known to be outdated. */
  isStale(ageMs: number): boolean {
    if (this.list.state.kind !== 'ready') return false;
    return this.#outdated.size > 0 || (this.list.age > ageMs && !this.#isCurrent);
  }

  /** Whether the list is the server's current one. */
  get #isCurrent(): boolean {
    const { state, age } = this.list;
    return state.kind === 'ready' && !this.#outdated.size && this.#isListCurrent(age);
  }

  /** The server's current list. Rejects with a CodatError. */
  async fresh(signal: AbortSignal): Promise<readonly Connection[]> {
    if (this.#isCurrent) return this.all;
    await this.list.refresh();
    signal.throwIfAborted();
    const { state } = this.list;
    if (state.kind === 'error') throw state.error;
    return this.all;
  }

  /** The list by a request that starts now: a pending one may be too old. Rejects with a CodatError. */
  async reread(signal: AbortSignal): Promise<readonly Connection[]> {
    await this.list.pending;
    signal.throwIfAborted();
    await this.list.refresh();
    signal.throwIfAborted();
    const { state } = this.list;
    if (state.kind === 'error') throw state.error;
    return this.all;
  }

  /** The server's current state of one connection. Rejects with a CodatError. */
  async fetch(connectionId: string, signal: AbortSignal): Promise<Connection> {
    const askedAt = ++this.#clock;
    try {
      const pending = this.#client.getConnection(connectionId, { signal });
      this.#pending.set(connectionId, pending);
      const connection = await pending;
      // Two requests may overlap: the earlier one's response is outdated once the later one's is there.
      if (askedAt >= Math.max(this.#received.get(connectionId)?.askedAt ?? 0, this.#listedAt)) {
        this.received(connection, askedAt);
      }
      return connection;
    } catch (error) {
      if (isGone(error)) this.removed(connectionId);
      throw error;
    }
  }

  /** Ends Codat's access to one connection. Rejects with a CodatError. */
  async unlink(connectionId: string): Promise<Connection> {
    try {
      const now = await this.#client.unlinkConnection(connectionId);
      this.received(now);
      return now;
    } catch (error) {
      // It is not as the list has it.
      if (isGone(error) || isConflict(error)) void this.list.refresh();
      throw error;
    }
  }

  /** Deletes one connection. Rejects with a CodatError. */
  async delete(connectionId: string): Promise<void> {
    await this.#client.deleteConnection(connectionId);
    this.removed(connectionId);
  }

  /** Fetches what a server event says has changed, unless it is known already. */
  async handleEvent({ type, connectionId }: ServerEvent, signal: AbortSignal): Promise<void> {
    // A pending list was requested before the event: it may not have the change.
    await this.list.pending;
    if (type === 'reset' && this.list.value) await this.list.refresh();
    if (!connectionId) return;
    // A pending response may have the change already; its caller handles its failure.
    await this.#pending.get(connectionId)?.catch(() => undefined);
    const { value: known } = this.list;
    const received = this.#received.get(connectionId);
    const status = (known?.find(({ id }) => id === connectionId) ?? received?.connection)?.status;
    // Before the connections were requested there is nothing to update.
    if ((!known && !received) || !isStale(type, status)) return;
    this.#outdated.add(connectionId);
    // Retries, unless a list comes first: while the stream is live, nothing polls.
    while (this.#outdated.has(connectionId) && !signal.aborted) {
      await this.fetch(connectionId, signal)
        .catch(() => pause(RETRY_MS, signal))
        .catch(() => undefined);
    }
  }

  /** Adds or updates a connection from a response; `askedAt` is when it was requested, by default just now. */
  received(connection: Connection, askedAt = ++this.#clock): void {
    this.#outdated.delete(connection.id);
    this.#received.set(connection.id, { askedAt, connection });
    const isKnown = this.all.some(({ id }) => id === connection.id);
    this.#replace(
      isKnown
        ? this.all.map((one) => (one.id === connection.id ? connection : one))
        : [...this.all, connection],
    );
    this.emit('connection-received', { connectionId: connection.id, connection });
  }

  /** Removes a connection that the server no longer has. */
  removed(connectionId: string): void {
    this.#outdated.delete(connectionId);
    this.#received.set(connectionId, { askedAt: ++this.#clock, connection: undefined });
    this.#replace(this.all.filter(({ id }) => id !== connectionId));
    this.emit('connection-received', { connectionId, connection: undefined });
  }

  async #readList(signal: AbortSignal, fresh: boolean): Promise<Connection[]> {
    const askedAt = ++this.#clock;
    const listed = await this.#client.listConnections({ signal, fresh });
    const connections = new Map(listed.map((connection) => [connection.id, connection]));
    this.#listedAt = askedAt;
    for (const [id, received] of this.#received) {
      if (received.askedAt < askedAt) continue;
      const { connection } = received;
      if (connection) connections.set(id, connection);
      else connections.delete(id);
    }
    return [...connections.values()];
  }

  #onList(now: readonly Connection[], before: readonly Connection[] | undefined): void {
    this.#outdated.clear();
    // The first list is what there is, not what changed.
    if (before) this.#emitChanges(before, now);
    for (const connection of now) {
      this.emit('connection-received', { connectionId: connection.id, connection });
    }
  }

  #replace(now: Connection[]): void {
    const before = this.list.value;
    // Before the first list there is nothing to compare with; the list will have it.
    if (!before) return;
    this.list.update(now);
    this.#emitChanges(before, now);
  }

  #emitChanges(before: readonly Connection[], now: readonly Connection[]): void {
    for (const change of diffConnections(before, now)) this.emit('connection-change', change);
  }
}
