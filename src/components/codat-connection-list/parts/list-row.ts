import { html, nothing } from 'lit';
import { parseCodatDate } from '../../../api/dates.js';
import type { Connection, Integration } from '../../../api/schema.js';
import { logo } from '../../../ui/brand.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import type { Localize } from '../../../i18n/localize.js';
import { progressBar } from '../../../ui/progress-bar.js';
import { statusChip } from '../../../ui/status-chip.js';
import { countWords, missingWords } from '../../../i18n/sync-words.js';
import type { BrandingState } from '../../../store/catalog/branding-cache.js';
import { essenceOf } from '../../../store/connections/connection-changes.js';
import { newestError, organisationOf } from '../../../store/connections/connection-info.js';
import { reasonOf } from '../../../store/plain-text.js';
import type { SyncProgress } from '../../../store/sync/sync-progress.js';

/** What can be done with a connection. */
export const listActions = ['continue', 'reconnect', 'disconnect', 'delete'] as const;
export type ListAction = (typeof listActions)[number];

/** What a row shows. */
export interface RowContext {
  connection: Connection;
  integration: Integration | undefined;
  branding: BrandingState;
  /** What the host lets the person do. */
  actions: readonly ListAction[];
  /** The linked connection that keeps this one from being linked again. */
  conflict: Connection | undefined;
  /** How far the reading from it is, where that is known. */
  progress: SyncProgress | undefined;
  isWaiting: boolean;
  images: BrandImages;
  localize: Localize;
  act(action: ListAction, connection: Connection): void;
}

/** Stands in a sentence for what is not text: Unicode's own character for that. */
const placeholder = '\ufffc';

/** How long ago, with the exact moment for whoever asks: by pointer, keyboard or screen reader. */
function when(time: number, localize: Localize) {
  return html`<time datetime=${new Date(time).toISOString()} title=${localize.moment(time)}
    >${localize.ago(time)}<span class="visually-hidden">, ${localize.moment(time)}</span></time
  >`;
}

/** The words under the name: parts with a dot between them. */
function joined(parts: readonly unknown[]) {
  return parts.filter(Boolean).map((part, index) => (index ? html` · ${part}` : part));
}

function linkedWords({ connection, progress, localize }: RowContext) {
  const created = parseCodatDate(connection.created);
  const lastSync = parseCodatDate(connection.lastSync);
  const [before = '', after = ''] = localize.term('lastSynced', placeholder).split(placeholder);
  return joined([
    localize.text(organisationOf(connection)),
    Number.isNaN(created) ? undefined : localize.term('since', localize.sinceDay(created)),
    Number.isNaN(lastSync)
      ? // The bar says more.
        progress?.kind !== 'working' && localize.term('neverSynced')
      : html`${before}${when(lastSync, localize)}${after}`,
  ]);
}

function pendingWords({ connection, localize }: RowContext) {
  const created = parseCodatDate(connection.created);
  const error = newestError(connection);
  const isCancel = String(error?.statusCode) === '403';
  const said = error && reasonOf(error);
  return joined([
    Number.isNaN(created) ? undefined : localize.term('started', localize.ago(created)),
    said && !isCancel
      ? localize.term('platformSaid', localize.name(connection.platformName), said)
      : undefined,
  ]);
}

function wordsOf(context: RowContext) {
  const { connection, localize, conflict: conflict } = context;
  if (conflict) {
    return localize.term('oneOnly', localize.name(conflict.platformName), connection.sourceType);
  }
  switch (connection.status) {
    case 'Linked':
      return linkedWords(context);
    case 'PendingAuth':
      return pendingWords(context);
    case 'Deauthorized': {
      const time = parseCodatDate(newestError(connection)?.erroredOnUtc);
      const day = Number.isNaN(time) ? '' : localize.day(time);
      return localize.term('accessExpired', localize.name(connection.platformName), day);
    }
    case 'Unlinked':
      return localize.term('unlinkedHint');
    default:
      return nothing;
  }
}

/** How far the reading from it is, or what could not be read. */
function reading({ connection, progress, localize }: RowContext) {
  if (progress?.kind === 'failed') {
    return html`<p class="secondary reading">${missingWords(progress, localize)}</p>`;
  }
  if (progress?.kind !== 'working') return nothing;
  const count = countWords(progress, localize);
  return html`<div class="reading">
    ${progressBar(localize.term('syncFrom', localize.name(connection.platformName)), count, progress)}
    <p class="secondary">${count}</p>
  </div>`;
}

/** What makes sense in a connection's state, of what the host allows. */
function possible({ connection, actions, conflict: conflict }: RowContext): ListAction[] {
  const fits: Record<ListAction, boolean> = {
    continue: connection.status === 'PendingAuth' && !conflict,
    reconnect: ['Deauthorized', 'Unlinked'].includes(connection.status) && !conflict,
    disconnect: connection.status === 'Linked',
    delete: true,
  };
  return actions.filter((action) => fits[action]);
}

const labels = {
  continue: 'continueLinking',
  reconnect: 'reconnect',
  disconnect: 'disconnect',
  delete: 'deleteConnection',
} as const;

const looks = { continue: 'primary', reconnect: 'primary', disconnect: '', delete: 'quiet' };

/** How often words such as "5 minutes ago" are worked out anew, in milliseconds. */
const CLOCK_MS = 60_000;

/** All that a row's template depends on. */
export function rowInputs(context: RowContext): readonly unknown[] {
  const { connection, integration, branding, conflict, images, localize } = context;
  return [
    essenceOf(connection),
    integration?.name,
    images.logo(integration, branding),
    context.actions.join(),
    conflict?.platformName,
    context.progress,
    context.isWaiting,
    localize.revision,
    Math.floor(Date.now() / CLOCK_MS),
  ];
}

/** A connection: whose it is, how it is, and what can be done. */
export function listRow(context: RowContext) {
  const { connection, integration, branding, images, localize, isWaiting } = context;
  const name = localize.name(connection.platformName, integration?.name);
  const actions = possible(context);
  return html`<div class="row" data-near=${connection.integrationKey ?? nothing}>
    ${logo(name, images.logo(integration, branding), images)}
    <div class="about">
      <p class="line">
        <span class="name">${name}</span>${statusChip(connection.status, isWaiting, localize)}
      </p>
      <p class="secondary">${wordsOf(context)}</p>
    </div>
    ${
      actions.length
        ? html`<div class="actions">
            ${actions.map((action) => {
              const label = localize.term(labels[action]);
              // The row keeps its height, and what was pressed its place, while the attempt says what can be done.
              if (isWaiting)
                return html`<span class="button room" aria-hidden="true">${label}</span>`;
              return html`<button
                type="button"
                class="button ${looks[action]}"
                part="action"
                aria-label=${localize.term('actionOn', label, name)}
                @click=${() => context.act(action, connection)}
              >
                ${label}
              </button>`;
            })}
          </div>`
        : nothing
    }
    ${reading(context)}
  </div>`;
}
