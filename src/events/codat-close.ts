import { CodatEvent } from './codat-event.js';
import type { ConnectionsDetail } from './connections-detail.js';

/** The journey is about to close. Preventing it keeps it open. */
export class CodatCloseEvent extends CodatEvent<ConnectionsDetail> {
  static override readonly type = 'codat-close';
  constructor(detail: ConnectionsDetail) {
    super(detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-close': CodatCloseEvent;
  }
}
