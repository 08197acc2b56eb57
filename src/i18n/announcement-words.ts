import type { Connection } from '../api/schema.js';
import type { Announcement } from '../store/announcements.js';
import type { SyncProgress } from '../store/sync/sync-progress.js';
import type { Localize } from './localize.js';
import { nameAmong } from './software-names.js';

/** Says how the sync has ended. `connections` are the company's; `mayReconnect`: whether the person may reconnect them. */
type SyncWriter = (
  progress: SyncProgress,
  connections: readonly Connection[],
  localize: Localize,
  mayReconnect: boolean,
) => string;

const terms = {
  connected: 'isConnected',
  disconnected: 'isDisconnected',
  deleted: 'isDeleted',
} as const;

let writeSync: SyncWriter = () => '';

/** Adds the words for the end of a sync: they come with what polls it, since nothing else announces one. */
export function addSyncAnnouncement(writer: SyncWriter): void {
  writeSync = writer;
}

/** What a screen reader says of what happened to the company. */
export function announcementWords(
  news: Announcement,
  connections: readonly Connection[],
  localize: Localize,
  mayReconnect: boolean,
): string {
  if (news.kind === 'sync-complete') {
    return writeSync(news.progress, connections, localize, mayReconnect);
  }
  const { connection } = news;
  const name = nameAmong(connection, connections, localize);
  return news.kind === 'access-expired'
    ? localize.term('accessExpired', name, '')
    : localize.term(terms[news.kind], name);
}
