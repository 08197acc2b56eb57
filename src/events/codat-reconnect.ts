import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** The person linked a lost connection again here. */
export class CodatReconnectEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-reconnect';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-reconnect': CodatReconnectEvent;
  }
}
