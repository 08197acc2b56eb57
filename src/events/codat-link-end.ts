import type { LinkOutcome } from '../store/linking/redirect-parameters.js';
import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** How an attempt ended. */
export interface LinkEndDetail extends ConnectionDetail {
  outcome: LinkOutcome;
  /** Codat's code, where there was one: 200, 201, 403, 500, 501. */
  statusCode?: string;
  /** The platform's or Codat's words: text from outside. */
  errorMessage?: string;
  /** Set when it was linked again with another organisation than before: the names of both. */
  organisationChanged?: { previous: string; current: string };
}

/**
 * An attempt to link has ended: dispatched once for each attempt, by the element it began in, or by another that shows
 * the company once that element is gone. `abandoned` is also the outcome when the host sets another company
 * (`company-id`, `proxy-url`, `credentials` or `client`, on the element or its provider) and no element shows the
 * attempt's company any more. The person may still finish at the provider's: the connection is then found linked the
 * next time the company is shown.
 */
export class CodatLinkEndEvent extends CodatEvent<LinkEndDetail> {
  static override readonly type = 'codat-link-end';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-link-end': CodatLinkEndEvent;
  }
}
