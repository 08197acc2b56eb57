import { CodatEvent } from './codat-event.js';
import type { JourneyDetail } from './journey-detail.js';

/** The person is done with the journey. */
export class CodatFinishEvent extends CodatEvent<JourneyDetail> {
  static override readonly type = 'codat-finish';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-finish': CodatFinishEvent;
  }
}
