import type { CodatError } from '../api/errors.js';
import { CodatEvent } from './codat-event.js';

/** What failed when the person was shown an error. */
export type CodatOperation =
  | 'configure'
  | 'list-integrations'
  | 'list-connections'
  | 'read-status'
  | 'link'
  | 'disconnect'
  | 'delete'
  | 'consent'
  | 'upload'
  | 'share'
  | 'render';

export interface ErrorDetail {
  error: CodatError;
  operation: CodatOperation;
}

/** An error is shown to the person. */
export class CodatErrorEvent extends CodatEvent<ErrorDetail> {
  static override readonly type = 'codat-error';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-error': CodatErrorEvent;
  }
}
