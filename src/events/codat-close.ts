import { CodatEvent } from './codat-event.js';
import type { JourneyDetail } from './journey-detail.js';

/** The journey is about to close. Preventing it keeps it open. */
export class CodatCloseEvent extends CodatEvent<JourneyDetail> {
  static override readonly type = 'codat-close';
  constructor(detail: JourneyDetail) {
    super(detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-close': CodatCloseEvent;
  }
}
