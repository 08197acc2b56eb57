import type { Connection } from '../api/schema.js';
import type { StoreClient, StoreClients } from './store-clients.js';

/** Notifies once of each connection that was pending and is linked, here or elsewhere. */
export class ConnectedNotices {
  readonly #clients: StoreClients;
  readonly #notified = new Set<string>();

  constructor(clients: StoreClients) {
    this.#clients = clients;
  }

  /** This one was linked before: that it is linked again is no news of a new connection. */
  skip({ id }: Connection): void {
    this.#notified.add(id);
  }

  notify(connection: Connection, owner: StoreClient | undefined): void {
    if (this.#notified.has(connection.id)) return;
    this.#notified.add(connection.id);
    this.#clients.notify({ kind: 'connection', connection }, owner);
  }
}
