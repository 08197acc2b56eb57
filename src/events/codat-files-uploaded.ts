import type { ArrivedFile } from '../store/store-events.js';
import { CodatEvent } from './codat-event.js';
import type { ConnectionDetail } from './connection-detail.js';

export interface FilesUploadedDetail extends ConnectionDetail {
  /** Those that arrived since the last such event, in the order in which they were given. */
  files: readonly ArrivedFile[];
}

/** Files arrived at Codat; once for all that were on their way together. */
export class CodatFilesUploadedEvent extends CodatEvent<FilesUploadedDetail> {
  static override readonly type = 'codat-files-uploaded';
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-files-uploaded': CodatFilesUploadedEvent;
  }
}
