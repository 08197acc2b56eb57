/** The token proxy: the only part of the host's server that knows the Codat API key. */
export { createTokenProxy } from './create-token-proxy.js';
export type { TokenProxy, TokenProxyOptions } from './options.js';
export type { TokenProxyProblem, TokenProxyProblemKind } from './problems.js';
