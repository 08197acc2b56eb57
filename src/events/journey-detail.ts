import type { ConnectionDetail } from './connection-detail.js';

/** What the company has linked by then. */
export interface JourneyDetail {
  connections: ConnectionDetail[];
}
