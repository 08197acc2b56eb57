import { pause, throwIfAborted } from '../../api/abort.js';
import type { CodatClient } from '../../api/client.js';
import { CodatApiError, CodatError, isAbort } from '../../api/errors.js';
import { isUnclear } from '../../api/failures.js';
import { isOffline } from '../../api/runtime.js';
import type { Connection, Integration } from '../../api/schema.js';
import { RequestNotes } from './request-notes.js';

/**
 * How long after a request that was given up, or has failed, a connection of it may still appear: for so long it is looked for,
 * and how often. A gateway that says at once that it has failed is heard sooner than one that says nothing.
 */
const LOST_TIMEOUT_MS = 8000;
const LOST_AT_ONCE_MS = 3000;
const LOST_POLL_MS = 2000;
/** How long a tab waits for another tab's lock on the same integration. */
const LOCK_WAIT_MS = 30_000;

/** For how long Codat may still carry out the request that failed. `wasOffline`: the device was when it began. */
function mayHappenFor(error: unknown, wasOffline: boolean): number {
  const isGivenUp = isAbort(error) || (error instanceof CodatError && error.code === 'timeout');
  const isTimeout = error instanceof CodatApiError && [408, 504].includes(error.status);
  if (isGivenUp || isTimeout) return LOST_TIMEOUT_MS;
  // A device that goes offline afterwards may have sent it.
  const isSent = !(wasOffline && error instanceof CodatError && error.code === 'offline');
  return isSent && isUnclear(error) ? LOST_AT_ONCE_MS : 0;
}

/** A connection to create, and what is searched first, under the integration's lock. */
interface Creation {
  integration: Integration;
  /** Finds an existing connection that serves. `isDoubtful`: the known list may be stale, even if the event stream is live. */
  find(isDoubtful: boolean): Promise<Connection | undefined>;
  /** The ids of the company's connections as `find` read them last. */
  knownIds(): ReadonlySet<string>;
  signal: AbortSignal;
}

/** What creations need of their store. */
interface CreationServices {
  proxyId: string;
  storeId: string;
  client: CodatClient;
}

/**
 * Creates a company's connections, never two for one choice: all tabs of this origin take turns at searching the
 * list and creating, and after an unclear failure the lost connection is searched first.
 */
export class Creations {
  readonly #proxyId: string;
  readonly #client: CodatClient;
  readonly #notes: RequestNotes;

  /**
   * `proxyId` identifies the proxy among all of this origin. Companies share a lock: what one page calls `me` another
   * may call by its id.
   */
  constructor({ proxyId, storeId, client }: CreationServices) {
    this.#proxyId = proxyId;
    this.#client = client;
    this.#notes = new RequestNotes(storeId, proxyId);
  }

  /** Resolves with an existing connection that serves, or a new one. Rejects with a CodatError. */
  findOrCreate(creation: Creation): Promise<Connection> {
    const { integration, signal } = creation;
    return inTurn(this.#nameOf(integration), signal, () => this.#findOrCreate(creation));
  }

  #nameOf({ key }: Integration): string {
    return `codat-elements:create ${this.#proxyId} ${key}`;
  }

  async #findOrCreate({ integration, find, knownIds, signal }: Creation): Promise<Connection> {
    const name = this.#nameOf(integration);
    const note = this.#notes.get(name);
    const found =
      (await find(note !== undefined)) ?? (await findLost(note?.mayAppearFor ?? 0, find, signal));
    if (found) return found;
    // Until its end is known: a tab that is closed meanwhile has no other chance to say so.
    this.#notes.set(name, LOST_TIMEOUT_MS);
    const wasOffline = isOffline();
    try {
      const options = { knownIds: knownIds(), sourceId: integration.sourceId, signal };
      const created = await this.#client.createConnection(integration.key, options);
      this.#notes.set(name, 0);
      return created;
    } catch (error) {
      this.#notes.set(name, mayHappenFor(error, wasOffline));
      throw error;
    }
  }
}

/** Looks for the connection that an earlier request may yet create. */
async function findLost(
  mayAppearFor: number,
  find: Creation['find'],
  signal: AbortSignal,
): Promise<Connection | undefined> {
  const until = performance.now() + mayAppearFor;
  while (performance.now() < until) {
    await pause(LOST_POLL_MS, signal);
    const found = await find(true);
    if (found) return found;
  }
  return undefined;
}

/** Runs a task while no other tab of this origin runs one of this name; where there are no locks, at once. */
async function inTurn<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  // Absent outside secure contexts.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return task();
  let begun: Promise<T> | undefined;
  // `AbortSignal.any` is younger than the browsers that are supported.
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  const timer = setTimeout(stop, LOCK_WAIT_MS);
  signal.addEventListener('abort', stop);
  try {
    throwIfAborted(signal);
    await locks.request(name, { signal: waiting.signal }, () => {
      begun = task();
      // Its failure is the caller's; here only its end matters.
      return begun.catch(() => undefined);
    });
  } catch (error) {
    // Denied, as in a frame without an origin, or the other tab takes too long: better without than not at all.
    if (signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  return begun ?? task();
}
