import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** The person deleted it here. */
export class CodatDeleteEvent extends CodatEvent<ConnectionDetail> {
  static override readonly type = 'codat-delete';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-delete': CodatDeleteEvent;
  }
}
