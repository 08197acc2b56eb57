import type { SandboxSeed } from '../types.js';

/** What the page gives to the worker, as plain JSON. */
export interface WorkerOptions {
  readonly seed?: SandboxSeed;
  /** Absolute. */
  readonly redirectUrl?: string;
  readonly syncStepMs?: number;
}

/** A page asks the worker to take it on; the response comes through the message's port. */
export interface UseMessage {
  readonly type: 'codat-sandbox';
  /** Without options the sandbox stays as it is. */
  readonly options?: WorkerOptions;
}

/** `error` says why the sandbox could not be set up. */
export interface UseResponse {
  readonly error?: string;
}

export function isUseMessage(data: unknown): data is UseMessage {
  return (
    typeof data === 'object' && data !== null && 'type' in data && data.type === 'codat-sandbox'
  );
}

/** Where the worker's two parts are, below the scope of its registration. No slash at their ends. */
export function addressesIn(scope: string): { proxyUrl: string; codatUrl: string } {
  const root = `${scope.replace(/\/$/, '')}/codat-sandbox`;
  return { proxyUrl: `${root}/proxy`, codatUrl: `${root}/codat` };
}
