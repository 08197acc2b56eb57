/** What a test may ask of a world's sandbox: here, or over HTTP where the sandbox is in another process. */
import type { ConnectionStatus } from 'codat-elements/api';
import type {
  CodatSandbox,
  Fault,
  SandboxConnection,
  SandboxRequest,
} from 'codat-elements/sandbox';
import { misuse, shown } from './misuse.js';
import { cancel, fail, isPopup, signIn } from './sign-in/index.js';
import type { SignInFailure, SignInOptions, SignInResult } from './sign-in/index.js';
import type { ConnectionReference, TestWorld } from './test-world.js';
import type { WorldControl } from './world-control.js';

/** What can be done without a window. What it takes and gives is JSON. */
export interface WorldActions {
  connections(): Promise<readonly SandboxConnection[]>;
  connection(reference: ConnectionReference): Promise<SandboxConnection>;
  signIn(reference: ConnectionReference, options?: SignInOptions): Promise<SignInResult>;
  cancel(reference: ConnectionReference, options?: SignInOptions): Promise<SignInResult>;
  fail(
    reference: ConnectionReference,
    reason?: SignInFailure,
    options?: SignInOptions,
  ): Promise<SignInResult>;
  expireAccess(reference: ConnectionReference): Promise<void>;
  setStatus(reference: ConnectionReference, status: ConnectionStatus): Promise<void>;
  advance(ms: number): Promise<void>;
  addFault(fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  requests(): Promise<readonly SandboxRequest[]>;
}

export const actionNames = [
  'connections',
  'connection',
  'signIn',
  'cancel',
  'fail',
  'expireAccess',
  'setStatus',
  'advance',
  'addFault',
  'clearFaults',
  'requests',
] as const satisfies readonly (keyof WorldActions)[];

/** The actions on a sandbox in this process. */
export function actionsOn(control: WorldControl, sandbox: CodatSandbox): WorldActions {
  return {
    connections: async () => control.connections(),
    connection: async (reference) => control.connection(reference),
    signIn: async (reference, options) => control.signIn(reference, options),
    cancel: async (reference, options) => control.cancel(reference, options),
    fail: async (reference, reason, options) => control.fail(reference, reason, options),
    expireAccess: async (reference) => control.expireAccess(reference),
    setStatus: async (reference, status) => control.setStatus(reference, status),
    advance: async (ms) => control.advance(ms),
    addFault: async (fault) => control.addFault(fault),
    clearFaults: async () => control.clearFaults(),
    requests: async () => sandbox.requests,
  };
}

function referenceIn(target: unknown, name: string): ConnectionReference {
  const isNamed = typeof target === 'string' && target !== '';
  const isObject =
    typeof target === 'object' && target !== null && ('id' in target || 'connectionId' in target);
  if (isNamed || isObject) return target as ConnectionReference;
  throw misuse(
    `${name}() needs a window in which the person signs in (a Playwright Page or a Window) or a connection, and was given ${shown(target)}.`,
  );
}

/** What a world is, beside what can be done with it. */
export type WorldFacts = Pick<TestWorld, 'companyId' | 'proxyUrl' | 'codatUrl' | 'close'>;

/**
 * A world of its actions. `notify` gives the pages under test the focus after each change, for elements to ask the
 * server without waiting for their next poll.
 */
export function worldOf(
  facts: WorldFacts,
  actions: WorldActions,
  notify: () => Promise<void>,
): TestWorld {
  const changing = async <Result>(change: () => Promise<Result>): Promise<Result> => {
    const result = await change();
    await notify();
    return result;
  };
  return {
    ...facts,
    connections: async () => actions.connections(),
    connection: async (reference) => actions.connection(reference),
    signIn: async (target, options) =>
      isPopup(target)
        ? signIn(target, options)
        : changing(() => actions.signIn(referenceIn(target, 'signIn'), options)),
    cancel: async (target, options) =>
      isPopup(target)
        ? cancel(target, options)
        : changing(() => actions.cancel(referenceIn(target, 'cancel'), options)),
    fail: async (target, reason, options) =>
      isPopup(target)
        ? fail(target, reason, options)
        : changing(() => actions.fail(referenceIn(target, 'fail'), reason, options)),
    expireAccess: (reference) => changing(() => actions.expireAccess(reference)),
    setStatus: (reference, status) => changing(() => actions.setStatus(reference, status)),
    advance: (ms) => changing(() => actions.advance(ms)),
    addFault: async (fault) => actions.addFault(fault),
    clearFaults: async () => actions.clearFaults(),
    requests: async () => actions.requests(),
  };
}
