import { html } from 'hono/html';
import type { Html } from './layout.js';

/** A part of the page that its script replaces when there is something new. `id` is unique on the page. */
export function live(id: string, content: Html): Html {
  return html`<div id="${id}" data-live>${content}</div>`;
}

/** Whether the page follows what happens. A screen reader reads what changed. */
export const liveStatus = html`<p class="live" role="status" data-live-status></p>
  <noscript><p class="hint">Without JavaScript, reload the page to see what is new.</p></noscript>`;
