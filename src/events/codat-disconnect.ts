import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** The person disconnected it here. */
export class CodatDisconnectEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-disconnect';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-disconnect': CodatDisconnectEvent;
  }
}
