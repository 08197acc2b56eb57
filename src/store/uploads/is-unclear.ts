import { CodatApiError, CodatNetworkError, type CodatError } from '../../api/errors.js';

/** Whether the file may have arrived although its upload failed. */
export const isUnclear = (error: CodatError): boolean =>
  error instanceof CodatNetworkError ||
  (error instanceof CodatApiError && (error.status === 408 || error.status >= 500));
