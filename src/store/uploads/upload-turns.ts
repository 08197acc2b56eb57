import { CodatApiError, type CodatError } from '../../api/errors.js';
import { isOfCodat } from '../../api/failures.js';
import type { UploadItem } from './upload-item.js';

/** How often one file is sent again by itself. */
const MAX_TURNS = 10;
/** A server that says later than this is not waited for. */
const MAX_WAIT_MS = 60_000;

/** Whether it is the proxy that had no place: a gateway's 503, which names nobody, or Codat's may come after the file. */
const isOfProxy = (error: CodatApiError) => Boolean(error.service) && !isOfCodat(error);

/** The turns of files for which a server had no place: others of the company, of another page too, were on their way. */
export class UploadTurns {
  readonly #taken = new WeakMap<UploadItem, number>();

  /**
   * How long a file waits for its next turn, in milliseconds; `undefined`: it has failed. `hasArrived` is false where the
   * list says that the file is not there: where that is not known, it might be there twice.
   */
  waitAfter(
    error: CodatError,
    item: UploadItem,
    hasArrived: boolean | undefined,
  ): number | undefined {
    if (!(error instanceof CodatApiError) || error.status !== 503) return undefined;
    if (hasArrived !== false && !isOfProxy(error)) return undefined;
    const taken = this.#taken.get(item) ?? 0;
    const { retryAfter = Infinity } = error;
    if (retryAfter > MAX_WAIT_MS || taken >= MAX_TURNS) {
      this.#taken.delete(item);
      return undefined;
    }
    this.#taken.set(item, taken + 1);
    return retryAfter;
  }
}
