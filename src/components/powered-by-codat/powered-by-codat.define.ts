import { PoweredByCodat } from './powered-by-codat.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('powered-by-codat')) {
  customElements.define('powered-by-codat', PoweredByCodat);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { PoweredByCodat } from './powered-by-codat.js';
