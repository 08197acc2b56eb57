import { CodatConnectionList } from './codat-connection-list.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-connection-list')) {
  customElements.define('codat-connection-list', CodatConnectionList);
}
