import { html } from 'lit';

/** As many as fill a first screen. */
const tiles = Array.from({ length: 6 });

/** What is shown until the catalogue is there: of the size of what follows. */
export function skeleton() {
  return html`<div class="skeleton" aria-hidden="true">
    <div class="bone search"></div>
    <div class="bone title"></div>
    <div class="tiles">${tiles.map(() => html`<div class="bone tile"></div>`)}</div>
  </div>`;
}
