import { CodatSyncStatus } from './codat-sync-status.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-sync-status')) {
  customElements.define('codat-sync-status', CodatSyncStatus);
}
