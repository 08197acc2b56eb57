import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** A connection appeared, is different, or is gone, whoever did it. */
export interface ConnectionChangeDetail {
  kind: 'created' | 'updated' | 'removed';
  connection: ConnectionDetail;
  /** As it was before; null for one that was created. */
  previous: ConnectionDetail | null;
}

/** Something changed, whoever changed it: told once by every element that shows the company. */
export class CodatConnectionChangeEvent extends CodatEvent<ConnectionChangeDetail> {
  static override readonly type = 'codat-connection-change';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-connection-change': CodatConnectionChangeEvent;
  }
}
