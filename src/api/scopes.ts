/**
 * What a caller may do with the company:
 *
 * - `read`: see its connections, their sync status and the stream of events,
 * - `connect`: connect, continue, reconnect and upload files,
 * - `disconnect`: end Codat's access to a connection; synced data is kept,
 * - `delete`: delete a connection permanently.
 */
export type Scope = 'read' | 'connect' | 'disconnect' | 'delete';

/** Every scope: what a caller may do of whom the proxy says nothing. */
export const ALL_SCOPES: readonly Scope[] = ['read', 'connect', 'disconnect', 'delete'];

/** The token proxy's own header, which says what the caller may do; a plain reverse proxy does not send it. */
export const SCOPES_HEADER = 'X-Codat-Elements-Scopes';

/** What the caller may do according to a response, `undefined` if it does not say. Unknown scopes are ignored. */
export function scopesIn(headers: Headers): ReadonlySet<Scope> | undefined {
  const names = headers.get(SCOPES_HEADER)?.split(' ');
  return names && new Set(ALL_SCOPES.filter((scope) => names.includes(scope)));
}
