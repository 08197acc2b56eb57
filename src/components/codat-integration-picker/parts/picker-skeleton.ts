import { html, nothing } from 'lit';

/** As many as fill a first screen. */
const SKELETON_TILES = 6;

/** What is shown until the catalogue is there: of the size of what follows, as far as the host's choice says. */
export function skeleton(expected: number, fewestToSearch: number) {
  const tiles = Array.from({ length: Math.min(expected || SKELETON_TILES, SKELETON_TILES) });
  const hasSearch = expected === 0 || expected >= fewestToSearch;
  return html`<div class="skeleton" aria-hidden="true">
    ${hasSearch ? html`<div class="bone search"></div>` : nothing}
    <section>
      <div class="group-heading"><span class="bone title"></span></div>
      <div class="tiles">
        ${tiles.map(() => html`<div class="cell"><div class="bone tile"></div></div>`)}
      </div>
    </section>
  </div>`;
}
