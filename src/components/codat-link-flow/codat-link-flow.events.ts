import type { ConnectionDetail } from '../../controllers/events.js';

const bubbling = { bubbles: true, composed: true };

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
export class CodatConsentEvent extends CustomEvent<ConsentDetail> {
  static readonly type = 'codat-consent';
  constructor(detail: ConsentDetail) {
    super(CodatConsentEvent.type, { ...bubbling, detail });
  }
}

/** The person is done with the journey. */
export class CodatFinishEvent extends CustomEvent<JourneyDetail> {
  static readonly type = 'codat-finish';
  constructor(detail: JourneyDetail) {
    super(CodatFinishEvent.type, { ...bubbling, detail });
  }
}

/** The journey is about to close. Preventing it keeps it open. */
export class CodatCloseEvent extends CustomEvent<JourneyDetail> {
  static readonly type = 'codat-close';
  constructor(detail: JourneyDetail) {
    super(CodatCloseEvent.type, { ...bubbling, cancelable: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-consent': CodatConsentEvent;
    'codat-finish': CodatFinishEvent;
    'codat-close': CodatCloseEvent;
  }
}
