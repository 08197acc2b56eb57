import type { TokenProxyEvent } from '../../../server/index.js';
import type { Application } from './applications.js';
import { inTransaction, type Database } from './database.js';

/** A connection, as Codat described it when it was last asked. */
export interface KnownConnection {
  connectionId: string;
  platformName: string;
  sourceType: string;
  /** Codat's word for it, or `Lost` where it was connected and Codat has no more of it. */
  status: string;
  /** When Codat said so, in milliseconds since 1970. */
  changedAt: number;
}

/** An event of Codat's, with the software that it is about, where that is known. */
export interface KeptEvent {
  id: string;
  companyId: string;
  type: string;
  platformName: string | null;
  /** In milliseconds since 1970. */
  occurredAt: number;
}

/** How far the data of a company has come; times in milliseconds since 1970. */
export interface DataReceived {
  /** When the last of a company's data types arrived. */
  lastAt: number | null;
  /** When the first sync was complete. */
  completeAt: number | null;
}

/** What Codat's webhooks have reported of the companies' connections and data. */
export class ConnectionTable {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps an event, once, with what the connection is like after it. */
  record(event: TokenProxyEvent, connection: Omit<KnownConnection, 'changedAt'> | undefined): void {
    const { id, companyId, type, connectionId, occurredAt } = event;
    const time = Date.parse(occurredAt);
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `INSERT INTO company_events (id, company_id, type, connection_id, occurred_at)
           VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        )
        .run(id, companyId, type, connectionId ?? null, time);
      if (!connection) return;
      const { platformName, sourceType, status } = connection;
      this.#database
        .prepare(
          `INSERT INTO connections (connection_id, company_id, platform_name, source_type, status, changed_at)
           VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (connection_id) DO UPDATE SET status = excluded.status,
             changed_at = CASE WHEN status = excluded.status THEN changed_at ELSE excluded.changed_at END`,
        )
        .run(connection.connectionId, companyId, platformName, sourceType, status, time);
    });
  }

  /** Records a connection's deletion: its name stays, for its log entries. */
  markDeleted(connectionId: string, time: number): void {
    const query = `UPDATE connections SET status = 'Deleted', changed_at = ? WHERE connection_id = ?`;
    this.#database.prepare(query).run(time, connectionId);
  }

  /**
   * An application's connections, the first one first, without those that were deleted. While the business has to connect
   * again, those of its earlier companies too, which are then `Lost`.
   */
  connectionsOf({
    reference,
    companyId,
    hasLostConnections,
  }: Application): readonly KnownConnection[] {
    const query = `SELECT connection_id AS connectionId, platform_name AS platformName, source_type AS sourceType,
        CASE WHEN company_id = ?1 THEN status ELSE 'Lost' END AS status, changed_at AS changedAt
      FROM connections JOIN companies USING (company_id)
      WHERE reference = ?2 AND status <> 'Deleted'
        AND (company_id = ?1 OR (?3 AND status = 'Linked'))
      ORDER BY connections.rowid`;
    const rows = this.#database
      .prepare(query)
      .all(companyId, reference, Number(hasLostConnections));
    return rows as KnownConnection[];
  }

  /** What happened to the connections of an application's companies, the latest first. */
  eventsOf(reference: string): readonly KeptEvent[] {
    const query = `SELECT e.id, e.company_id AS companyId, e.type, e.occurred_at AS occurredAt,
        n.platform_name AS platformName
      FROM company_events e JOIN companies USING (company_id)
        LEFT JOIN connections n USING (connection_id)
      WHERE reference = ? AND e.type NOT LIKE 'read.%'
      ORDER BY e.occurred_at DESC, e.rowid DESC`;
    return this.#database.prepare(query).all(reference) as KeptEvent[];
  }

  /** Of its company; while the business has to connect again, of its earlier ones too. */
  dataOf({ reference, companyId, hasLostConnections }: Application): DataReceived {
    const query = `SELECT MAX(occurred_at) AS lastAt,
        MAX(CASE WHEN type = 'read.completed.initial' THEN occurred_at END) AS completeAt
      FROM company_events JOIN companies USING (company_id)
      WHERE reference = ?2 AND (company_id = ?1 OR ?3) AND type LIKE 'read.%'`;
    const row: unknown = this.#database
      .prepare(query)
      .get(companyId, reference, Number(hasLostConnections));
    return row as DataReceived;
  }

  /** Keeps which connection somebody says to have connected by their invite. */
  claim(inviteId: string, connectionId: string): void {
    this.#database
      .prepare('INSERT INTO invited_connections VALUES (?, ?) ON CONFLICT DO NOTHING')
      .run(inviteId, connectionId);
  }

  /** The names of what was connected by an invite: of the claimed connections only those that Codat has reported for this application. */
  connectedBy(inviteId: string, reference: string): readonly string[] {
    const query = `SELECT platform_name AS name FROM invited_connections JOIN connections n USING (connection_id)
        JOIN companies USING (company_id)
      WHERE invite_id = ? AND reference = ? AND n.status NOT IN ('PendingAuth', 'Deleted') ORDER BY n.rowid`;
    const rows = this.#database.prepare(query).all(inviteId, reference) as { name: string }[];
    return rows.map(({ name }) => name);
  }
}
