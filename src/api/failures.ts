/** What a failure says of its request. */
import { CodatApiError, CodatError } from './errors.js';

/** Whether the request may have been carried out although it failed. */
export function isUnclear(error: unknown): boolean {
  if (error instanceof CodatApiError) return error.status === 408 || error.status >= 500;
  return error instanceof CodatError && isLost(error);
}

/** Whether Codat refuses what was asked because of the state that the thing is in. */
export const isConflict = (error: unknown): boolean =>
  error instanceof CodatApiError && (error.status === 400 || error.status === 409);

/** Whether its response did not come, or is none that can be read; as may be of whatever a client of the host's own throws. */
const isLost = ({ code }: CodatError) =>
  code === 'network' || code === 'timeout' || code === 'offline' || code === 'unexpected-response';

/**
 * Whether an error is Codat's own by its `service`, such as `PublicApi`; the token proxy writes `Codat` in place of any other name.
 * A gateway or a framework names none, and a proxy names itself.
 */
export const isOfCodat = ({ service }: { service?: string | null | undefined }): boolean =>
  /^Codat$|Api$/.test(service ?? '');

/**
 * Whether it is Codat that says of a connection that it is gone: where the company is gone nothing is known of the
 * connection.
 */
export const isGoneByCodat = (error: CodatApiError): boolean =>
  isOfCodat(error) && !/company/i.test(error.detail ?? '');
