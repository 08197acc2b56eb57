import type { Connection } from '../api/schema.js';
import type { SyncGroup, SyncGroupStage } from '../store/sync/sync-groups.js';
import type { SyncProgress, SyncedType } from '../store/sync/sync-progress.js';
import { addSyncAnnouncement } from './announcement-words.js';
import type { Localize } from './localize.js';
import { isUpToDate, lostConnections } from '../store/connections/rules.js';
import { addEnglish } from './english.js';
import { sync } from '../locales/en/sync.js';

addEnglish(sync);

/** A line has room for so many names. */
const MAX_NAMES = 2;

const namesOf = (types: readonly SyncedType[], localize: Localize) => [
  // Two kinds of software may have the same data type, such as customers.
  ...new Set(types.map(({ dataType }) => localize.term('dataTypeName', dataType))),
];

/** The names of what is syncing at the moment; empty where nothing is yet. */
function namesNow(progress: SyncProgress, localize: Localize): string {
  const inWork = progress.perType.filter(
    ({ stage, status }) => stage === 'working' && !/^(Initial|Queued)$/.test(status),
  );
  return localize.list(namesOf(inWork, localize).slice(0, MAX_NAMES));
}

/** What is syncing: `Syncing orders and payments`. */
export const nowWords = (progress: SyncProgress, localize: Localize): string =>
  localize.term('syncNow', namesNow(progress, localize));

/** What is syncing, and how much is done: `Syncing orders and payments: 8 of 13 done`. */
export const countWords = (progress: SyncProgress, localize: Localize): string =>
  localize.term('syncCount', namesNow(progress, localize), progress.settled, progress.total);

/** What is synced so far, what is syncing, what comes next, and how long that takes. */
export function storyWords(groups: readonly SyncGroup[], localize: Localize): string {
  const names = (wanted: SyncGroupStage, max?: number) => {
    const named = groups.filter(({ stage }) => stage === wanted).map(({ name }) => name);
    const words = [...new Set(named)].map((name) => localize.term('syncGroupShort', name));
    return localize.list(words.slice(0, max));
  };
  const story = localize.term('syncStory', names('synced'), names('syncing'), names('next', 1));
  return `${story} ${localize.term('syncUsually')}`;
}

/** What could not be synced. */
export function missingWords({ failed }: Pick<SyncProgress, 'failed'>, localize: Localize): string {
  return localize.term('syncMissing', localize.list(namesOf(failed, localize)));
}

/** What a platform does not have is over, but was not synced. */
const syncedCount = ({ perType }: SyncProgress): number =>
  perType.filter(({ status }) => status === 'Complete').length;

/** How syncing has ended: a title, and what is said under it. `connections` are the company's. */
export function endWords(
  progress: SyncProgress,
  connections: readonly Connection[],
  localize: Localize,
): [title: string, ...lines: string[]] {
  const lost = lostConnections(connections);
  const names = localize.list(lost.map(({ platformName }) => localize.name(platformName)));
  if (progress.kind !== 'failed') {
    const hint = names
      ? localize.term('accessExpired', names, '')
      : localize.term('syncDoneHint', Math.max(1, syncedCount(progress)));
    return isUpToDate(connections) ? [localize.term('syncDone'), hint] : [hint];
  }
  return [
    localize.term('syncFailed'),
    missingWords(progress, localize),
    progress.needsReconnect
      ? localize.term('syncReconnect', names)
      : localize.term('syncFailedHint'),
  ];
}

addSyncAnnouncement((progress, connections, localize) =>
  endWords(progress, connections, localize).join(' '),
);
