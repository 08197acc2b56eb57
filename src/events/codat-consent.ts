import { CodatEvent } from './codat-event.js';

export interface ConsentDetail {
  /** The words that were agreed to, as they stood on the page. */
  text: string;
  /** When, as ISO 8601 in UTC, by the clock of the person's device. */
  at: string;
}

/** The person agreed to the host's terms and goes on. */
export class CodatConsentEvent extends CodatEvent<ConsentDetail> {
  static override readonly type = 'codat-consent';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-consent': CodatConsentEvent;
  }
}
