import type { SyncProgress } from '../store/sync/sync-progress.js';
import { CodatEvent } from './codat-event.js';

/** The reading of the company's data moved. */
export class CodatSyncChangeEvent extends CodatEvent<{ progress: SyncProgress }> {
  static override readonly type = 'codat-sync-change';
  constructor(progress: SyncProgress) {
    super({ progress });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'codat-sync-change': CodatSyncChangeEvent;
  }
}
