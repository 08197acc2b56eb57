/** Mistakes that hosts make, each with the check that has to find it. */
import { responseVulnerabilities } from './vulnerable-proxies/responses.js';
import { bodyVulnerabilities } from './vulnerable-proxies/bodies.js';
import { companyVulnerabilities } from './vulnerable-proxies/companies.js';
import { contractVulnerabilities } from './vulnerable-proxies/contract.js';
import { originVulnerabilities } from './vulnerable-proxies/origins.js';
import { eventStreamVulnerabilities } from './vulnerable-proxies/event-stream.js';
import { routeVulnerabilities } from './vulnerable-proxies/routes.js';
import { sessionVulnerabilities } from './vulnerable-proxies/sessions.js';
import type { Vulnerability } from './vulnerable-proxies/kit.js';

export const vulnerabilities: readonly Vulnerability[] = [
  ...contractVulnerabilities,
  ...sessionVulnerabilities,
  ...companyVulnerabilities,
  ...routeVulnerabilities,
  ...originVulnerabilities,
  ...bodyVulnerabilities,
  ...responseVulnerabilities,
  ...eventStreamVulnerabilities,
];
