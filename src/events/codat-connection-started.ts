import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** A pending connection exists: created now, or reused. */
export class CodatConnectionStartedEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-connection-started';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-connection-started': CodatConnectionStartedEvent;
  }
}
