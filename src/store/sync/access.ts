import type { Connection, DataStatuses } from '../../api/schema.js';
import { isUploadConnection } from '../catalog/catalog.js';
import { connectionsOfType } from '../connections/matching.js';
import { isLost } from '../connections/rules.js';
import { isWorking, sourceOf } from './sync-progress.js';

/**
 * Whether the data of a kind of software still arrives: `lost` if reconnecting brings the rest, `ended` if what it came
 * from was disconnected.
 */
function accessTo(source: string, connections: readonly Connection[]): 'open' | 'lost' | 'ended' {
  // What is not finished gives no access, and takes none away.
  const own = connectionsOfType(connections, source).filter(
    (one) => !isUploadConnection(one) && one.status !== 'PendingAuth',
  );
  if (own.length === 0 || !own.every(({ status }) => /^(Deauthorized|Unlinked)$/.test(status))) {
    return 'open';
  }
  return own.some(isLost) ? 'lost' : 'ended';
}

/**
 * Codat's statuses as far as they can be true: Codat keeps data in its queue that it has no access to any more, which
 * would be syncing for ever.
 */
export function reachable(statuses: DataStatuses, connections: readonly Connection[]) {
  return Object.fromEntries(
    Object.entries(statuses).flatMap(([key, one]): [string, DataStatuses[string]][] => {
      const access = accessTo(sourceOf(one.dataType || key), connections);
      if (access === 'open' || !isWorking(one.currentStatus ?? '')) return [[key, one]];
      return access === 'lost' ? [[key, { ...one, currentStatus: 'AuthError' }]] : [];
    }),
  );
}
