/** The token proxy: the only part of the host's server that knows the Codat API key. */
export { createTokenProxy } from './create-token-proxy.js';
export type { TokenProxyLimits } from './limits.js';
export { memoryStore } from './memory-store.js';
export type { TokenProxyCall, TokenProxyRequest } from './observe.js';
export type { TokenProxy, TokenProxyOptions } from './options.js';
export type { TokenProxyProblem, TokenProxyProblemKind } from './problems.js';
export type { CompanyEvent, LoggedEvent, PublishedEvent, TokenProxyStore } from './store.js';
