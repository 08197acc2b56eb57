import { CodatSyncStatus } from './codat-sync-status.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-sync-status')) {
  customElements.define('codat-sync-status', CodatSyncStatus);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatSyncStatus } from './codat-sync-status.js';
