import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** A connection was created, updated or removed, here or elsewhere. */
export interface ConnectionChangeDetail {
  kind: 'created' | 'updated' | 'removed';
  connection: ConnectionDetail;
  /** As it was before; null for one that was created. */
  previous: ConnectionDetail | null;
}

/** A connection changed, here or elsewhere. Every element that shows the company dispatches the event once. */
export class CodatConnectionChangeEvent extends CodatEvent<ConnectionChangeDetail> {
  static override readonly type = 'codat-connection-change';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-connection-change': CodatConnectionChangeEvent;
  }
}
