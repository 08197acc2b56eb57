import type { ConnectionDetail } from './index.js';
import { CodatEvent } from './codat-event.js';

export interface ConsentDetail {
  /** The words that were agreed to, as they stood on the page. */
  text: string;
  /** When, as ISO 8601 in UTC, by the clock of the person's device. */
  at: string;
}

/** What the company has linked by then. */
export interface JourneyDetail {
  connections: ConnectionDetail[];
}

/** The person agreed to the host's terms and goes on. */
export class CodatConsentEvent extends CodatEvent<ConsentDetail> {
  static override readonly type = 'codat-consent';
}

/** The person is done with the journey. */
export class CodatFinishEvent extends CodatEvent<JourneyDetail> {
  static override readonly type = 'codat-finish';
}

/** The journey is about to close. Preventing it keeps it open. */
export class CodatCloseEvent extends CodatEvent<JourneyDetail> {
  static override readonly type = 'codat-close';
  constructor(detail: JourneyDetail) {
    super(detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-consent': CodatConsentEvent;
    'codat-finish': CodatFinishEvent;
    'codat-close': CodatCloseEvent;
  }
}
