import { CodatEvent } from './codat-event.js';
import type { LinkOpenDetail } from './codat-link-open.js';

export type LinkBlockedDetail = Omit<LinkOpenDetail, 'mode'>;

/** The browser opened no window; a real link is shown instead. */
export class CodatLinkBlockedEvent extends CodatEvent<LinkBlockedDetail> {
  static override readonly type = 'codat-link-blocked';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-link-blocked': CodatLinkBlockedEvent;
  }
}
