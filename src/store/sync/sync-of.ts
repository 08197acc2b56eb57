import type { CompanyStore } from '../company-store.js';
import { SyncPoller } from './sync-poller.js';

const pollers = new WeakMap<CompanyStore, SyncPoller>();

/** How far the sync of the company's data is: one poller a store, from the first element on that shows it. */
export function syncOf(store: CompanyStore): SyncPoller {
  const known = pollers.get(store);
  if (known) return known;
  const poller = new SyncPoller(store);
  poller.addEventListener('sync-complete', ({ detail: progress }) => {
    // Where another sync is about to start, its end is the news.
    if (!poller.isEndKnown && !poller.isStarting)
      store.announcements.announce({ kind: 'sync-complete', progress });
  });
  pollers.set(store, poller);
  return poller;
}
