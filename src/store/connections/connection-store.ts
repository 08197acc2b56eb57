import type { CodatClient } from '../../api/client.js';
import { pause } from '../../api/abort.js';
import { isGone } from '../../api/errors.js';
import type { Connection } from '../../api/schema.js';
import type { ServerEvent } from '../../api/server-events.js';
import { diffConnections, type ConnectionChange } from './connection-changes.js';
import { isStale } from '../stream/is-stale.js';
import { Query } from '../query.js';

/** An event whose question failed is asked about again after so many milliseconds. */
const RETRY_MS = 15_000;

/** What a store tells. */
export interface ConnectionStoreListener {
  /** Something to show is different. */
  changed(): void;
  /** A connection is not what it was. */
  connectionChanged(change: ConnectionChange): void;
  /** The server has spoken of this connection; undefined if it is gone. */
  onConnection(connectionId: string, connection: Connection | undefined): void;
  /** Whether a list read so many milliseconds ago, and corrected since, is how it is on the server now. */
  isCurrent(age: number): boolean;
}

/** The company's connections: the one copy of them, made of every answer that tells of one. */
export class ConnectionStore {
  readonly list: Query<Connection[]>;
  readonly #client: CodatClient;
  readonly #listener: ConnectionStoreListener;
  /**
   * What was last heard of each connection by itself (undefined: it is gone), and when it was asked for, counted
   * in questions: a list asked for earlier must not undo it.
   */
  readonly #heard = new Map<string, { askedAt: number; connection: Connection | undefined }>();
  /** Those that are being asked for because they are not what they were. */
  readonly #outdated = new Set<string>();
  /** Questions under way, by connection; the latest of each. */
  readonly #asking = new Map<string, Promise<Connection>>();
  #clock = 0;
  /** When the latest list that has arrived was asked for. */
  #listedAt = 0;

  constructor(client: CodatClient, listener: ConnectionStoreListener) {
    this.#client = client;
    this.#listener = listener;
    this.list = new Query(
      (signal, fresh) => this.#readList(signal, fresh),
      () => listener.changed(),
      (now, before) => this.#arrived(now, before),
    );
  }

  /** All that is known, however old. */
  get all(): readonly Connection[] {
    return this.list.value ?? [];
  }

  /** Whether a list that is there is older than so many milliseconds, or known to be wrong. */
  isStale(age: number): boolean {
    if (this.list.state.kind !== 'ready') return false;
    return this.#outdated.size > 0 || (this.list.age > age && !this.#isCurrent);
  }

  /** Whether all is as it is on the server now. */
  get #isCurrent(): boolean {
    const { state, age } = this.list;
    return state.kind === 'ready' && !this.#outdated.size && this.#listener.isCurrent(age);
  }

  /** All of them as they are on the server now. Rejects with a CodatError. */
  async fresh(signal: AbortSignal): Promise<readonly Connection[]> {
    if (this.#isCurrent) return this.all;
    await this.list.refresh();
    signal.throwIfAborted();
    const { state } = this.list;
    if (state.kind === 'error') throw state.error;
    return this.all;
  }

  /** All of them by a question that begins now: one under way may be too old. Rejects with a CodatError. */
  async reread(signal: AbortSignal): Promise<readonly Connection[]> {
    await this.list.pending;
    signal.throwIfAborted();
    await this.list.refresh();
    signal.throwIfAborted();
    const { state } = this.list;
    if (state.kind === 'error') throw state.error;
    return this.all;
  }

  /** One of them as it is on the server now. Rejects with a CodatError. */
  async fetch(connectionId: string, signal: AbortSignal): Promise<Connection> {
    const askedAt = ++this.#clock;
    try {
      const asking = this.#client.getConnection(connectionId, { signal });
      this.#asking.set(connectionId, asking);
      const connection = await asking;
      // Two questions may overlap: the answer to the earlier one is old news once the later one is there.
      if (askedAt >= Math.max(this.#heard.get(connectionId)?.askedAt ?? 0, this.#listedAt)) {
        this.received(connection, askedAt);
      }
      return connection;
    } catch (error) {
      if (isGone(error)) this.removed(connectionId);
      throw error;
    }
  }

  /** Ends Codat's access to one. Rejects with a CodatError. */
  async unlink(connectionId: string): Promise<Connection> {
    try {
      const now = await this.#client.unlinkConnection(connectionId);
      this.received(now);
      return now;
    } catch (error) {
      // Gone, or so it says: the list knows what there is.
      if (isGone(error)) void this.list.refresh();
      throw error;
    }
  }

  /** Removes one for good. Rejects with a CodatError. */
  async delete(connectionId: string): Promise<void> {
    await this.#client.deleteConnection(connectionId);
    this.removed(connectionId);
  }

  /** The proxy has told that something happened: what is not known already is asked for. */
  async handleEvent({ type, connectionId }: ServerEvent, signal: AbortSignal): Promise<void> {
    // A list on its way was asked for before this was told: it may not say it yet.
    await this.list.pending;
    if (type === 'reset' && this.list.value) await this.list.refresh();
    if (!connectionId) return;
    // An answer that is on its way may say it already; whoever asked hears of its failure.
    await this.#asking.get(connectionId)?.catch(() => undefined);
    const { value: known } = this.list;
    const onConnection = this.#heard.get(connectionId);
    const status = (known?.find(({ id }) => id === connectionId) ?? onConnection?.connection)
      ?.status;
    // Before anybody has asked for the connections there is nothing to correct.
    if ((!known && !onConnection) || !isStale(type, status)) return;
    this.#outdated.add(connectionId);
    // What fails is asked again, unless a list comes first: while it is told, nobody polls.
    while (this.#outdated.has(connectionId) && !signal.aborted) {
      await this.fetch(connectionId, signal)
        .catch(() => pause(RETRY_MS, signal))
        .catch(() => undefined);
    }
  }

  /** The server has told of this one, in answer to a question asked then; by default, to one just answered. */
  received(connection: Connection, askedAt = ++this.#clock): void {
    this.#outdated.delete(connection.id);
    this.#heard.set(connection.id, { askedAt, connection });
    const isKnown = this.all.some(({ id }) => id === connection.id);
    this.#replace(
      isKnown
        ? this.all.map((one) => (one.id === connection.id ? connection : one))
        : [...this.all, connection],
    );
    this.#listener.onConnection(connection.id, connection);
  }

  /** The server has told that this one is gone. */
  removed(connectionId: string): void {
    this.#outdated.delete(connectionId);
    this.#heard.set(connectionId, { askedAt: ++this.#clock, connection: undefined });
    this.#replace(this.all.filter(({ id }) => id !== connectionId));
    this.#listener.onConnection(connectionId, undefined);
  }

  async #readList(signal: AbortSignal, fresh: boolean): Promise<Connection[]> {
    const askedAt = ++this.#clock;
    const listed = await this.#client.listConnections({ signal, fresh });
    const connections = new Map(listed.map((connection) => [connection.id, connection]));
    this.#listedAt = askedAt;
    for (const [id, onConnection] of this.#heard) {
      if (onConnection.askedAt < askedAt) continue;
      const { connection } = onConnection;
      if (connection) connections.set(id, connection);
      else connections.delete(id);
    }
    return [...connections.values()];
  }

  #arrived(now: readonly Connection[], before: readonly Connection[] | undefined): void {
    this.#outdated.clear();
    // The first list is what there is, not what changed.
    if (before) this.#tellChanges(before, now);
    for (const connection of now) this.#listener.onConnection(connection.id, connection);
  }

  #replace(now: Connection[]): void {
    const before = this.list.value;
    // Before the first list there is nothing to compare with; the list will have it.
    if (!before) return;
    this.list.update(now);
    this.#tellChanges(before, now);
  }

  #tellChanges(before: readonly Connection[], now: readonly Connection[]): void {
    for (const change of diffConnections(before, now)) this.#listener.connectionChanged(change);
  }
}
