import type { CodatClient } from '../../api/client.js';
import type { CodatError } from '../../api/errors.js';
import type { Connection, DataStatuses } from '../../api/schema.js';
import { connectionsOfType, isSourceType } from '../connections/matching.js';
import { isPageHidden, onPageLifecycle } from '../page-lifecycle.js';
import { Query } from '../query.js';
import { TypedEventTarget } from '../typed-event-target.js';
import { progressOf, sourceOf, type SyncProgress } from './sync-progress.js';

/** The detail of a sync poller's events, by type. */
interface SyncPollerEvents {
  /** What there is to show is another. */
  change: undefined;
  /** The sync has moved. */
  'sync-change': SyncProgress;
  /** A sync has ended, well or not. */
  'sync-complete': SyncProgress;
}

/** One answer: the progress of all, and of what each kind of software gives. */
interface Reading {
  /** Codat's words: a reading that began and ended between two answers is seen by them alone. */
  words: string;
  all: SyncProgress;
  bySource: ReadonlyMap<string, SyncProgress>;
}

/** Pauses between two questions in milliseconds: the first, the longest while it moves, and while it does not. */
const FIRST_PAUSE_MS = 3000;
const MAX_PAUSE_MS = 15_000;
const MAX_STANDSTILL_MS = 60_000;
/** A page that comes back after longer than this asks although all was read, in milliseconds. */
const STALE_AFTER_MS = 30_000;
/** How long after linking Codat may take to begin, in milliseconds. */
const MAX_START_DELAY_MS = 60_000;

const isLinked = ({ status }: Connection) => status === 'Linked';
const isLost = ({ status }: Connection) => status === 'Deauthorized';

function readingOf(statuses: DataStatuses, before?: Reading): Reading {
  const sources = new Map<string, DataStatuses>();
  for (const [dataType, status] of Object.entries(statuses)) {
    const source = sourceOf(dataType);
    sources.set(source, { ...sources.get(source), [dataType]: status });
  }
  return {
    words: JSON.stringify(statuses),
    all: progressOf(statuses, before?.all),
    bySource: new Map(
      [...sources].map(([source, own]) => [source, progressOf(own, before?.bySource.get(source))]),
    ),
  };
}

/**
 * Polls how far the sync of the company's data is: while an element shows it and there is software to sync from, with
 * backoff, until the sync has ended; never while the page is hidden.
 */
export class SyncPoller extends TypedEventTarget<SyncPollerEvents> {
  readonly #connections: Query<Connection[]>;
  readonly #reading: Query<Reading>;
  /** How many elements show it. */
  #viewers = 0;
  #linked: ReadonlySet<string> | undefined;
  #pause = FIRST_PAUSE_MS;
  #hasMoved = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopSigns: (() => void) | undefined;
  /** Whether something has happened since the latest question. */
  #isDue = false;
  /** Until when a reading may yet begin, on the clock of `performance.now()`. */
  #expectedUntil = -Infinity;

  constructor(client: CodatClient, connections: Query<Connection[]>) {
    super();
    this.#connections = connections;
    this.#reading = new Query(
      async (signal) => readingOf(await client.getDataStatus({ signal }), this.#reading.value),
      (now, before) => this.#onReading(now, before),
    );
    this.#reading.addEventListener('change', () => this.emit('change', undefined));
  }

  /** How far it is, as far as is known. */
  get progress(): SyncProgress | undefined {
    return this.#reading.value?.all;
  }

  /** Why that is not known. */
  get error(): CodatError | undefined {
    const { state } = this.#reading;
    return state.kind === 'error' && !state.last ? state.error : undefined;
  }

  /** Whether something was linked a moment ago, so that a reading is about to begin. */
  get isExpected(): boolean {
    return performance.now() < this.#expectedUntil;
  }

  /** Whether the company has, or had until access was lost, software to read from. */
  get hasSource(): boolean {
    return this.#connections.value?.some((one) => isLinked(one) || isLost(one)) ?? false;
  }

  /**
   * How far the reading from one connection is. Codat tells it of the whole company: so it is known where no
   * other connection gives data of the same kind, and undefined elsewhere.
   */
  progressFrom(connection: Connection): SyncProgress | undefined {
    // Before all others are looked at, of which there can be thousands.
    if (!isLinked(connection)) return undefined;
    const { id, sourceType } = connection;
    const peers = connectionsOfType(this.#connections.value ?? [], sourceType);
    if (peers.some((other) => other.id !== id && isLinked(other))) return undefined;
    const progress = this.#reading.value?.bySource.get(sourceType.toLowerCase());
    // What has failed may be what came from one that was lost; what is being read cannot.
    return progress?.kind === 'failed' && peers.some(isLost) ? undefined : progress;
  }

  /** Counts an element in that shows it, until the signal is aborted; without one, nothing is polled. */
  connect(signal: AbortSignal): void {
    this.#viewers++;
    if (this.#viewers === 1) this.#start();
    const leave = () => {
      this.#viewers--;
      if (this.#viewers === 0) this.#stop();
    };
    signal.addEventListener('abort', leave, { once: true });
  }

  /** Asks now, or joins the question under way. Never rejects: `error` says how it went. */
  async refresh(): Promise<void> {
    if (!this.hasSource) return;
    if (!this.#isAsking) this.#isDue = false;
    await this.#reading.refresh();
    this.#plan();
  }

  /** Something has happened that an answer may tell of: asks as soon as somebody can see it. */
  pollNow(): void {
    this.#isDue = true;
    this.#pause = FIRST_PAUSE_MS;
    this.#plan();
  }

  /** Something was linked: its reading is about to begin. */
  expect(): void {
    this.#expectedUntil = performance.now() + MAX_START_DELAY_MS;
    this.pollNow();
  }

  /** The company's connections may be others than before. */
  reconsider(): void {
    const connections = this.#connections.value;
    if (!connections) return;
    const linked = new Set(connections.filter(isLinked).map(({ id }) => id));
    const before = this.#linked;
    this.#linked = linked;
    const added = connections.filter((one) => isLinked(one) && !before?.has(one.id));
    // At first: what this page did not see being linked, and was never read.
    const isNew = (one: Connection) =>
      !isSourceType(one.sourceType, 'BankFeed') && (before !== undefined || !one.lastSync);
    if (!this.hasSource) {
      this.#pauseAsking();
      if (this.progress?.kind !== 'none') this.#reading.update(readingOf({}));
    } else if (added.some(isNew)) this.expect();
    else if (!before) this.#handlePageReturn();
  }

  get #isAsking(): boolean {
    return this.#reading.state.kind === 'loading';
  }

  /** Whether no answer will be another than the last by itself, or no answer is to be had. */
  get #isOver(): boolean {
    if (this.error) return true;
    return this.progress !== undefined && this.progress.kind !== 'working' && !this.isExpected;
  }

  #onReading(now: Reading, before: Reading | undefined): void {
    const { all: progress } = now;
    const isWorking = progress.kind === 'working';
    const wasExpected = this.isExpected;
    if (isWorking) this.#expectedUntil = -Infinity;
    this.#hasMoved = now.words !== before?.words;
    if (!before) return;
    // Its last word says all that there is to say of how far it is.
    if (JSON.stringify(progress) !== JSON.stringify(before.all)) {
      this.emit('sync-change', progress);
    }
    const hasEnded = before.all.kind === 'working' || (wasExpected && this.#hasMoved);
    if (isWorking || !hasEnded || progress.kind === 'none') return;
    this.emit('sync-complete', progress);
    // Each connection has the time of its last sync.
    void this.#connections.refresh();
  }

  #start(): void {
    this.#stopSigns = onPageLifecycle({
      focus: this.#handlePageReturn,
      online: () => this.pollNow(),
      visibilitychange: this.#handlePageReturn,
    });
    this.#handlePageReturn();
  }

  #stop(): void {
    this.#stopSigns?.();
    this.#pauseAsking();
  }

  #pauseAsking(): void {
    clearTimeout(this.#timer);
    this.#isDue ||= this.#isAsking;
    this.#reading.cancel();
  }

  readonly #handlePageReturn = () => {
    if (isPageHidden()) clearTimeout(this.#timer);
    else if (!this.#isOver || this.error || this.#reading.age > STALE_AFTER_MS) this.pollNow();
    else this.#plan();
  };

  #plan(): void {
    clearTimeout(this.#timer);
    // The answer to what is being asked plans what follows.
    if (this.#viewers === 0 || isPageHidden() || !this.hasSource || this.#isAsking) return;
    if (this.#isDue) void this.refresh();
    else if (!this.#isOver) this.#timer = setTimeout(this.#askAgain, this.#pause);
  }

  readonly #askAgain = () => {
    const longest = this.#hasMoved ? MAX_PAUSE_MS : MAX_STANDSTILL_MS;
    this.#pause = Math.min(this.#pause * 1.5, longest);
    void this.refresh();
  };
}
