import type { Connection } from '../api/schema.js';
import type { SyncGroup, SyncGroupStage } from '../store/sync/sync-groups.js';
import { sourceOf, type SyncProgress, type SyncedType } from '../store/sync/sync-progress.js';
import { addSyncAnnouncement } from './announcement-words.js';
import type { Localize } from './localize.js';
import { hasHint } from '../store/catalog/platforms.js';
import { isSourceType } from '../store/connections/matching.js';
import { isUpToDate, lostConnections } from '../store/connections/rules.js';
import { addEnglish } from './english.js';
import { softwareNames } from './software-names.js';
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

/** Whether data arrives only while the software runs on somebody's computer, and nobody knows how long that takes. */
export const needsDesktop = ({ status, integrationKey }: Connection): boolean =>
  status === 'Linked' && hasHint(integrationKey ?? '', 'desktop-software');

/** How long syncing takes, or what it takes. */
export function durationWords(
  groups: readonly SyncGroup[],
  connections: readonly Connection[],
  localize: Localize,
): string {
  const isUnderWay = ({ sourceType }: Connection) =>
    groups.some(
      ({ source, stage }) => isSourceType(sourceType, source) && /^(next|syncing)$/.test(stage),
    );
  const desktop = connections.filter((one) => needsDesktop(one) && isUnderWay(one));
  const names = localize.list(softwareNames(desktop, localize));
  return names ? localize.term('syncDesktop', names) : localize.term('syncUsually');
}

/**
 * What is synced so far, what is syncing and what comes next. Two kinds of software may have the same, such as payments:
 * it is named once, and is not synced as long as one of them is syncing.
 */
export function storyWords(groups: readonly SyncGroup[], localize: Localize): string {
  const said = new Set<string>();
  const names = (wanted: SyncGroupStage, max?: number) => {
    const named = groups.filter(({ stage }) => stage === wanted);
    const others = named
      .map(({ name }) => localize.term('syncGroupShort', name))
      // A group of several things, such as orders and payments, is as many in the list.
      .map((words) => words.split(/\s*[,،、]\s*/).filter((one) => !said.has(one)))
      .filter(({ length }) => length > 0)
      .slice(0, max)
      .flat();
    for (const one of others) said.add(one);
    return localize.list([...new Set(others)]);
  };
  const now = names('syncing');
  const next = names('next', 1);
  return localize.term('syncStory', names('synced'), now, next);
}

/** What could not be synced. */
export function missingWords({ failed }: Pick<SyncProgress, 'failed'>, localize: Localize): string {
  return localize.term('syncMissing', localize.list(namesOf(failed, localize)));
}

/** What a platform does not have is over, but was not synced. */
const syncedCount = ({ perType }: SyncProgress): number =>
  perType.filter(({ status }) => status === 'Complete').length;

/** What to do about a sync that failed. Nothing is kept of one that brought nothing. */
export const failedHint = (isPartly: boolean, localize: Localize): string =>
  localize.term(isPartly ? 'syncFailedHint' : 'configurationFailedHint');

/**
 * What access was lost to: to where data comes from that failed, which may be why, and to the rest. To name what is behind is
 * to ask for it to be reconnected: for who may not, all is the rest.
 */
export function lostBehind(
  { failed }: SyncProgress,
  connections: readonly Connection[],
  mayReconnect: boolean,
) {
  const isBehind = ({ sourceType }: Connection) =>
    mayReconnect && failed.some(({ dataType }) => isSourceType(sourceType, sourceOf(dataType)));
  const lost = lostConnections(connections);
  return { behind: lost.filter(isBehind), others: lost.filter((one) => !isBehind(one)) };
}

/**
 * How syncing has ended: a title, and what is said under it. `connections` are the company's; `mayReconnect`: whether the
 * person may reconnect them here.
 */
export function endWords(
  progress: SyncProgress,
  connections: readonly Connection[],
  localize: Localize,
  mayReconnect: boolean,
): [title: string, ...lines: string[]] {
  const { behind, others } = lostBehind(progress, connections, mayReconnect);
  const names = localize.list(softwareNames(behind, localize));
  const otherNames = localize.list(softwareNames(others, localize));
  const expired = otherNames ? [localize.term('accessExpired', otherNames, '')] : [];
  if (progress.kind !== 'failed') {
    const [hint = localize.term('syncDoneHint', Math.max(1, syncedCount(progress)))] = expired;
    return isUpToDate(connections) ? [localize.term('syncDone'), hint] : [hint];
  }
  return [
    localize.term(syncedCount(progress) ? 'syncFailed' : 'syncFailedAll'),
    missingWords(progress, localize),
    names || progress.needsReconnect
      ? localize.term('syncReconnect', names)
      : failedHint(syncedCount(progress) > 0, localize),
    ...expired,
  ];
}

addSyncAnnouncement((...about) => endWords(...about).join(' '));
