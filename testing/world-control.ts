/** What a test may do with a world, as the process does it in which the world's sandbox is. */
import type { CodatSandbox, Fault, SandboxConnection } from 'codat-elements/sandbox';
import type { ConnectionStatus } from 'codat-elements/api';
import { misuse, shown } from './misuse.js';
import { cancelOn, failOn, signInOn } from './sign-in/drive.js';
import type { SignInFailure, SignInOptions, SignInResult } from './sign-in/drive.js';
import { VisitedPage, Visitor } from './sign-in/link-visitor.js';
import type { ConnectionReference } from './test-world.js';

const CONNECTION_TIMEOUT_MS = 5_000;
const POLL_MS = 25;

/** What the control needs of its world. */
export interface ControlledWorld {
  readonly sandbox: CodatSandbox;
  readonly companyId: string;
  /** The connection's link, fresh. */
  linkUrlOf(connectionId: string): Promise<string>;
}

function nameIn(reference: unknown): string {
  if (typeof reference === 'string' && reference !== '') return reference;
  if (typeof reference === 'object' && reference !== null) {
    const { id, connectionId } = reference as { id?: unknown; connectionId?: unknown };
    // An event's detail has the id of the integration too, but by another name.
    const name = connectionId ?? id;
    if (typeof name === 'string' && name !== '') return name;
  }
  throw misuse(
    `A connection is an id, a platform key, the name of a software or an object with "id" or "connectionId", and was given as ${shown(reference)}.`,
  );
}

/** Runs a call that the sandbox may refuse: its message is for the test's author. */
function checked(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error));
  }
}

export class WorldControl {
  readonly #world: ControlledWorld;

  constructor(world: ControlledWorld) {
    this.#world = world;
  }

  connections(): readonly SandboxConnection[] {
    return this.#world.sandbox.connectionsOf(this.#world.companyId);
  }

  connection(reference: ConnectionReference): SandboxConnection {
    const name = nameIn(reference);
    const found = this.#find(name);
    if (found) return found;
    throw this.#unknown(name);
  }

  async signIn(reference: ConnectionReference, options?: SignInOptions): Promise<SignInResult> {
    return signInOn(await this.#visit(reference, options), options);
  }

  async cancel(reference: ConnectionReference, options?: SignInOptions): Promise<SignInResult> {
    return cancelOn(await this.#visit(reference, options), options);
  }

  async fail(
    reference: ConnectionReference,
    reason?: SignInFailure,
    options?: SignInOptions,
  ): Promise<SignInResult> {
    return failOn(await this.#visit(reference, options), reason, options);
  }

  expireAccess(reference: ConnectionReference): void {
    const { id, platformName, status } = this.connection(reference);
    if (status !== 'Linked') {
      throw misuse(
        `Only the access of a connected source can expire, and connection "${id}" (${platformName}) is ${status}. Sign in first, or begin the world with a connection whose status is "Deauthorized".`,
      );
    }
    this.#world.sandbox.deauthorize(id);
  }

  setStatus(reference: ConnectionReference, status: ConnectionStatus): void {
    const { id } = this.connection(reference);
    const { sandbox } = this.#world;
    checked(() => {
      // As the provider ends access: with an error that says so.
      if (status === 'Deauthorized') sandbox.deauthorize(id);
      else sandbox.setConnectionStatus(id, status);
    });
  }

  advance(ms: number): void {
    if (typeof ms !== 'number' || !Number.isFinite(ms) || ms < 0) {
      throw misuse(`advance() takes milliseconds, a number from 0, and was given ${shown(ms)}.`);
    }
    this.#world.sandbox.advance(ms);
  }

  addFault(fault: Fault): void {
    checked(() => this.#world.sandbox.faults.add(fault));
  }

  clearFaults(): void {
    this.#world.sandbox.faults.clear();
  }

  /** By id, or else the latest connection to this software. */
  #find(name: string): SandboxConnection | undefined {
    const connections = this.connections();
    const wanted = name.toLowerCase();
    return (
      connections.find(({ id }) => id === name) ??
      connections.findLast(
        ({ platformKey, platformName }) =>
          platformKey.toLowerCase() === wanted || platformName.toLowerCase() === wanted,
      )
    );
  }

  #unknown(name: string): Error {
    const known = this.connections().map(
      ({ id, platformName, status }) => `"${id}" (${platformName}, ${status})`,
    );
    const there = known.length > 0 ? `There are: ${known.join(', ')}.` : 'It has none yet.';
    return misuse(`The company has no connection "${name}". ${there}`);
  }

  async #visit(reference: ConnectionReference, options: SignInOptions = {}): Promise<VisitedPage> {
    const name = nameIn(reference);
    // A click creates the connection only a moment later.
    const end = Date.now() + (options.timeoutMs ?? CONNECTION_TIMEOUT_MS);
    let found = this.#find(name);
    while (!found && typeof reference === 'string' && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      found = this.#find(name);
    }
    if (!found) throw this.#unknown(name);
    const visitor = new Visitor(this.#world.sandbox);
    await visitor.open(await this.#world.linkUrlOf(found.id));
    // The page under test gets the focus from where it is.
    return new VisitedPage(visitor, () => Promise.resolve());
  }
}
