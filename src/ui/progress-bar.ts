import { html, nothing } from 'lit';
import type { SyncProgress } from '../store/sync/sync-progress.js';

/**
 * How far a reading is, for the eyes and for screen readers: a bar under this name, that says these words.
 * Without progress it has not begun.
 */
export function progressBar(name: string, words: string, progress?: SyncProgress) {
  return html`<progress
    part="progress"
    max="1"
    value=${progress?.fraction ?? nothing}
    aria-label=${name}
    aria-valuetext=${words}
  ></progress>`;
}
