/** Whose company a request is about: only the host knows. */
import type { TokenProxyOptions } from './options.js';
import { Failure, Refusal } from './problems.js';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws Refusal 401 when nobody is signed in; Failure 500 when the host's function does not work. */
export async function companyOf<Context>(
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
    throw new Refusal(401, 'Nobody is signed in, or the session has ended.');
  }
  if (typeof companyId !== 'string' || !guid.test(companyId)) {
    throw unresolved('resolveCompany returned something that is not a Codat company id');
  }
  return companyId;
}

function unresolved(log: string, cause?: unknown): Failure {
  return new Failure('resolve-company', 500, 'The company could not be determined.', {
    log,
    cause,
  });
}
