import type { Connection } from '../api/schema.js';
import type { AttemptEvent } from './linking/attempt-types.js';
import type { ConnectionChange } from './connections/connection-changes.js';

/** What a store tells. A change goes to everyone who shows the company, all else to one of them. */
export type StoreEvent =
  | ({ kind: 'connection-change' } & ConnectionChange)
  | {
      kind: 'connection-started' | 'connection' | 'disconnect' | 'reconnect' | 'delete';
      connection: Connection;
    }
  | AttemptEvent;

/** An element that shows the company. */
export interface StoreSubscriber {
  /** Whether it is out of the document: for a moment, as while it is moved, or for good. */
  readonly isAway?: boolean;
  /** Something to show is different. */
  storeChanged(): void;
  /** Something happened. Returns false if the host page prevented it. */
  storeEvent(event: StoreEvent): boolean;
}
