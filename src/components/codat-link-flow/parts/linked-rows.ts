import { html, nothing } from 'lit';
import type { Connection, Integration } from '../../../api/schema.js';
import type { Localize } from '../../../i18n/localize.js';
import { connectionName, hasNamesake } from '../../../i18n/software-names.js';
import { organisationOf } from '../../../store/connections/connection-info.js';
import { integrationOf } from '../../../store/connections/matching.js';
import { logo } from '../../../ui/brand.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { statusChip } from '../../../ui/status-chip.js';

/** What a row needs of its flow. */
interface RowContext {
  localize: Localize;
  images: BrandImages;
  integrations: readonly Integration[];
  /** Asks whether to disconnect a connection, for another one in its place; undefined where the person may not. */
  change: ((connection: Connection) => void) | undefined;
}

function linkedRow(
  connection: Connection,
  { localize, images, integrations, change }: RowContext,
  isNameShared: boolean,
) {
  const name = localize.name(connection.platformName);
  const integration = integrationOf(connection, integrations);
  const kind = localize.term('sourceTypeName', connection.sourceType);
  const about = [kind, localize.text(organisationOf(connection))].filter(Boolean);
  const label = localize.term('changeConnection');
  const what = connectionName(connection, isNameShared, localize);
  return html`<li class="linked-row" data-id=${connection.id} part="connected">
    ${logo(name, images.logo(integration, integration?.branding))}
    <div class="linked-words">
      <p class="name">${name}</p>
      <p class="secondary">${about.join(' · ')}</p>
    </div>
    ${statusChip(connection.status, false, localize)}
    ${
      change && connection.status === 'Linked'
        ? html`<button
            type="button"
            class="text-button"
            aria-label=${localize.term('actionOn', label, what)}
            @click=${() => change(connection)}
          >
            ${label}
          </button>`
        : nothing
    }
  </li>`;
}

/** What is connected of a kind, a line each. */
export const linkedRows = (connections: readonly Connection[], context: RowContext) =>
  html`<ul class="linked-rows" role="list">
    ${connections.map((one) => linkedRow(one, context, hasNamesake(one, connections)))}
  </ul>`;
