/** What a signed-in caller may do with a company: the host grants scopes, the proxy refuses the rest. */
import type { Scope } from 'codat-elements/api';
import { ProxyError } from './errors.js';
import { parseRecord } from './json.js';
import type { Method, Route } from './routes.js';

export const allScopes: readonly Scope[] = ['read', 'connect', 'disconnect', 'delete'];

/** The company of a signed-in caller, and what the caller may do with it. */
export interface CompanyAccess {
  /** The Codat company id. */
  companyId: string;
  /** What the caller may do. Default: everything; an empty list: nothing. */
  scopes?: readonly Scope[] | undefined;
}

/** What `resolveCompany` came to. */
export interface Caller {
  readonly company: string;
  /** `undefined`: the host names no scopes, and everything is allowed. */
  readonly scopes: ReadonlySet<Scope> | undefined;
}

/** Says in every answer to a caller with scopes what these are, separated by spaces; `none` for an empty list. */
export const SCOPES_HEADER = 'X-Codat-Elements-Scopes';

/** The `errorCode` of a refusal for want of a scope. */
const INSUFFICIENT_SCOPE = 'insufficient-scope';

const MAX_QUOTED_LENGTH = 40;

/** @throws TypeError that names what is no scope. */
export function parseScopes(value: unknown): ReadonlySet<Scope> {
  const expected = `Expected a list with any of: ${allScopes.join(', ')}.`;
  if (!Array.isArray(value)) throw new TypeError(`The scopes are no list. ${expected}`);
  return new Set(
    value.map((name: unknown) => {
      const scope = allScopes.find((known) => known === name);
      if (scope) return scope;
      const quoted =
        typeof name === 'string' ? `"${name.slice(0, MAX_QUOTED_LENGTH)}"` : typeof name;
      throw new TypeError(`Unknown scope ${quoted}. ${expected}`);
    }),
  );
}

/** The headers that say what the caller may do; none where the host names no scopes. */
export function scopeHeaders(scopes: ReadonlySet<Scope> | undefined): Record<string, string> {
  return scopes ? { [SCOPES_HEADER]: [...scopes].join(' ') || 'none' } : {};
}

/** The scope that a request needs. The catalogue is the same for everybody who is signed in, and needs none. */
function scopeFor(method: Method, { kind }: Route): Scope | undefined {
  switch (method) {
    case 'GET':
      return kind === 'catalogue' ? undefined : 'read';
    case 'POST':
      return 'connect';
    case 'PATCH':
      return 'disconnect';
    case 'DELETE':
      return 'delete';
  }
}

/** @throws ProxyError 403 when the caller has not the scope that this request needs. */
export function requireScope({ scopes }: Caller, method: Method, route: Route): void {
  const needed = scopeFor(method, route);
  if (!scopes || needed === undefined || scopes.has(needed)) return;
  throw new ProxyError(403, `This needs the scope "${needed}", which this session does not have.`, {
    errorCode: INSUFFICIENT_SCOPE,
  });
}

/**
 * A response of Codat's as this caller may see it. A `linkUrl` holds the one-time password by which a connection is
 * connected or reconnected, so it is for callers who may do that.
 */
export function withinScopes<Response extends { readonly body: string | null }>(
  response: Response,
  { scopes }: Caller,
): Response {
  const mayConnect = !scopes || scopes.has('connect');
  const json = mayConnect || response.body === null ? undefined : parseRecord(response.body);
  return json ? { ...response, body: JSON.stringify(json, withoutLinkUrl) } : response;
}

const withoutLinkUrl = (key: string, value: unknown): unknown => (key === 'linkUrl' ? null : value);
