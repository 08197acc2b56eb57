import { CodatProvider } from './codat-provider.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-provider')) customElements.define('codat-provider', CodatProvider);

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatProvider } from './codat-provider.js';
