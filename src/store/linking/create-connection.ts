import { pause } from '../../api/abort.js';
import type { CodatClient } from '../../api/client.js';
import { CodatApiError, CodatNetworkError, isAbort } from '../../api/errors.js';
import type { Connection, Integration } from '../../api/schema.js';

/**
 * How long after an unclear failure a new connection of the same integration may still appear: for so long it is
 * looked for before another one is asked for.
 */
const UNCLEAR_MS = 60_000;
/** How long after such a failure an attempt waits for it, and how often it looks. */
const PATIENCE_MS = 8000;
const LOOK_PAUSE_MS = 2000;
/** How long a tab waits for another one that is choosing the same. */
const LOCK_WAIT_MS = 30_000;

/** Whether the request may still be on its way to Codat, or at work there. */
function mayStillHappen(error: unknown): boolean {
  if (error instanceof CodatApiError) return error.status === 408 || error.status === 504;
  return isAbort(error) || (error instanceof CodatNetworkError && error.code === 'timeout');
}

/** What a creation does under its lock. */
interface Creation {
  integration: Integration;
  /** What the company has already that serves. `isDoubtful`: what is known of it may be too old, whoever says otherwise. */
  find(isDoubtful: boolean): Promise<Connection | undefined>;
  /** The ids of what the company has, as `find` saw it last. */
  knownIds(): ReadonlySet<string>;
  signal: AbortSignal;
}

/**
 * Creates a company's connections, never two where one was chosen: all tabs of this origin take turns at looking
 * and creating, and after an unclear failure the lost connection is looked for first.
 */
export class Creations {
  readonly #proxyId: string;
  readonly #client: CodatClient;
  /** When creating one of this integration failed without it being clear that it did not happen. */
  readonly #unclearAt = new Map<string, number>();

  /**
   * `proxyId` tells the proxy apart from all others of this origin. Companies take turns too: what one page calls `me`
   * another may call by its id.
   */
  constructor(proxyId: string, client: CodatClient) {
    this.#proxyId = proxyId;
    this.#client = client;
  }

  /** What serves already, or a new connection. Rejects with a CodatError. */
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
    const found = (await find(wasAskedFor(name))) ?? (await this.#findLost(key, find, signal));
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

  /** Waits for what an earlier request may yet create. */
  async #findLost(
    key: string,
    find: Creation['find'],
    signal: AbortSignal,
  ): Promise<Connection | undefined> {
    const failedAt = this.#unclearAt.get(key) ?? -Infinity;
    if (performance.now() - failedAt > UNCLEAR_MS) return undefined;
    while (performance.now() - failedAt < PATIENCE_MS) {
      await pause(LOOK_PAUSE_MS, signal);
      const found = await find(true);
      if (found) return found;
    }
    return undefined;
  }
}

/** Tells the other tabs that one of this name is being asked for: what they know of the company is old then. */
function noteRequest(name: string): void {
  try {
    localStorage.setItem(name, String(Date.now()));
  } catch {
    // Denied or full: the proxy's events tell them, a little later.
  }
}

/** Whether any tab has asked for one of this name a moment ago. */
function wasAskedFor(name: string): boolean {
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
