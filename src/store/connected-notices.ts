import type { Connection } from '../api/schema.js';
import type { StoreClient, StoreClients } from './store-clients.js';

/** Notifies once of each connection that was pending and is linked, here or elsewhere. */
export class ConnectedNotices {
  readonly #clients: StoreClients;
  readonly #notified = new Set<string>();

  constructor(clients: StoreClients) {
    this.#clients = clients;
  }

  notify(connection: Connection, owner: StoreClient | undefined): void {
    if (this.#notified.has(connection.id)) return;
    this.#notified.add(connection.id);
    this.#clients.notify({ kind: 'connection', connection }, owner);
  }
}
