import type { ConnectionDetail } from './connection-detail.js';

/** What the company has linked by then. */
export interface ConnectionsDetail {
  connections: ConnectionDetail[];
}
