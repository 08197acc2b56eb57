import type { Check } from '../check.js';
import { allAnswersChecks } from './all-answers.js';
import { answerChecks } from './answers.js';
import { bodyChecks } from './bodies.js';
import { companyChecks } from './companies.js';
import { contractChecks } from './contract.js';
import { originChecks } from './origins.js';
import { pushChecks } from './push.js';
import { routeChecks } from './routes.js';
import { sessionChecks } from './sessions.js';
import { writeChecks } from './writes.js';

/** In the order in which they are tried. */
export const checks: readonly Check[] = [
  ...contractChecks,
  ...writeChecks,
  ...sessionChecks,
  ...companyChecks,
  ...routeChecks,
  ...originChecks,
  ...bodyChecks,
  ...answerChecks,
  ...pushChecks,
  ...allAnswersChecks,
];
