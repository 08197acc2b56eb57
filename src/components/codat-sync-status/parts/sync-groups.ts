import { html, nothing } from 'lit';
import type { Connection } from '../../../api/schema.js';
import type { Localize } from '../../../i18n/localize.js';
import { softwareNames } from '../../../i18n/software-names.js';
import { missingWords } from '../../../i18n/sync-words.js';
import { isLinkedSoftware } from '../../../store/catalog/catalog.js';
import { connectionsOfType } from '../../../store/connections/matching.js';
import { isLost } from '../../../store/connections/rules.js';
import type { SyncGroup } from '../../../store/sync/sync-groups.js';

/** The software that data of this kind is from, by name; the kind, where Codat cannot say which. */
function softwareOf(
  source: string,
  connections: readonly Connection[],
  localize: Localize,
): string {
  const own = connectionsOfType(connections, source).filter(
    (one) => isLinkedSoftware(one) || isLost(one),
  );
  return localize.list(softwareNames(own, localize)) || localize.term('sourceTypeName', source);
}

function groupItem(group: SyncGroup, localize: Localize) {
  const { name, stage, fraction, failed } = group;
  return html`<li class=${stage} part="type">
    <span class="mark" aria-hidden="true"></span>
    <span class="group-name">${localize.term('syncGroup', name)}</span>
    <span class="secondary" part="status">${localize.term('syncGroupStage', stage)}</span>
    ${
      stage === 'syncing'
        ? html`<progress max="1" value=${fraction} aria-hidden="true"></progress>`
        : nothing
    }
    ${
      stage === 'failed'
        ? html`<p class="secondary">${missingWords({ failed }, localize)}</p>`
        : nothing
    }
  </li>`;
}

/** What is synced, by what a person calls it; by software where there are several kinds of it. */
export function syncGroups(
  groups: readonly SyncGroup[],
  connections: readonly Connection[],
  localize: Localize,
) {
  const sources = [...new Set(groups.map(({ source }) => source))];
  return html`<div class="types" part="types">
    ${sources.map((source) => {
      const software = softwareOf(source, connections, localize);
      const own = groups.filter((group) => group.source === source);
      return html`${sources.length > 1 ? html`<p class="software">${software}</p>` : nothing}
        <ul role="list" aria-label=${software}>
          ${own.map((group) => groupItem(group, localize))}
        </ul>`;
    })}
  </div>`;
}
