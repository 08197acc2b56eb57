import { PoweredByCodat } from './powered-by-codat.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('powered-by-codat')) {
  customElements.define('powered-by-codat', PoweredByCodat);
}
