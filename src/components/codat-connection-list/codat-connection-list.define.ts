import { CodatConnectionList } from './codat-connection-list.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-connection-list')) {
  customElements.define('codat-connection-list', CodatConnectionList);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatConnectionList } from './codat-connection-list.js';
