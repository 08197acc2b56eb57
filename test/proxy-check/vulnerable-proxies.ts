/** Mistakes that hosts make, each with the check that has to find it. */
import { answersHoles } from './vulnerable-proxies/responses.js';
import { bodiesHoles } from './vulnerable-proxies/bodies.js';
import { companiesHoles } from './vulnerable-proxies/companies.js';
import { contractHoles } from './vulnerable-proxies/contract.js';
import { originsHoles } from './vulnerable-proxies/origins.js';
import { pushHoles } from './vulnerable-proxies/event-stream.js';
import { routesHoles } from './vulnerable-proxies/routes.js';
import { sessionsHoles } from './vulnerable-proxies/sessions.js';
import type { Vulnerability } from './vulnerable-proxies/kit.js';

export const holes: readonly Vulnerability[] = [
  ...contractHoles,
  ...sessionsHoles,
  ...companiesHoles,
  ...routesHoles,
  ...originsHoles,
  ...bodiesHoles,
  ...answersHoles,
  ...pushHoles,
];
