import { html, nothing } from 'lit';
import type { Integration } from '../../../api/schema.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { logo, officialButton } from '../../../ui/brand.js';
import { idFor } from '../../../i18n/display-text.js';
import type { Localize } from '../../../i18n/localize.js';
import { hintOf, hintsOf } from '../../../i18n/platform-hints.js';
import { hasRule, siteOf } from '../../../store/catalog/platforms.js';
import {
  actionName,
  connectName,
  nextAction,
  statusChip,
  statusWord,
} from '../../../ui/status-chip.js';
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
  /** Large, with the logo over the name. */
  isPopular: boolean;
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
  const beta = integration.isBeta ? localize.term('hintBeta') : '';
  const site = siteOf(integration.key) ?? '';
  const hints = hintsOf(integration, localize);
  const words = hints.join(' · ') || site || beta;
  const about = hints.length > 0 ? hintParts(hints) : words === site ? breakable(site) : words;
  return { about, words, action: '' };
}

/** Hints, each of which stays together as long as it fits. */
const hintParts = (hints: readonly string[]) =>
  hints.map((hint, index) => html`${index > 0 ? ' · ' : ''}<span class="hint">${hint}</span>`);

/** An address that is broken after its dots, where it has to be, and within no word. */
const breakable = (address: string) =>
  address.split('.').map((part, index) => (index === 0 ? part : html`.<wbr />${part}`));

/** Whether the brand's official button, which says "connect", says what pressing the tile does. */
const isToConnect = ({ status, isWaiting }: TileContext) =>
  !isWaiting && (status.kind === 'available' || status.kind === 'unlinked');

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

const statusInputs = (status: IntegrationStatus | undefined) => [
  status?.kind,
  status && 'connection' in status && status.connection.status,
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
    context.isPopular,
    hintOf(integration, context.localize),
    context.localize.revision,
  ];
}

/** An integration: one button. One template of few: there can be thousands. */
export function pickerTile(context: TileContext) {
  const { integration, status, branding, isPopular, images, localize } = context;
  const { key } = integration;
  const name = localize.name(integration.name);
  const button = isToConnect(context) ? images.button(branding) : undefined;
  const reservesButton = branding === undefined && hasRule(key, 'official-button');
  const { line, room, words } = secondLines(context);
  const linesClass = room === nothing ? 'lines' : 'lines held';
  const image = logo(name, images.logo(integration, branding));
  const official = button
    ? officialButton(button)
    : reservesButton && isToConnect(context)
      ? html`<span class="official"></span>`
      : nothing;
  // An integration may be shown twice.
  const aboutId = idFor(isPopular ? 'popular' : 'about', key);
  // A screen reader says what the button does, then how the integration stands; what is seen is shorter. What the
  // official button says is part of its name. Chrome takes a description that stands in the button into the button's name.
  return html`<li class="cell">
    <button
      type="button"
      class=${isPopular ? 'tile branded popular' : 'tile branded'}
      part="tile"
      data-near=${key}
      aria-describedby=${aboutId}
      @click=${(event: MouseEvent) => {
        // The second click of a double click may be meant for what stood here at the first.
        if (event.detail <= 1) context.select(integration);
      }}
    >
      ${isPopular ? [image, official] : image}
      <span class="words">
        <span class="name"
          ><span class="visually-hidden"
            >${button ? connectName(name, localize) : actionName(status, name, localize)}</span
          ><span aria-hidden="true">${name}</span></span
        >
        <span class=${linesClass}
          ><span class="secondary" aria-hidden="true">${line}</span>${room}</span
        >
      </span>
      ${isPopular ? nothing : official}
    </button>
    <span id=${aboutId} hidden>${words}</span>
  </li>`;
}
