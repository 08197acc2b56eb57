import '../powered-by-codat/powered-by-codat.define.js';
import { CodatIntegrationPicker } from './codat-integration-picker.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-integration-picker')) {
  customElements.define('codat-integration-picker', CodatIntegrationPicker);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatIntegrationPicker } from './codat-integration-picker.js';
