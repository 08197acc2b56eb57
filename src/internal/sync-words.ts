import type { SyncProgress, SyncedType } from '../session/sync-progress.js';
import type { Localize } from './localize.js';

/** As many as a line has room for. */
const mostNames = 2;

const namesOf = (types: readonly SyncedType[], localize: Localize) => [
  // Two kinds of software may have the same, such as customers.
  ...new Set(types.map(({ dataType }) => localize.term('dataTypeName', dataType))),
];

/** What has its turn, and how much is done: `Reading orders and payments: 8 of 13 done`. */
export function countWords(progress: SyncProgress, localize: Localize): string {
  const inWork = progress.perType.filter(
    ({ stage, status }) => stage === 'working' && !/^(Initial|Queued)$/.test(status),
  );
  const names = namesOf(inWork, localize).slice(0, mostNames);
  return localize.term('syncCount', localize.list(names), progress.settled, progress.total);
}

/** What could not be read. */
export function missingWords({ failed }: SyncProgress, localize: Localize): string {
  return localize.term('syncMissing', localize.list(namesOf(failed, localize)));
}
