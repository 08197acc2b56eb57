import type { DataStatuses, Open } from '../../api/schema.js';

/** Whether a data type is still being read, or how its reading ended. */
export type SyncStage = 'working' | 'done' | 'failed';

/** One data type of the company. */
export interface SyncedType {
  /** Codat's name of it, such as `invoices` or `commerce-orders`. */
  dataType: string;
  /** Codat's word for how it stands, such as `Fetching`. */
  status: Open<'Queued' | 'Fetching' | 'Complete' | 'NotSupported' | 'AuthError'>;
  stage: SyncStage;
}

/** How far the reading of a company's data is. */
export interface SyncProgress {
  /** `none`: there is nothing that is, or was, read. `failed`: it has ended, not all of it well. */
  kind: 'none' | SyncStage;
  /** How many data types there are. */
  total: number;
  /** How many have ended, well or not; never falls within one reading. */
  settled: number;
  /** 0 to 1; never falls within one reading, though more data types may join it. */
  fraction: number;
  /** What ended badly. */
  failed: readonly SyncedType[];
  /** Whether something failed because access was lost: a connection has to be linked again. */
  needsReconnect: boolean;
  /** All of them, in Codat's order. */
  perType: readonly SyncedType[];
}

/** Codat's words for the ways of ending well. What a platform does not have is no failure. */
const good = ['Complete', 'NotSupported'];

/**
 * Codat's words for what is not over: `Initial`, `Queued`, `Fetching`, `MapQueued`, `Mapping`, …. By their
 * spelling, so that a stage that Codat adds is one as well. Any other unknown word is an end, and not a good
 * one: it can neither keep a page waiting for ever nor pass for success.
 */
const working = /^Initial$|Queued$|ing$/;

/** Whether Codat's word says that a data type is not over. */
export const isWorking = (status: string): boolean => working.test(status);

const stageOf = (status: string): SyncStage =>
  good.includes(status) ? 'done' : isWorking(status) ? 'working' : 'failed';

/** Codat's status of each data type as progress. `before` is what it was; within a reading it only grows. */
export function progressOf(statuses: DataStatuses, before?: SyncProgress): SyncProgress {
  // One that was never read has no status, and is not about to be read.
  const perType = Object.entries(statuses).flatMap(([key, { dataType, currentStatus: status }]) =>
    status ? [{ dataType: dataType || key, status, stage: stageOf(status) }] : [],
  );
  const failed = perType.filter(({ stage }) => stage === 'failed');
  const total = perType.length;
  const ended = perType.filter(({ stage }) => stage !== 'working').length;
  const isUnderWay = ended < total;
  const earlier = isUnderWay && before?.kind === 'working' ? before : undefined;
  const settled = Math.min(
    Math.max(ended, earlier?.settled ?? 0),
    // Not all of it, while something is being read: of a set that shrinks, the earlier count may be that.
    isUnderWay ? total - 1 : total,
  );
  return {
    kind: isUnderWay ? 'working' : failed.length ? 'failed' : total ? 'done' : 'none',
    total,
    settled,
    fraction: Math.max(total && settled / total, earlier?.fraction ?? 0),
    failed,
    needsReconnect: failed.some(({ status }) => status === 'AuthError'),
    perType,
  };
}

/** Whether Codat has data types of this kind of software. */
export const isSourceOfData = (sourceType: string): boolean =>
  /^(accounting|banking|commerce)$/i.test(sourceType);

/** The kind of software a data type comes from, in small letters: Codat begins its name with it, but for accounting. */
export const sourceOf = (dataType: string): string =>
  /^(banking|commerce)-/.exec(dataType)?.[1] ?? 'accounting';
