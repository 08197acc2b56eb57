import { CodatEvent } from './codat-event.js';
import type { ConnectionsDetail } from './connections-detail.js';

/** The person is done with the journey. */
export class CodatFinishEvent extends CodatEvent<ConnectionsDetail> {
  static override readonly type = 'codat-finish';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-finish': CodatFinishEvent;
  }
}
