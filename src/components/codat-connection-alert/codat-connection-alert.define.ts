import { CodatConnectionAlert } from './codat-connection-alert.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-connection-alert')) {
  customElements.define('codat-connection-alert', CodatConnectionAlert);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatConnectionAlert } from './codat-connection-alert.js';
