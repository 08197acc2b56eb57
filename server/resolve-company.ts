/** Whose company a request is about: only the host knows. */
import type { TokenProxyOptions } from './options.js';
import { ProxyError } from './errors.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws ProxyError 401 when nobody is signed in, 500 when the host's function does not work. */
export async function resolveCompany<Context>(
  request: Request,
  context: Context,
  options: TokenProxyOptions<Context>,
): Promise<string> {
  let companyId: unknown;
  try {
    companyId = await options.resolveCompany(request, context);
  } catch (cause) {
    throw unresolved('resolveCompany threw', cause);
  }
  if (companyId === null || companyId === undefined) {
    throw new ProxyError(401, 'Nobody is signed in, or the session has ended.');
  }
  if (typeof companyId !== 'string' || !guid.test(companyId)) {
    throw unresolved('resolveCompany returned something that is not a Codat company id');
  }
  return companyId;
}

function unresolved(log: string, cause?: unknown): ProxyError {
  return new ProxyError(500, 'The company could not be determined.', {
    problem: { kind: 'resolve-company', log, cause },
  });
}
