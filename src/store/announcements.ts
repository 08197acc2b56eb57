import type { Connection } from '../api/schema.js';
import { isLinkedSoftware } from './catalog/catalog.js';
import type { ConnectionChange } from './connections/connection-changes.js';
import type { SyncProgress } from './sync/sync-progress.js';

/** What live regions announce of the company, since it changes without the user's doing. */
export type Announcement =
  | { kind: 'connected' | 'disconnected' | 'access-expired' | 'deleted'; connection: Connection }
  | { kind: 'sync-complete'; progress: SyncProgress };

/** An element with a live region. */
export interface Announcer {
  /** Whether its live region is rendered, so that screen readers read it. */
  readonly isShown: boolean;
  /**
   * How near the person is, since what is outside an open modal dialog is not read: 2 with the focus in the element, 1
   * in a dialog that is open, else 0.
   */
  readonly nearness: number;
  announce(news: Announcement): void;
  /** Takes its last news back: other news have come, which another element announces. */
  clear(): void;
}

/** What is news in a change; undefined where there is nothing to announce. */
export function newsOf({
  change,
  connection,
  previous,
}: ConnectionChange): Announcement | undefined {
  if (change === 'removed') return { kind: 'deleted', connection };
  const { status } = connection;
  if (status === previous?.status) return undefined;
  // Files are announced as they arrive.
  if (isLinkedSoftware(connection)) return { kind: 'connected', connection };
  if (previous?.status !== 'Linked') return undefined;
  if (status === 'Unlinked') return { kind: 'disconnected', connection };
  return status === 'Deauthorized' ? { kind: 'access-expired', connection } : undefined;
}

/** Announces each piece of news once, however many elements show the company. */
export class Announcements {
  readonly #announcers = new Set<Announcer>();

  /** Counts an element in. Returns how to leave. */
  add(announcer: Announcer): () => void {
    this.#announcers.add(announcer);
    return () => this.#announcers.delete(announcer);
  }

  announce(news: Announcement): void {
    const shown = [...this.#announcers].filter(({ isShown }) => isShown);
    // Of several that are as near, the first.
    const [chosen] = shown.sort((one, other) => other.nearness - one.nearness);
    for (const other of this.#announcers) if (other !== chosen) other.clear();
    chosen?.announce(news);
  }
}
