import { html, nothing } from 'lit';
import type { Integration } from '../../../api/schema.js';
import { idFor } from '../../../i18n/display-text.js';
import type { Localize } from '../../../i18n/localize.js';
import { shownOf, type ArrangedGroup } from '../../../store/catalog/arrange.js';
import { isSingle } from '../../../store/connections/rules.js';
import { keptList, type KeptRow } from '../../../ui/dom/kept-list.js';
import { heading } from '../../../ui/heading.js';

/** What a group's section needs. */
export interface GroupContext {
  group: ArrangedGroup;
  /** All that the group can show, in the catalog's order: what a search leaves out is kept for when it comes back. */
  members: readonly Integration[];
  headingLevel: number;
  localize: Localize;
  tile(integration: Integration): KeptRow;
  /** Opens or closes the group, or shows the rest of it. */
  toggle(): void;
  /** The offer to upload files instead. */
  upload: unknown;
  /** The line in place of the group's tiles, where the one connection is there that can be. */
  connected(id: string): unknown;
}

const chevron = html`<svg class="chevron" viewBox="0 0 20 20" aria-hidden="true">
  <path d="m7 4 6 6-6 6" />
</svg>`;

function sectionHead({ group, headingLevel, localize, toggle, connected }: GroupContext) {
  const { sourceType, integrations, fold } = group;
  const id = idFor('group', sourceType);
  if (fold.kind === 'connected') return connected(id);
  if (fold.kind === 'row') {
    return heading(
      headingLevel,
      'row-heading',
      html`<button
        type="button"
        class="row"
        part="group-toggle"
        aria-expanded=${fold.isOpen ? 'true' : 'false'}
        aria-controls=${idFor('tiles', sourceType)}
        @click=${toggle}
      >
        <span class="row-name">${localize.term('allOfCategory', sourceType)}</span>
        <span class="count">${localize.number(integrations.length)}</span>${chevron}
      </button>`,
      id,
    );
  }
  return heading(
    headingLevel,
    'group-heading',
    html`${localize.term('sourceTypeName', sourceType)}
    ${isSingle(sourceType) ? html`<small>${localize.term('connectOne')}</small>` : nothing}`,
    id,
  );
}

/** The members in an order that moves as few tiles as can be: those that are shown come as they are to be shown. */
function tilesInOrder(members: readonly Integration[], shown: readonly Integration[]) {
  const places = new Map(members.map((one, place) => [one, place]));
  const isInOrder = shown.every(
    (one, index) =>
      index === 0 || (places.get(one) ?? 0) > (places.get(shown[index - 1] ?? one) ?? 0),
  );
  if (isInOrder) return members;
  const first = new Set(shown);
  return [...shown, ...members.filter((one) => !first.has(one))];
}

/** A category of software. One template for all its states, so that its tiles stay the same elements. */
export function groupSection(context: GroupContext) {
  const { group, members, localize, tile, toggle, upload } = context;
  const { sourceType, integrations, fold } = group;
  const shown = shownOf(group);
  const isShown = new Set(shown);
  return html`<section
    class="group ${fold.kind}"
    part="group"
    aria-labelledby=${idFor('group', sourceType)}
  >
    ${sectionHead(context)}
    <ul class="tiles" role="list" id=${idFor('tiles', sourceType)} ?hidden=${shown.length === 0}>
      ${keptList(tilesInOrder(members, shown), {
        key: ({ key }) => key,
        isShown: (integration) => isShown.has(integration),
        row: tile,
      })}
    </ul>
    ${
      fold.kind === 'first'
        ? html`<button
            type="button"
            class="button show-all"
            part="show-all"
            aria-expanded="false"
            aria-controls=${idFor('tiles', sourceType)}
            @click=${toggle}
          >
            ${localize.term('showAll', integrations.length)}
          </button>`
        : nothing
    }
    ${upload}
  </section>`;
}
