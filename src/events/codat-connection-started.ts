import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** A pending connection exists: made now, or taken up again. */
export class CodatConnectionStartedEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-connection-started';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-connection-started': CodatConnectionStartedEvent;
  }
}
