import { pause } from '../../api/abort.js';
import type { CodatClient } from '../../api/client.js';
import { CodatApiError, CodatNetworkError, isAbort } from '../../api/errors.js';
import type { Connection, Integration } from '../../api/schema.js';

/**
 * How long after an unclear failure a new connection of the same integration may still appear: for so long the list is
 * searched for it before another connection is created.
 */
const UNCLEAR_MS = 60_000;
/** How long after an unclear failure an attempt polls the list for the lost connection, and how often. */
const LOST_TIMEOUT_MS = 8000;
const LOST_POLL_MS = 2000;
/** How long a tab waits for another tab's lock on the same integration. */
const LOCK_WAIT_MS = 30_000;

/** Whether Codat may still carry out the request that failed. */
function mayStillHappen(error: unknown): boolean {
  if (error instanceof CodatApiError) return error.status === 408 || error.status === 504;
  return isAbort(error) || (error instanceof CodatNetworkError && error.code === 'timeout');
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

/**
 * Creates a company's connections, never two for one choice: all tabs of this origin take turns at searching the
 * list and creating, and after an unclear failure the lost connection is searched first.
 */
export class Creations {
  readonly #proxyId: string;
  readonly #client: CodatClient;
  /** By integration key: when a creation failed that Codat may have carried out all the same. */
  readonly #unclearAt = new Map<string, number>();

  /**
   * `proxyId` identifies the proxy among all of this origin. Companies share a lock: what one page calls `me` another
   * may call by its id.
   */
  constructor(proxyId: string, client: CodatClient) {
    this.#proxyId = proxyId;
    this.#client = client;
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
    const { key } = integration;
    const name = this.#nameOf(integration);
    const found = (await find(wasRequested(name))) ?? (await this.#findLost(key, find, signal));
    if (found) return found;
    noteRequest(name);
    try {
      const created = await this.#client.createConnection(key, { knownIds: knownIds(), signal });
      this.#unclearAt.delete(key);
      return created;
    } catch (error) {
      if (mayStillHappen(error)) this.#unclearAt.set(key, performance.now());
      throw error;
    }
  }

  /** Polls for the connection that an earlier request may yet create. */
  async #findLost(
    key: string,
    find: Creation['find'],
    signal: AbortSignal,
  ): Promise<Connection | undefined> {
    const failedAt = this.#unclearAt.get(key) ?? -Infinity;
    if (performance.now() - failedAt > UNCLEAR_MS) return undefined;
    while (performance.now() - failedAt < LOST_TIMEOUT_MS) {
      await pause(LOST_POLL_MS, signal);
      const found = await find(true);
      if (found) return found;
    }
    return undefined;
  }
}

/** Marks in localStorage that a connection of this name is being created: other tabs' lists are stale then. */
function noteRequest(name: string): void {
  try {
    localStorage.setItem(name, String(Date.now()));
  } catch {
    // Denied or full: the proxy's event stream updates other tabs, a little later.
  }
}

/** Whether a tab has created a connection of this name within the last minute. */
function wasRequested(name: string): boolean {
  try {
    const at = localStorage.getItem(name);
    if (at === null) return false;
    const isRecent = Math.abs(Date.now() - Number(at)) < UNCLEAR_MS;
    if (!isRecent) localStorage.removeItem(name);
    return isRecent;
  } catch {
    return false;
  }
}

/** Runs a task while no other tab of this origin runs one of this name; where there are no locks, at once. */
async function inTurn<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T> {
  // Absent outside secure contexts.
  const locks = (navigator as Partial<Navigator>).locks;
  if (!locks) return task();
  let begun: Promise<T> | undefined;
  try {
    await locks.request(
      name,
      { signal: AbortSignal.any([signal, AbortSignal.timeout(LOCK_WAIT_MS)]) },
      () => {
        begun = task();
        // Its failure is the caller's; here only its end matters.
        return begun.catch(() => undefined);
      },
    );
  } catch (error) {
    // Denied, as in a frame without an origin, or the other tab takes too long: better without than not at all.
    if (signal.aborted) throw error;
  }
  return begun ?? task();
}
