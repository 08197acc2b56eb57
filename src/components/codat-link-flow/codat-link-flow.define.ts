import '../codat-connection-list/codat-connection-list.define.js';
import '../codat-integration-picker/codat-integration-picker.define.js';
import '../codat-sync-status/codat-sync-status.define.js';
import '../powered-by-codat/powered-by-codat.define.js';
import { CodatLinkFlow } from './codat-link-flow.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-link-flow')) {
  customElements.define('codat-link-flow', CodatLinkFlow);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatLinkFlow } from './codat-link-flow.js';
