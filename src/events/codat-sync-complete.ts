import type { SyncProgress } from '../store/sync/sync-progress.js';
import { CodatEvent } from './codat-event.js';

/** A reading of the company's data has ended, well or not. */
export class CodatSyncCompleteEvent extends CodatEvent<{ progress: SyncProgress }> {
  static override readonly type = 'codat-sync-complete';
  constructor(progress: SyncProgress) {
    super({ progress });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-sync-complete': CodatSyncCompleteEvent;
  }
}
