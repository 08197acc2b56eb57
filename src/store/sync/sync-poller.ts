import type { CodatError } from '../../api/errors.js';
import type { Connection, DataStatuses } from '../../api/schema.js';
import { isLinkedSoftware } from '../catalog/catalog.js';
import { connectionsOfType } from '../connections/matching.js';
import { givesData, isLost, isSource, lostConnections } from '../connections/rules.js';
import type { CompanyStore } from '../company-store.js';
import { Poller } from '../poller.js';
import { Query } from '../query.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { reachable } from './access.js';
import { groupsOf, type SyncGroup } from './sync-groups.js';
import { isSourceOfData, progressOf, sourceOf, type SyncProgress } from './sync-progress.js';

/** The detail of a sync poller's events, by type. */
interface SyncPollerEvents {
  /** What there is to show is another. */
  change: undefined;
  /** The sync has moved. */
  'sync-change': SyncProgress;
  /** A sync has ended, well or not. */
  'sync-complete': SyncProgress;
}

/** One response: the progress of all data, and of the data of each kind of software. */
interface Reading {
  statuses: DataStatuses;
  /**
   * Codat's words about what was ever synced: of a sync that started and ended between two responses, they alone are
   * different.
   */
  words: string;
  all: SyncProgress;
  bySource: ReadonlyMap<string, SyncProgress>;
  groups: readonly SyncGroup[];
}

/** The pauses between polls: the first, the longest while the sync moves, and while it does not. */
const FIRST_PAUSE_MS = 3000;
const MAX_PAUSE_MS = 15_000;
const MAX_STANDSTILL_MS = 60_000;
/** When the user comes back to the page, an ended sync older than this is polled again. */
const STALE_AFTER_MS = 30_000;
/** How long after linking Codat may take to start the sync. */
const MAX_START_DELAY_MS = 60_000;

function readingOf(
  statuses: DataStatuses,
  connections: readonly Connection[] = [],
  before?: Reading,
): Reading {
  const own = reachable(statuses, connections);
  const sources = new Map<string, DataStatuses>();
  for (const [dataType, status] of Object.entries(own)) {
    const source = sourceOf(dataType);
    sources.set(source, { ...sources.get(source), [dataType]: status });
  }
  const all = progressOf(own, before?.all);
  const isSameSync = before?.all.kind === 'working' && all.kind === 'working';
  return {
    statuses,
    words: JSON.stringify(Object.entries(statuses).filter(([, one]) => one.currentStatus)),
    all,
    groups: groupsOf(all, isSameSync ? before.groups : []),
    bySource: new Map(
      [...sources].map(([source, some]) => [
        source,
        progressOf(some, before?.bySource.get(source)),
      ]),
    ),
  };
}

/**
 * Polls how far the sync of the company's data is: while an element shows it and there is software to sync from, with
 * backoff, until the sync has ended; never while the page is hidden.
 */
export class SyncPoller extends TypedEventTarget<SyncPollerEvents> {
  readonly #store: CompanyStore;
  readonly #connections: Query<Connection[]>;
  readonly #reading: Query<Reading>;
  /** How many elements show it. */
  #viewers = 0;
  #linked: ReadonlySet<string> | undefined;
  #hasMoved = false;
  /** Whether the sync that ends ended with its connection, which is news of its own. */
  isEndKnown = false;
  #isStarted = false;
  readonly #poller = new Poller({
    poll: () => this.#reading.refresh(),
    nextPauseMs: (previousMs) => this.#nextPauseMs(previousMs),
    onReturn: (reason) => {
      if (reason === 'online' || this.#isWorthPolling) this.#poller.pollNow();
    },
  });
  /** Until when a sync may yet start, on the clock of `performance.now()`. */
  #expectedUntil = -Infinity;

  constructor(store: CompanyStore) {
    super();
    const { client, connections } = store;
    this.#connections = connections;
    this.#store = store;
    this.#expectedUntil = Math.max(-Infinity, ...store.linkedAt.values()) + MAX_START_DELAY_MS;
    connections.addEventListener('change', () => this.#onConnections());
    store.addEventListener('linked', () => this.#expect());
    store.addEventListener('server-read', () => this.pollNow());
    store.addEventListener('forgotten', () => this.#forget());
    this.#reading = new Query(
      async (signal) => this.#readingOf(await client.getDataStatus({ signal })),
      (now, before) => this.#onReading(now, before),
    );
    this.#reading.addEventListener('change', () => this.emit('change', undefined));
    this.#onConnections();
  }

  /** How far the sync is, as far as is known. */
  get progress(): SyncProgress | undefined {
    return this.#reading.value?.all;
  }

  /**
   * Whether a sync is about to start. One that has ended says nothing of what was linked since, and may have failed for want
   * of the access that was given since.
   */
  get isStarting(): boolean {
    return this.isExpected && this.progress?.kind !== 'working';
  }

  /** What is synced, by what a person calls it. */
  get groups(): readonly SyncGroup[] {
    return this.#reading.value?.groups ?? [];
  }

  /** Why the progress is not known. */
  get error(): CodatError | undefined {
    const { state } = this.#reading;
    return state.kind === 'error' && !state.last ? state.error : undefined;
  }

  /** Whether something was linked a moment ago, so that a sync is about to start. */
  get isExpected(): boolean {
    return performance.now() < this.#expectedUntil;
  }

  /** Whether the company has, or had until access expired, software to sync from. */
  get hasSource(): boolean {
    return this.#connections.value?.some(isSource) ?? false;
  }

  /**
   * The sync progress of one connection. Codat reports it for the whole company: so it is known where no other
   * connection gives data of the same kind, and undefined elsewhere.
   */
  progressFrom(connection: Connection): SyncProgress | undefined {
    // Before all others are looked at, of which there can be thousands.
    if (!isLinkedSoftware(connection)) return undefined;
    const { id, sourceType } = connection;
    const peers = connectionsOfType(this.#connections.value ?? [], sourceType);
    if (peers.some((other) => other.id !== id && isLinkedSoftware(other))) return undefined;
    const progress = this.#reading.value?.bySource.get(sourceType.toLowerCase());
    // Of a sync that has ended nothing is left to say, once the next is about to start.
    if (progress?.kind !== 'working' && this.isExpected) return undefined;
    // What has failed may be what came from one that was lost; what is being read cannot.
    const isOthers =
      lostConnections(peers).length > 0 || (progress?.needsReconnect && peers.some(isLost));
    return progress?.kind === 'failed' && isOthers ? undefined : progress;
  }

  /** Counts an element in that shows it, until the signal is aborted; without one, nothing is polled. */
  connect(signal: AbortSignal): void {
    this.#viewers++;
    this.#update();
    const leave = () => {
      this.#viewers--;
      this.#update();
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  /** Requests it now, or joins the pending request. Never rejects: `error` has the failure. */
  async refresh(): Promise<void> {
    if (!this.hasSource) return;
    await this.#reading.refresh();
    this.#poller.restart();
  }

  /** Requests it as soon as an element shows it: something has happened that the response may reflect. */
  pollNow(): void {
    this.#poller.pollNow();
  }

  #forget(): void {
    this.#reading.forget();
    this.#linked = undefined;
    this.#expectedUntil = -Infinity;
  }

  /** Expects a sync to start: something was linked. */
  #expect(): void {
    this.#expectedUntil = performance.now() + MAX_START_DELAY_MS;
    this.pollNow();
  }

  /**
   * Expects a sync after the first response where something was never synced that the response says nothing of; and none
   * where the response has how the sync ended of all that was never synced, and nothing else was linked a moment ago.
   */
  #expectAtFirst({ all, bySource }: Reading): void {
    if (all.kind === 'working') {
      this.#expectedUntil = -Infinity;
      return;
    }
    const linked = (this.#connections.value ?? []).filter(givesData);
    const unsynced = linked.filter(({ lastSync }) => !lastSync);
    const isOpen = unsynced.some(({ sourceType }) => {
      const own = bySource.get(sourceType.toLowerCase());
      // Kinds that Codat names no data by are waited for where nothing else is known; it lists data that was never read.
      if (!own || own.kind === 'none') return all.kind === 'none' || isSourceOfData(sourceType);
      // What is well may be another's of its kind.
      return own.kind === 'done' && connectionsOfType(linked, sourceType).length > 1;
    });
    if (isOpen) this.#expectedUntil = performance.now() + MAX_START_DELAY_MS;
    else if (unsynced.length > 0 && !all.needsReconnect) {
      const isUnsynced = (connectionId: string) => unsynced.some(({ id }) => id === connectionId);
      const isRecent = (at: number) => performance.now() < at + MAX_START_DELAY_MS;
      const recent = [...this.#store.linkedAt].filter(([, at]) => isRecent(at));
      if (recent.every(([id]) => isUnsynced(id))) this.#expectedUntil = -Infinity;
    }
  }

  /** Handles that the company's connections may be others than before. */
  #onConnections(): void {
    const connections = this.#connections.value;
    if (!connections) return;
    const linked = new Set(connections.filter(isLinkedSoftware).map(({ id }) => id));
    const before = this.#linked;
    this.#linked = linked;
    const isNew = (one: Connection) => givesData(one) && !before?.has(one.id);
    // What the first list holds, this page did not see being linked.
    if (before && connections.some(isNew)) this.#expect();
    if (!this.hasSource && this.progress?.kind !== 'none') {
      this.#stop();
      this.#reading.update(readingOf({}));
    }
    this.#readAgain();
    this.#update();
  }

  #readingOf(statuses: DataStatuses): Reading {
    return readingOf(statuses, this.#connections.value, this.#reading.value);
  }

  /** Takes the last response for what it means now that access may have been lost or given. */
  #readAgain(): void {
    const before = this.#reading.value;
    if (!before) return;
    const now = this.#readingOf(before.statuses);
    if (JSON.stringify(now.all) === JSON.stringify(before.all)) return;
    this.#reading.update(now);
    this.isEndKnown = true;
    this.#onReading(now, before);
    this.isEndKnown = false;
  }

  /** Whether the next response would be the same as the last, or the last request failed. */
  get #isOver(): boolean {
    if (this.error) return true;
    return this.progress !== undefined && this.progress.kind !== 'working' && !this.isExpected;
  }

  #onReading(now: Reading, before: Reading | undefined): void {
    const { all: progress } = now;
    const isWorking = progress.kind === 'working';
    this.#hasMoved = now.words !== before?.words;
    if (!before) {
      this.#expectAtFirst(now);
      return;
    }
    const isMissed = this.isExpected && this.#hasMoved;
    // What was under way before may have ended while what was linked since has not begun.
    const isOver = isMissed && before.all.kind !== 'working' && progress.kind !== 'none';
    if (isWorking || isOver) this.#expectedUntil = -Infinity;
    if (JSON.stringify(progress) !== JSON.stringify(before.all)) {
      this.emit('sync-change', progress);
    }
    const hasEnded = before.all.kind === 'working' || isMissed;
    if (isWorking || !hasEnded || progress.kind === 'none') return;
    this.emit('sync-complete', progress);
    // Each connection has the time of its last sync.
    void this.#connections.refresh();
  }

  /** Polls while an element shows it and there is software to sync from. */
  #update(): void {
    if (this.#viewers === 0 || !this.hasSource) {
      this.#stop();
    } else if (!this.#isStarted) {
      this.#isStarted = true;
      if (this.#isWorthPolling) this.#poller.pollNow();
      this.#poller.start();
    }
  }

  #stop(): void {
    if (!this.#isStarted) return;
    this.#isStarted = false;
    this.#poller.stop();
    // The aborted request is sent again with the next start.
    if (this.#reading.pending) this.#poller.pollNow();
    this.#reading.cancel();
  }

  /** Whether the user's return to the page is a reason to poll. */
  get #isWorthPolling(): boolean {
    return !this.#isOver || this.error !== undefined || this.#reading.age > STALE_AFTER_MS;
  }

  #nextPauseMs(previousMs: number | undefined): number | undefined {
    if (this.#isOver) return undefined;
    if (previousMs === undefined) return FIRST_PAUSE_MS;
    return Math.min(previousMs * 1.5, this.#hasMoved ? MAX_PAUSE_MS : MAX_STANDSTILL_MS);
  }
}
