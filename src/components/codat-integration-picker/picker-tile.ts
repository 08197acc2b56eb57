import { html, nothing } from 'lit';
import type { Integration } from '../../api/schema.js';
import type { BrandImages } from '../../internal/brand-images.js';
import { logo, officialButton } from '../../internal/brand.js';
import type { Localize } from '../../internal/localize.js';
import { hasOfficialButton, siteOf } from '../../internal/platform-sites.js';
import type { BrandingState } from '../../session/brandings.js';
import type { IntegrationStatus } from '../../session/integration-status.js';

/** What a tile shows. */
export interface TileContext {
  integration: Integration;
  status: IntegrationStatus;
  branding: BrandingState;
  isWaiting: boolean;
  images: BrandImages;
  localize: Localize;
  select(integration: Integration): void;
}

const chip = (kind: string, text: string) =>
  html`<span class="chip ${kind}" part="status">${text}</span>`;

function secondLine({ integration, status, isWaiting, localize }: TileContext) {
  if (isWaiting) return chip('', localize.term('statusWaiting'));
  switch (status.kind) {
    case 'linked':
      return html`${chip('success', `✓ ${localize.term('statusLinked')}`)}
      ${status.canAddAnother ? localize.term('addAnother') : nothing}`;
    case 'pending':
      return html`${chip('warning', localize.term('statusPending'))}
      ${localize.term('continueLinking')}`;
    case 'lost':
      return html`${chip('danger', localize.term('statusLost'))} ${localize.term('reconnect')}`;
    case 'unlinked':
      return html`${chip('', localize.term('statusUnlinked'))} ${localize.term('reconnect')}`;
    case 'excluded':
      return localize.term('isConnected', status.by.platformName);
    case 'available':
      if (integration.isOfflineConnector) return localize.term('hintOffline');
      return siteOf(integration.key) ?? (integration.isBeta ? localize.term('hintBeta') : nothing);
    default:
      return status satisfies never;
  }
}

function accessibleName({ integration: { name }, status, localize }: TileContext): string {
  switch (status.kind) {
    case 'linked':
      return localize.term('actionOn', localize.term('addAnother'), name);
    case 'pending':
      return localize.term('actionOn', localize.term('continueLinking'), name);
    case 'lost':
    case 'unlinked':
      return localize.term('actionOn', localize.term('reconnect'), name);
    default:
      return localize.term('connectTo', name);
  }
}

/** An integration: one button, or a plain card where nothing can be done. */
export function pickerTile(context: TileContext) {
  const { integration, status, branding, images } = context;
  const { key, name } = integration;
  const button = images.button(branding);
  const isConnected = status.kind === 'linked';
  const canAct = status.kind !== 'excluded' && (!isConnected || status.canAddAnother);
  // The official button says "connect": it gives way once that has been done.
  const showsButton = !isConnected && status.kind !== 'excluded';
  const reservesButton = branding === undefined && hasOfficialButton(key);
  const content = html`${logo(name, images.logo(integration, branding), images)}
    <span class="words">
      <span class="name">${name}</span>
      <span class="secondary" id="about-${key}">${secondLine(context)}</span>
    </span>
    ${showsButton && button ? officialButton(button, images) : nothing}
    ${showsButton && !button && reservesButton ? html`<span class="official"></span>` : nothing}`;
  return canAct
    ? html`<button
        type="button"
        class="tile branded"
        part="tile"
        data-near=${key}
        aria-label=${accessibleName(context)}
        aria-describedby="about-${key}"
        @click=${() => context.select(integration)}
      >
        ${content}
      </button>`
    : html`<div class="tile ${status.kind}" part="tile" data-near=${key}>${content}</div>`;
}
