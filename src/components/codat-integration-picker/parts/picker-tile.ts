import { html, nothing } from 'lit';
import type { Integration } from '../../../api/schema.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { logo, officialButton } from '../../../ui/brand.js';
import { idFor } from '../../../i18n/display-text.js';
import type { Localize } from '../../../i18n/localize.js';
import { hintOf } from '../../../i18n/platform-hints.js';
import { hasRule, siteOf } from '../../../store/catalog/platforms.js';
import { actionName, nextAction, statusChip, statusWord } from '../../../ui/status-chip.js';
import type { BrandingState } from '../../../store/catalog/branding-cache.js';
import type { IntegrationStatus } from '../../../store/catalog/integration-status.js';

/** What a tile shows. */
export interface TileContext {
  integration: Integration;
  status: IntegrationStatus;
  /** How it stood before a link attempt that is shown: the tile keeps the size it had then. */
  statusBefore: IntegrationStatus | undefined;
  branding: BrandingState;
  isWaiting: boolean;
  images: BrandImages;
  localize: Localize;
  select(integration: Integration): void;
}

/** What stands under the name: about the integration, as it is seen and in words, and what pressing the tile does. */
function secondLine({ integration, status, isWaiting, localize }: TileContext) {
  if ('connection' in status || isWaiting) {
    const of = 'connection' in status ? status.connection.status : '';
    const action = isWaiting ? '' : nextAction(status, localize);
    return {
      about: statusChip(of, isWaiting, localize),
      words: statusWord(of, isWaiting, localize),
      action,
    };
  }
  if (status.kind === 'excluded') {
    const words = localize.term('isConnected', localize.name(status.by.platformName));
    return { about: words, words, action: '' };
  }
  const beta = integration.isBeta ? localize.term('hintBeta') : '';
  const words = hintOf(integration, localize) || (siteOf(integration.key) ?? beta);
  return { about: words, words, action: '' };
}

/** Whether a tile has room for its brand's official button, which says "connect". */
const isConnectable = ({ kind }: IntegrationStatus) => kind !== 'linked' && kind !== 'excluded';

/** The second line; during an attempt in the room of the line it replaces, so that no tile moves or grows. */
function secondLines(context: TileContext) {
  const { statusBefore } = context;
  const { about, words, action } = secondLine(context);
  const before = statusBefore && secondLine({ ...context, status: statusBefore, isWaiting: false });
  const room = before?.about
    ? html`<span class="secondary room" aria-hidden="true">${before.about} ${before.action}</span>`
    : nothing;
  return { line: action ? html`${about} ${action}` : about, room, words };
}

/** Whether pressing the tile does something. */
const canAct = (status: IntegrationStatus) =>
  status.kind === 'linked' ? status.canAddAnother : status.kind !== 'excluded';

const statusInputs = (status: IntegrationStatus | undefined) => [
  status?.kind,
  status && 'connection' in status && status.connection.status,
  status && 'by' in status && status.by.platformName,
  status && canAct(status),
];

/** All that a tile's template depends on. */
export function tileInputs(context: TileContext): readonly unknown[] {
  const { integration, branding, images } = context;
  const button = images.button(branding);
  return [
    integration,
    ...statusInputs(context.status),
    ...statusInputs(context.statusBefore),
    // Whether there is any is not known yet.
    branding === undefined,
    images.logo(integration, branding),
    button?.default,
    button?.hover,
    context.isWaiting,
    hintOf(integration, context.localize),
    context.localize.revision,
  ];
}

/** An integration: one button, or a plain card where nothing can be done. One template of few: there can be thousands. */
export function pickerTile(context: TileContext) {
  const { integration, status, statusBefore, branding, images, localize } = context;
  const { key } = integration;
  const name = localize.name(integration.name);
  const button = images.button(branding);
  // The official button says "connect": it gives way once that has been done.
  const showsButton = isConnectable(status);
  const hasRoom = isConnectable(statusBefore ?? status);
  const reservesButton = branding === undefined && hasRule(key, 'official-button');
  const { line, room, words } = secondLines(context);
  const linesClass = room === nothing ? 'lines' : 'lines held';
  const image = logo(name, images.logo(integration, branding), images);
  const official =
    showsButton && button
      ? officialButton(button, images)
      : hasRoom && (button || reservesButton)
        ? html`<span class="official"></span>`
        : nothing;
  if (!canAct(status)) {
    return html`<div class="tile ${status.kind}" part="tile" data-near=${key}>
      ${image}
      <span class="words">
        <span class="name">${name}</span>
        <span class=${linesClass}><span class="secondary">${line}</span>${room}</span>
      </span>
      ${official}
    </div>`;
  }
  const aboutId = idFor('about', key);
  // What is heard is what the button does, then how the integration stands; what is seen is shorter. What the official
  // button says is part of what is heard. Chrome takes a description that stands in the button into the button's name.
  return html`<button
      type="button"
      class="tile branded"
      part="tile"
      data-near=${key}
      aria-describedby=${aboutId}
      @click=${(event: MouseEvent) => {
        // The second click of a double click may be meant for what stood here at the first.
        if (event.detail <= 1) context.select(integration);
      }}
    >
      ${image}
      <span class="words">
        <span class="name"
          ><span class="visually-hidden"
            >${button ? localize.term('connectTo', name) : actionName(status, name, localize)}</span
          ><span aria-hidden="true">${name}</span></span
        >
        <span class=${linesClass}
          ><span class="secondary" aria-hidden="true">${line}</span>${room}</span
        >
      </span>
      ${official}
    </button>
    <span id=${aboutId} hidden>${words}</span>`;
}
