import { html } from 'lit';
import type { Localize } from '../../../i18n/localize.js';
import { emptyNotice } from '../../../ui/notice.js';

/** What a person can do whose software a search does not find: correct it, or take the host's way on. */
export function nothingFound(
  search: string,
  localize: Localize,
  clear: () => void,
  uploads: unknown,
) {
  return html`<div class="nothing-found">
    ${emptyNotice(localize.term('nothingFound', localize.text(search)), localize.term('nothingFoundHint'), localize)}
    <button type="button" class="button clear" @click=${clear}>
      ${localize.term('clearSearch')}
    </button>
    <slot name="not-listed"></slot>
    ${uploads}
  </div>`;
}
