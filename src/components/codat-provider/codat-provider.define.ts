import { CodatProvider } from './codat-provider.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-provider')) customElements.define('codat-provider', CodatProvider);
