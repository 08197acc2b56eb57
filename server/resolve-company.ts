/** Whose company a request is about, and what the caller may do with it: only the host knows. */
import { isTimeout, withTimeout } from './abort.js';
import { mistypedName } from './check-names.js';
import { isCompanyId } from './company-id.js';
import { ProxyError } from './errors.js';
import { isRecord } from './json.js';
import type { TokenProxyOptions } from './options.js';
import { parseScopes, type Caller } from './scopes.js';

/**
 * @param timeoutMs how long the host's function may take: a database of sessions that does not respond must not hold pages,
 *   and the end of the process, for ever
 * @throws ProxyError 401 when nobody is signed in, 500 when the host's function fails, 504 when it takes too long.
 */
export async function resolveCompany<Context>(
  request: Request,
  context: Context,
  options: TokenProxyOptions<Context>,
  timeoutMs: number,
): Promise<Caller> {
  let access: unknown;
  try {
    const work = async () => options.resolveCompany(request, context);
    access = await withTimeout(timeoutMs, work, request.signal);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    if (isTimeout(cause)) throw unresolved('resolveCompany did not respond in time', cause, 504);
    throw unresolved('resolveCompany threw', cause);
  }
  const record = isRecord(access) ? access : undefined;
  const companyId = record ? record['companyId'] : access;
  // An object that does not name the id at all is a slip of the host's, not a user who has signed out.
  const isNamed = !record || 'companyId' in record;
  if (companyId === null || (companyId === undefined && isNamed)) {
    throw new ProxyError(401, 'Nobody is signed in, or the session has ended.');
  }
  if (!isCompanyId(companyId)) {
    throw unresolved('resolveCompany returned something that is not a Codat company id');
  }
  // Without scopes everything is allowed: a slip must not grant that.
  const mistyped = record && mistypedName(record, ['companyId', 'scopes']);
  if (mistyped !== undefined) {
    throw unresolved(`resolveCompany returned a name that is mistyped: ${mistyped}`);
  }
  const scopes = record?.['scopes'];
  return { company: companyId, scopes: scopes === undefined ? undefined : scopesIn(scopes) };
}

function scopesIn(value: unknown): Caller['scopes'] {
  try {
    return parseScopes(value);
  } catch (error) {
    const reason = error instanceof TypeError ? error.message : '';
    throw unresolved(`resolveCompany returned scopes that cannot be used. ${reason}`);
  }
}

function unresolved(log: string, cause?: unknown, status = 500): ProxyError {
  return new ProxyError(status, 'The company could not be determined.', {
    problem: { kind: 'resolve-company', log, cause },
  });
}
