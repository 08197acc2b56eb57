/**
 * The elements as React components, for React 18 and for typed props and events in any version.
 *
 * Made from custom-elements.json by `npm run manifest`: change the elements, not this file.
 */
'use client';

export { CodatConnectButton } from './codat-connect-button.js';
export { CodatConnectionAlert } from './codat-connection-alert.js';
export { CodatConnectionList } from './codat-connection-list.js';
export { CodatFileUpload } from './codat-file-upload.js';
export { CodatIntegrationPicker } from './codat-integration-picker.js';
export { CodatLinkFlow } from './codat-link-flow.js';
export { CodatLinkReturn } from './codat-link-return.js';
export { CodatProvider } from './codat-provider.js';
export { CodatSyncStatus } from './codat-sync-status.js';
export { PoweredByCodat } from './powered-by-codat.js';
