import type { Check } from '../check.js';
import { allResponsesChecks } from './all-responses.js';
import { responseChecks } from './responses.js';
import { bodyChecks } from './bodies.js';
import { cachingChecks } from './caching.js';
import { companyChecks } from './companies.js';
import { errorContractChecks } from './contract-errors.js';
import { contractChecks } from './contract.js';
import { corsChecks } from './cors.js';
import { inviteChecks } from './invites.js';
import { originChecks } from './origins.js';
import { overrideChecks } from './overrides.js';
import { preflightChecks } from './preflight.js';
import { eventStreamChecks } from './event-stream.js';
import { routeChecks } from './routes.js';
import { scopeChecks } from './scopes.js';
import { sessionChecks } from './sessions.js';
import { writeChecks } from './writes.js';

/** In the order in which they are tried. */
export const checks: readonly Check[] = [
  ...contractChecks,
  ...errorContractChecks,
  ...preflightChecks,
  ...writeChecks,
  ...sessionChecks,
  ...companyChecks,
  ...scopeChecks,
  ...overrideChecks,
  ...routeChecks,
  ...originChecks,
  ...corsChecks,
  ...bodyChecks,
  ...cachingChecks,
  ...responseChecks,
  ...eventStreamChecks,
  ...inviteChecks,
  ...allResponsesChecks,
];
