/** The token proxy: the only part of the host's server that knows the Codat API key. */
export { createTokenProxy } from './create-token-proxy.js';
export type { TokenProxyEvent } from './host-events.js';
export {
  createInvites,
  type CreatedInvite,
  type InviteRequest,
  type Invites,
  type InvitesOptions,
} from './invites/create-invites.js';
export {
  InviteError,
  type InviteErrorReason,
  type InviteErrorStatus,
} from './invites/invite-error.js';
export type { InviteStore, ListedInvite } from './invites/invite-records.js';
export type { Invite } from './invites/invite-token.js';
export type { TokenProxyLimits } from './limits.js';
export { memoryStore } from './memory-store.js';
export type { TokenProxyCall, TokenProxyRequest } from './observability.js';
export type { ResolvedCompany, TokenProxy, TokenProxyOptions } from './options.js';
export type { Scope } from 'codat-elements/api';
export type { CompanyAccess } from './scopes.js';
export type { TokenProxyProblem, TokenProxyProblemKind } from './errors.js';
export type {
  CompanyEvent,
  LoggedEvent,
  PublishedEvent,
  RateCounter,
  RateCounterOptions,
  RateUsage,
  TokenProxyStore,
} from './store.js';
export type { FileToScan, ScanFile } from './uploads/file-scan.js';
