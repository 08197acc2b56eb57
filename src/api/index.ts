export {
  createCodatClient,
  type CallOptions,
  type CodatClient,
  type CodatClientOptions,
  type CreateConnectionOptions,
  type ListenOptions,
  type ListIntegrationsOptions,
  type TokenProxyClient,
  type UploadOptions,
} from './client.js';
export { parseCodatDate } from './dates.js';
export {
  asCodatError,
  CodatApiError,
  CodatConfigurationError,
  CodatError,
  CodatNetworkError,
  CodatResponseError,
  CodatRuleError,
  isAbort,
  type CodatApiErrorDetails,
  type CodatErrorCode,
  type CodatErrorJson,
} from './errors.js';
export {
  checkFile,
  extensionOf,
  fileExtensions,
  HEAD_BYTES,
  MAX_FILE_BYTES,
  MAX_FILES,
  safeFileName,
  type CheckedFile,
  type FileRefusal,
} from './file-types.js';
export { allOf, equalsAny } from './query.js';
export { ALL_SCOPES, SCOPES_HEADER, type Scope } from './scopes.js';
export type { ServerEvent } from './server-events.js';
export type {
  Branding,
  Connection,
  ConnectionStatus,
  DataConnectionError,
  DataStatus,
  DataStatuses,
  ErrorBody,
  Integration,
  Open,
  SourceType,
  UploadedFile,
} from './schema.js';
