import { CodatFileUpload } from './codat-file-upload.js';

// A page may load the script twice, or two versions of it: the first one counts.
if (!customElements.get('codat-file-upload')) {
  customElements.define('codat-file-upload', CodatFileUpload);
}
