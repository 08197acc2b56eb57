import { html, nothing } from 'lit';
import type { SyncProgress } from '../store/sync/sync-progress.js';

/** The sync progress as a bar, with a name and a value in words for screen readers. Without `progress`, not begun yet. */
export function progressBar(name: string, words: string, progress?: SyncProgress) {
  return html`<progress
    part="progress"
    max="1"
    value=${progress?.fraction ?? nothing}
    aria-label=${name}
    aria-valuetext=${words}
  ></progress>`;
}
