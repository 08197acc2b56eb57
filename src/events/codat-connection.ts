import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** A connection left pending: it is linked. */
export class CodatConnectionEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-connection';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-connection': CodatConnectionEvent;
  }
}
