import { abandoned, resultFromRedirect, type AttemptResult } from './attempt-result.js';
import type { RedirectResult } from './redirect-parameters.js';

/**
 * What return pages have sent about one attempt. Anybody may have written their address: it counts only after the
 * server was asked, and only where the server's response decides nothing.
 */
export class ReturnedResults {
  /** The result for the attempt's own connection. */
  #claim: RedirectResult | undefined;
  /** Whether a return page that names no connection reported an end without a link. */
  #hasLeftProvider = false;

  /** Adds a result. Returns false where it is for another connection. */
  add(result: RedirectResult, ownConnectionId: string): boolean {
    const { connectionId } = result;
    if (connectionId && connectionId !== ownConnectionId) return false;
    if (connectionId) this.#claim = result;
    else this.#hasLeftProvider ||= resultFromRedirect(result) !== undefined;
    return true;
  }

  /** The result to apply after the request that is about to be sent; one that comes later waits for the next request. */
  beforeRequest(): RedirectResult | undefined {
    return this.#claim;
  }

  /** How the attempt ended, once the server's response decides nothing. */
  afterRequest(
    claim: RedirectResult | undefined,
    isWindowClosed: boolean,
  ): AttemptResult | undefined {
    const result = claim && resultFromRedirect(claim);
    // Even where that address was made up, the user is no longer at the provider.
    return result ?? (this.#hasLeftProvider && isWindowClosed ? abandoned : undefined);
  }

  clear(): void {
    this.#claim = undefined;
    this.#hasLeftProvider = false;
  }
}
