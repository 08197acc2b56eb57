import type { Connection } from '../api/schema.js';
import type { Announcement } from '../store/announcements.js';
import type { Localize } from './localize.js';
import { endWords } from './sync-words.js';

const terms = {
  connected: 'isConnected',
  disconnected: 'isDisconnected',
  deleted: 'isDeleted',
} as const;

/** What a screen reader says of what happened to the company. */
export function announcementWords(
  news: Announcement,
  connections: readonly Connection[],
  localize: Localize,
): string {
  if (news.kind === 'sync-complete')
    return endWords(news.progress, connections, localize).join(' ');
  const name = localize.name(news.connection.platformName);
  return news.kind === 'access-expired'
    ? localize.term('accessExpired', name, '')
    : localize.term(terms[news.kind], name);
}
