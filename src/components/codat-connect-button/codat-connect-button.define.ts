import { CodatConnectButton } from './codat-connect-button.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-connect-button')) {
  customElements.define('codat-connect-button', CodatConnectButton);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatConnectButton } from './codat-connect-button.js';
