/** What a proxy says that a user may do. */
import type { ProxyResponse } from './response.js';

export type Scope = 'read' | 'connect' | 'disconnect' | 'delete';

export const allScopes: readonly Scope[] = ['read', 'connect', 'disconnect', 'delete'];

export const SCOPES_HEADER = 'X-Codat-Elements-Scopes';

/** `undefined`: the proxy says nothing of scopes, so everything is allowed. */
export function scopesIn(response: ProxyResponse): ReadonlySet<string> | undefined {
  const value = response.header(SCOPES_HEADER);
  return value === undefined
    ? undefined
    : new Set(value.split(' ').filter((one) => one !== 'none'));
}
