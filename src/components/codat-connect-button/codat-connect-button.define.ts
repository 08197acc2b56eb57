import { CodatConnectButton } from './codat-connect-button.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-connect-button')) {
  customElements.define('codat-connect-button', CodatConnectButton);
}
