/** Every DOM event of the elements, and what their details hold. */
export type { ConnectionDetail } from './connection-detail.js';
export type { ConnectionsDetail } from './connections-detail.js';
export { CodatCloseEvent } from './codat-close.js';
export { CodatConnectionEvent } from './codat-connection.js';
export {
  CodatConnectionChangeEvent,
  type ConnectionChangeDetail,
} from './codat-connection-change.js';
export { CodatConnectionStartedEvent } from './codat-connection-started.js';
export { CodatConsentEvent, type ConsentDetail, type ConsentSection } from './codat-consent.js';
export { CodatDeleteEvent } from './codat-delete.js';
export { CodatDisconnectEvent } from './codat-disconnect.js';
export { CodatErrorEvent, type CodatOperation, type ErrorDetail } from './codat-error.js';
export { CodatFilesUploadedEvent, type FilesUploadedDetail } from './codat-files-uploaded.js';
export { CodatFinishEvent } from './codat-finish.js';
export { CodatIntegrationSelectEvent } from './codat-integration-select.js';
export { CodatJourneyEvent, type JourneyDetail, type JourneyStep } from './codat-journey.js';
export { CodatLinkBlockedEvent, type LinkBlockedDetail } from './codat-link-blocked.js';
export { CodatLinkEndEvent, type LinkEndDetail } from './codat-link-end.js';
export { CodatLinkOpenEvent, type LinkOpenDetail } from './codat-link-open.js';
export { CodatReconnectEvent } from './codat-reconnect.js';
export { CodatReturnEvent, type ReturnDetail, type ReturnOutcome } from './codat-return.js';
export { CodatSyncChangeEvent } from './codat-sync-change.js';
export { CodatSyncCompleteEvent } from './codat-sync-complete.js';
