import type { CodatClient } from '../../api/client.js';
import type { UploadedFile } from '../../api/schema.js';
import type { ConnectionStore } from '../connections/connection-store.js';
import type { Query } from '../query.js';
import type { StoreClients } from '../store-clients.js';
import type { UploadItem } from './upload-item.js';

/** What uploading takes from its store. */
export interface UploadServices {
  client: CodatClient;
  /** Identifies the company, the proxy and the credentials. */
  storeId: string;
  /** Identifies the proxy among all others of this origin. */
  proxyId: string;
  connections: ConnectionStore;
  clients: StoreClients;
}

/** What has arrived, as the queue of one kind needs it. */
export interface UploadedFiles {
  /** What has arrived, of all kinds. */
  readonly files: Query<UploadedFile[]>;
  /** What has arrived of the queue's kind, the newest first; empty while that is not known. */
  received(): readonly UploadedFile[];
  /** How many files of this name have arrived from here as other kinds. */
  sentElsewhere(name: string): number;
  /** Those that are being sent, of all kinds: the server takes so many of a company at once, whatever their kind. */
  readonly sending: Set<UploadItem>;
  /** Sends what waits, of all kinds, as there is room. */
  sendNext(): void;
  /** The proxy has no routes for files. */
  setMissing(): void;
}
