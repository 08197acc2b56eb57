/** Mistakes that hosts make, each with the check that has to find it. */
import { answersHoles } from './holes/answers.js';
import { bodiesHoles } from './holes/bodies.js';
import { companiesHoles } from './holes/companies.js';
import { contractHoles } from './holes/contract.js';
import { originsHoles } from './holes/origins.js';
import { pushHoles } from './holes/push.js';
import { routesHoles } from './holes/routes.js';
import { sessionsHoles } from './holes/sessions.js';
import type { Hole } from './holes/kit.js';

export const holes: readonly Hole[] = [
  ...contractHoles,
  ...sessionsHoles,
  ...companiesHoles,
  ...routesHoles,
  ...originsHoles,
  ...bodiesHoles,
  ...answersHoles,
  ...pushHoles,
];
