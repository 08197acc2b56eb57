/**
 * Codat, simulated, for a static page: the whole journey without a server. In the page this module has
 * `registerSandbox`; registered as a service worker, it is the sandbox.
 */
import { workerScope } from './service-worker/scope.js';
import { serveSandbox } from './service-worker/worker.js';

export {
  registerSandbox,
  type RegisteredSandbox,
  type RegisterSandboxOptions,
} from './service-worker/register.js';

const scope = workerScope();
if (scope) serveSandbox(scope);
