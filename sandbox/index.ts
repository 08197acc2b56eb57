/** Codat's API and link pages, simulated, for tests and demonstrations. */
export { createCodatSandbox } from './sandbox.js';
export { SandboxNetworkError } from './fault-response.js';
export type { ActiveFault, Fault, FaultKind, FaultList } from './faults.js';
export type {
  CodatSandbox,
  SandboxCompany,
  SandboxConnection,
  SandboxFile,
  SandboxOptions,
  SandboxRequest,
  SandboxSeed,
  SandboxSnapshot,
  SandboxWebhook,
  SeedCompany,
  SeedConnection,
  SeedError,
  SeedFile,
} from './types.js';
