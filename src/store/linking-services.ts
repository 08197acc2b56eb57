import type { CodatClient } from '../api/client.js';
import type { Connection, Integration } from '../api/schema.js';
import type { ConnectionStore } from './connections/connection-store.js';
import type { AttemptResult } from './linking/attempt-result.js';
import type { StreamState } from './linking/attempt-types.js';
import type { Query } from './query.js';
import type { StoreClients } from './store-clients.js';

/** What linking uses of its store. */
export interface LinkingServices {
  /** The id of the store, with which attempts are saved. */
  readonly storeId: string;
  /** The id of the proxy, all of whose pages take turns at creating connections. */
  readonly proxyId: string;
  readonly client: CodatClient;
  readonly connections: ConnectionStore;
  readonly integrations: Query<Integration[]>;
  readonly clients: StoreClients;
  readonly stream: StreamState;
}

/** The detail of the events of linking, by type. */
export interface LinkingEvents {
  /** What there is to show is another. */
  change: undefined;
  /** An attempt has ended with a link: there will be data to sync. */
  linked: { connection: Connection } & AttemptResult;
}
