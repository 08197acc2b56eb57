/** What a failure says of its request. */
import { CodatApiError, CodatError, CodatResponseError } from './errors.js';

/** Whether the request may have been carried out although it failed. */
export function isUnclear(error: unknown): boolean {
  if (error instanceof CodatApiError) return error.status === 408 || error.status >= 500;
  return error instanceof CodatResponseError || (error instanceof CodatError && isLost(error));
}

const isLost = ({ code }: CodatError) =>
  code === 'network' || code === 'timeout' || code === 'offline';

/** Whether it is Codat that says this, about such a thing: a gateway or a framework has other words. */
export function isSaidByCodat(
  { correlationId, service, detail = '' }: CodatApiError,
  thing: string,
): boolean {
  return Boolean(correlationId ?? service) && detail.toLowerCase().includes(thing);
}
