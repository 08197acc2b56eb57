import { CodatFileUpload } from './codat-file-upload.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-file-upload')) {
  customElements.define('codat-file-upload', CodatFileUpload);
}

// TypeScript leaves out an import of a value in declarations: the tag and its events would have no types.
export type { CodatFileUpload } from './codat-file-upload.js';
