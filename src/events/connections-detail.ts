import type { ConnectionDetail } from './connection-detail.js';

/** The software that the company has linked by then; files are in `codat-files-uploaded`. */
export interface ConnectionsDetail {
  connections: ConnectionDetail[];
}
