import { parseCodatDate } from '../../api/dates.js';
import { byCodeUnits } from '../../api/compare.js';
import type { Connection } from '../../api/schema.js';
import { sourceOf, type SyncedType, type SyncProgress } from './sync-progress.js';
import { isLinkedSoftware, isUploadConnection } from '../catalog/catalog.js';
import { newestError } from '../connections/connection-info.js';
import { connectionsOfType } from '../connections/matching.js';
import { conflictFor, isLost, lostConnections } from '../connections/rules.js';

/** What keeps a company's data from arriving, and what a person can do about it. */
export type ConnectionProblem =
  /** Access expired or was revoked: mended by reconnecting. `since`: when, where Codat says. */
  | { kind: 'access-expired'; connection: Connection; since: number | undefined }
  /**
   * A sync ended with errors. `connection`: what was synced from, where no other gives data of its kind. `isPartly`: some
   * of its data was synced; of the company's where there is no `connection` to name.
   */
  | {
      kind: 'sync-failed';
      connection: Connection | undefined;
      failed: readonly SyncedType[];
      isPartly: boolean;
    }
  /** A connection was started and not finished: mended by continuing. */
  | { kind: 'unfinished'; connection: Connection; since: number | undefined };

/** The gravest kind first: without access nothing arrives, with a failed sync not all. */
const kinds = ['access-expired', 'sync-failed', 'unfinished'] as const;

const timeOf = (date: string | null | undefined): number | undefined => {
  const time = parseCodatDate(date);
  return Number.isNaN(time) ? undefined : time;
};

function problemOf(connection: Connection): ConnectionProblem | undefined {
  if (isUploadConnection(connection)) return undefined;
  switch (connection.status) {
    case 'Deauthorized': {
      const since = timeOf(newestError(connection)?.erroredOnUtc);
      return { kind: 'access-expired', connection, since };
    }
    case 'PendingAuth':
      return { kind: 'unfinished', connection, since: timeOf(connection.created) };
    default:
      return undefined;
  }
}

/**
 * Failed syncs, one for each kind of software; what failed beside a lost connection of its kind may be that one's, unless
 * another has taken its place.
 */
function failedSyncs(
  progress: SyncProgress | undefined,
  connections: readonly Connection[],
): ConnectionProblem[] {
  if (progress?.kind !== 'failed') return [];
  const sources = new Set(progress.failed.map(({ dataType }) => sourceOf(dataType)));
  return [...sources].flatMap((source): ConnectionProblem[] => {
    const peers = connectionsOfType(connections, source);
    const linked = peers.filter(isLinkedSoftware);
    if (linked.length === 0 || lostConnections(peers).length > 0) return [];
    // What another has taken the place of has lost its access, and nothing else.
    const isReplaced = peers.some(isLost);
    const failed = progress.failed.filter(
      ({ dataType, status }) =>
        sourceOf(dataType) === source && !(isReplaced && status === 'AuthError'),
    );
    if (failed.length === 0) return [];
    const connection = linked.length === 1 ? linked[0] : undefined;
    const isPartly = progress.perType.some(
      ({ dataType, status }) =>
        status === 'Complete' && (!connection || sourceOf(dataType) === source),
    );
    return [{ kind: 'sync-failed', connection, failed, isPartly }];
  });
}

const sinceOf = (problem: ConnectionProblem): number =>
  problem.kind === 'sync-failed' ? Infinity : (problem.since ?? Infinity);

/**
 * What is wrong with these connections and can be mended, the gravest first, then the oldest. A connection that may not
 * be linked, since another of its kind is, is no problem.
 */
export function problemsOf(
  connections: readonly Connection[],
  progress: SyncProgress | undefined,
): ConnectionProblem[] {
  const linked = connections.filter(isLinkedSoftware);
  const own = connections.flatMap((connection) => {
    const problem = problemOf(connection);
    return problem && !conflictFor(connection, linked) ? [problem] : [];
  });
  return [...own, ...failedSyncs(progress, connections)].sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      // Not a difference: two that are unknown would give NaN.
      (sinceOf(a) === sinceOf(b) ? 0 : sinceOf(a) < sinceOf(b) ? -1 : 1) ||
      byCodeUnits(a.connection?.id ?? '', b.connection?.id ?? ''),
  );
}
