import '../powered-by-codat/powered-by-codat.define.js';
import { CodatLinkReturn } from './codat-link-return.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-link-return')) {
  customElements.define('codat-link-return', CodatLinkReturn);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatLinkReturn } from './codat-link-return.js';
