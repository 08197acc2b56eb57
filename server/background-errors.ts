import { StoreUnavailable } from './circuit-breaker.js';
import { ProxyError } from './errors.js';
import { background, reportProblem, type OnError } from './observability.js';
import { NotCacheable } from './stored-cache.js';

/**
 * Reports what has failed while no page waited for it. Of the store's own errors not even the text is passed on: it may
 * hold addresses and passwords.
 */
export function reportBackgroundError(error: unknown, onError: OnError): void {
  // The circuit breaker has reported it.
  if (error instanceof StoreUnavailable) return;
  if (error instanceof ProxyError && isOfHostEvents(error.problem?.kind)) {
    if (error.problem) reportProblem(error.problem, background, onError);
    return;
  }
  const isOfCodat = error instanceof ProxyError || error instanceof NotCacheable;
  const problem = isOfCodat
    ? ({ kind: 'not-renewed', log: refreshFailure(error) } as const)
    : ({ kind: 'store', log: 'the store did not do what was asked of it' } as const);
  reportProblem(problem, background, onError);
}

const isOfHostEvents = (kind: string | undefined): boolean =>
  kind === 'on-event' || kind === 'store';

function refreshFailure(error: ProxyError | NotCacheable): string {
  const reason = error instanceof ProxyError ? error.problem?.log : undefined;
  return `the catalogue could not be refreshed: ${reason ?? error.message}`;
}
