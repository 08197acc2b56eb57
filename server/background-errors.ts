import { storeProblem } from './circuit-breaker.js';
import { ProxyError, type Problem } from './errors.js';
import { reportBackground, type Reporting } from './report-background.js';
import { NotCacheable } from './stored-cache.js';

/**
 * Reports what has failed while no page waited for it. Of the store's own errors not even the text is passed on: it may
 * hold addresses and passwords.
 */
export function reportBackgroundError(error: unknown, reporting: Reporting): void {
  const problem = problemOf(error);
  if (problem) reportBackground(problem, reporting);
}

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof ProxyError && isOfHostEvents(error.problem?.kind)) return error.problem;
  const isOfCodat = error instanceof ProxyError || error instanceof NotCacheable;
  return isOfCodat
    ? { kind: 'not-renewed', log: refreshFailure(error) }
    : storeProblem(error, 'the store did not do what was asked of it').problem;
}

const isOfHostEvents = (kind: string | undefined): boolean =>
  kind === 'on-event' || kind === 'store';

function refreshFailure(error: ProxyError | NotCacheable): string {
  const reason = error instanceof ProxyError ? error.problem?.log : undefined;
  return `the catalogue could not be refreshed: ${reason ?? error.message}`;
}
