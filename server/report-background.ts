import type { Problem } from './errors.js';
import { background, reportProblem } from './observability.js';
import type { Settings } from './options.js';

export type Reporting = Pick<Settings, 'onError' | 'reports'>;

/** Reports a problem of the proxy's own background work, unless the same was reported just before. */
export function reportBackground(problem: Problem, { onError, reports }: Reporting): void {
  if (reports.isToBeReported(problem)) reportProblem(problem, background, onError);
}
