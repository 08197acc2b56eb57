import type { LinkOutcome } from '../store/linking/redirect-parameters.js';
import { CodatEvent } from './codat-event.js';

/** What a return page's address says; `unknown` where it has no status code. */
export type ReturnOutcome = Exclude<LinkOutcome, 'abandoned'> | 'unknown';

/**
 * What the redirect page has read from its address. Anybody can write such an address: ask your server before you rely
 * on any of it, and show none of it as markup.
 */
export interface ReturnDetail {
  outcome: ReturnOutcome;
  connectionId?: string;
  /** Codat's code, where there is one: 200, 201, 403, 500, 501. */
  statusCode?: string;
  /**
   * All parameters by name, as they are written in the address: Codat's, `openId_*`, and your own from
   * `link-parameters`. At most 100, with names of up to 100 characters, and values cut after 2000. Of a name that comes
   * several times, the last value.
   */
  parameters: Readonly<Record<string, string>>;
}

/** The redirect page has read its address: once for each load of the page. */
export class CodatReturnEvent extends CodatEvent<ReturnDetail> {
  static override readonly type = 'codat-return';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-return': CodatReturnEvent;
  }
}
