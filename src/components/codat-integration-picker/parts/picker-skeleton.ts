import { html, nothing } from 'lit';
import { MIN_ITEMS_FOR_SEARCH } from '../../../store/catalog/arrange.js';
import type { CatalogSettings } from './catalog-settings.js';

/** As many as fill a first screen. */
const SKELETON_TILES = 6;

/** What is shown until the catalog is there: of the size of what follows, as far as the host's settings say. */
export function skeleton(settings: CatalogSettings) {
  const { collapseAfter } = settings;
  // 0: all that is turned on is shown.
  const expected = settings.platformKeys.length;
  // Undefined: the best known come first.
  const featured = settings.featured?.length;
  const hasSearch = expected === 0 || expected >= MIN_ITEMS_FOR_SEARCH;
  const folds = collapseAfter > 0 && (expected === 0 || expected > collapseAfter);
  const isPopular = featured === undefined ? folds : featured > 0;
  const count = isPopular ? (featured ?? 0) : expected;
  const length = count === 0 ? SKELETON_TILES : Math.min(count, SKELETON_TILES);
  const tiles = [...Array(length).keys()];
  return html`<div class="skeleton" aria-hidden="true">
    ${hasSearch ? html`<div class="bone search"></div>` : nothing}
    <section class=${isPopular ? 'popular' : 'group'}>
      <div class="group-heading"><span class="bone title"></span></div>
      <div class="tiles">
        ${tiles.map(
          () =>
            html`<div class="cell">
              <div class="bone tile ${isPopular ? 'popular' : ''}"></div>
            </div>`,
        )}
      </div>
    </section>
  </div>`;
}
