import { dataTypesOf } from './data-types.js';
import { guidOf } from './ids.js';
import type { ConnectionRecord } from './records.js';

const stages = ['Queued', 'Fetching', 'Mapping', 'Validating', 'Processing'] as const;

/** How far one data type of one connection is. */
export interface SyncState {
  readonly dataType: string;
  readonly connectionId: string;
  readonly syncId: string;
  readonly startedAt: number;
  readonly status: string;
  /** 0 to 100; 100 is the end, good or bad. */
  readonly progress: number;
  /** When it ended, good or bad. */
  readonly endedAt?: number;
  /** When it, or the reading before it, ended well; milliseconds since 1970. */
  readonly succeededAt?: number;
  /** The id of the reading that ended well. */
  readonly succeededSyncId?: string;
}

/**
 * The state of each data type that was ever queued. It follows from the clock alone: every type
 * moves one stage a step, and starts half a step after the one before it.
 */
export function syncStates(connection: ConnectionRecord, now: number, stepMs: number): SyncState[] {
  const startedAt = connection.syncStartedAt;
  if (startedAt === undefined || startedAt > now) return [];
  // What was uploaded is kept as it is: no data is read from it.
  if (connection.integration.isUpload) return [];
  const until = Math.min(now, connection.endedAt ?? now);
  return dataTypesOf(connection.integration.sourceType).map((dataType, place) => {
    const fetchedFrom = startedAt + (place * stepMs) / 2;
    const endsAt = fetchedFrom + stages.length * stepMs;
    // Stages that take no time are over at once.
    const reached = stepMs > 0 ? Math.max(0, Math.floor((until - fetchedFrom) / stepMs)) : Infinity;
    const outcome = connection.dataOutcomes[dataType] ?? 'Complete';
    const base = {
      dataType,
      connectionId: connection.id,
      syncId: guidOf(`sync:${connection.id}:${startedAt}:${dataType}`),
      startedAt,
    };
    const before = connection.syncedBefore;
    const earlier =
      before === undefined
        ? {}
        : {
            succeededAt: before,
            succeededSyncId: guidOf(`sync:${connection.id}:${before}:${dataType}`),
          };

    const held = stages.findIndex((stage) => stage === outcome);
    if (held >= 0 && reached >= held) {
      return { ...base, ...earlier, status: outcome, progress: held * 20 };
    }
    if (until >= endsAt) {
      const success =
        outcome === 'Complete' ? { succeededAt: endsAt, succeededSyncId: base.syncId } : earlier;
      return { ...base, ...success, status: outcome, progress: 100, endedAt: endsAt };
    }
    if (connection.endedAt !== undefined) {
      const status = connection.status === 'Deauthorized' ? 'AuthError' : 'Cancelled';
      return { ...base, ...earlier, status, progress: 100, endedAt: connection.endedAt };
    }
    return { ...base, ...earlier, status: stages[reached] ?? 'Processing', progress: reached * 20 };
  });
}

/** When anything was last read to its end, if ever. */
export function lastSyncOf(
  connection: ConnectionRecord,
  now: number,
  stepMs: number,
): number | undefined {
  const ends = syncStates(connection, now, stepMs).flatMap((state) => state.succeededAt ?? []);
  return ends.length > 0 ? Math.max(...ends) : connection.syncedBefore;
}
