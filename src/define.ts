// Providers first: elements that are already in the page ask for theirs as soon as they are defined.
import './components/codat-provider/codat-provider.define.js';
import './components/codat-connect-button/codat-connect-button.define.js';
import './components/codat-connection-alert/codat-connection-alert.define.js';
import './components/codat-connection-list/codat-connection-list.define.js';
import './components/codat-file-upload/codat-file-upload.define.js';
import './components/codat-integration-picker/codat-integration-picker.define.js';
import './components/codat-link-flow/codat-link-flow.define.js';
import './components/codat-link-return/codat-link-return.define.js';
import './components/codat-sync-status/codat-sync-status.define.js';
import './components/powered-by-codat/powered-by-codat.define.js';
