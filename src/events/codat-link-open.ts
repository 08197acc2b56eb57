import type { LinkMode } from '../store/link-window.js';
import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

/** Where the person is about to go, or can go. */
export interface LinkOpenDetail extends ConnectionDetail {
  /** Codat's address for this connection. Good for one visit: do not keep or log it. */
  linkUrl: string;
  mode: LinkMode;
}

/** The linkUrl is about to be opened. Preventing it leaves that to the host. */
export class CodatLinkOpenEvent extends CodatEvent<LinkOpenDetail> {
  static override readonly type = 'codat-link-open';
  constructor(detail: LinkOpenDetail) {
    super(detail, true);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-link-open': CodatLinkOpenEvent;
  }
}
