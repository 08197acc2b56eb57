import { html, nothing } from 'lit';
import { parseCodatDate } from '../../../api/dates.js';
import type { Connection, Integration } from '../../../api/schema.js';
import type { Scope } from '../../../api/scopes.js';
import { connectionName } from '../../../i18n/software-names.js';
import { logo } from '../../../ui/brand.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { oneOnlyWords } from '../../../i18n/error-words.js';
import type { Localize } from '../../../i18n/localize.js';
import { progressBar } from '../../../ui/progress-bar.js';
import { supportText } from '../../../ui/support-text.js';
import { problemChip, problemRoom, statusChip, statusWord } from '../../../ui/status-chip.js';
import { countWords, missingWords, needsDesktop, nowWords } from '../../../i18n/sync-words.js';
import type { BrandingState } from '../../../store/catalog/branding-cache.js';
import { essenceOf } from '../../../store/connections/connection-changes.js';
import { newestError, organisationOf } from '../../../store/connections/connection-info.js';
import { givesData, mendOf } from '../../../store/connections/rules.js';
import { quotedReasonOf } from '../../../store/plain-text.js';
import type { AttemptUnderWay } from '../../base/linking-element.js';
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
  /** The sync progress of the connection, where that is known. */
  progress: SyncProgress | undefined;
  /** The attempt under way to connect it, if there is one. */
  attempt: AttemptUnderWay | undefined;
  /** Whether it is the gravest of the list: of all buttons, its first one stands out. */
  isGravest: boolean;
  /** Whether another connection of the list has the same name. */
  isNameShared: boolean;
  /** Whether the person has asked for its dates. */
  isExact: boolean;
  images: BrandImages;
  localize: Localize;
  toggleExact(connection: Connection): void;
  act(action: ListAction, connection: Connection): void;
}

/** Stands in a sentence for what is not text: Unicode's own character for that. */
const placeholder = '\ufffc';

/** How long ago, as a button that puts the exact moment into the line and takes it away again. */
const when = (time: number, { connection, isExact, localize, toggleExact }: RowContext) =>
  html`<button
    type="button"
    class="when"
    aria-expanded=${isExact ? 'true' : 'false'}
    @click=${() => toggleExact(connection)}
  >
    <time datetime=${new Date(time).toISOString()}>${localize.ago(time)}</time>
  </button>`;

/** The words under the name: parts with a dot between them. */
function joined(parts: readonly unknown[]) {
  return parts.filter(Boolean).map((part, index) => (index ? html` · ${part}` : part));
}

/** Whose it is, and since when where that is asked for; without a name, that it is connected and since when. */
function owner({ connection, localize }: RowContext, organisation: string, isExact: boolean) {
  const time = parseCodatDate(connection.created);
  const day = Number.isNaN(time) ? '' : localize.sinceDay(time);
  if (!organisation) {
    return day ? localize.term('connectedSince', day) : localize.term('statusLinked');
  }
  // One text: what follows keeps its place, and with it the focus.
  return isExact && day ? `${organisation} · ${localize.term('since', day)}` : organisation;
}

const organisationIn = (connection: Connection, localize: Localize): string =>
  localize.text(organisationOf(connection));

/** What is said of a connection where its row does not show whose it is. */
const nameOf = ({ connection, integration, isNameShared, localize }: RowContext): string =>
  connectionName(connection, isNameShared, localize, integration?.name);

/** A connection's status among other words. */
const statusText = (status: string, localize: Localize) =>
  html`<span class="status">${statusWord(status, false, localize)}</span>`;

/** A connection's status: a chip where something is to be done; in words alone where nothing else says it. */
function statusOf({ connection, progress, conflict, attempt, localize }: RowContext) {
  if (connection.status !== 'Linked') {
    if (conflict) return nothing;
    const { status } = connection;
    if (!attempt) return problemChip(status, localize);
    return attempt === 'here' ? problemRoom(status, localize) : statusChip(status, true, localize);
  }
  const isSaid = progress?.kind !== 'working' && !organisationIn(connection, localize);
  return isSaid
    ? nothing
    : html`<span class="visually-hidden status">${localize.term('statusLinked')}</span>`;
}

function linkedWords(context: RowContext) {
  const { connection, progress, isExact, localize } = context;
  const organisation = organisationIn(connection, localize);
  if (progress?.kind === 'working') {
    return joined([
      organisation,
      nowWords(progress, localize),
      needsDesktop(connection) ? undefined : localize.term('syncDuration'),
    ]);
  }
  const lastSync = parseCodatDate(connection.lastSync);
  // Without a sync there is no button that would ask for it.
  if (Number.isNaN(lastSync)) {
    const never = givesData(connection) && localize.term('neverSynced');
    return joined([owner(context, organisation, true), never]);
  }
  const [before = '', after = ''] = localize.term('lastSynced', placeholder).split(placeholder);
  return joined([
    owner(context, organisation, isExact),
    html`${before}${when(lastSync, context)}${after}`,
    isExact && localize.moment(lastSync),
  ]);
}

function pendingWords({ connection, localize }: RowContext) {
  const created = parseCodatDate(connection.created);
  const error = newestError(connection);
  const isCancel = String(error?.statusCode) === '403';
  const said = error && quotedReasonOf(error);
  return joined([
    Number.isNaN(created) ? undefined : localize.term('started', localize.ago(created)),
    said && !isCancel
      ? localize.term('platformSaid', localize.name(connection.platformName), said)
      : undefined,
  ]);
}

function wordsOf(context: RowContext) {
  const { connection, localize, conflict } = context;
  if (conflict) {
    // What was lost is as good as disconnected, where something else has taken its place.
    const status = connection.status === 'Deauthorized' ? 'Unlinked' : connection.status;
    return joined([
      statusText(status, localize),
      supportText(oneOnlyWords(conflict, localize), localize),
    ]);
  }
  switch (connection.status) {
    case 'Linked':
      return linkedWords(context);
    case 'PendingAuth':
      return pendingWords(context);
    case 'Deauthorized': {
      const time = parseCodatDate(newestError(connection)?.erroredOnUtc);
      const day = Number.isNaN(time) ? '' : localize.day(time);
      return localize.term('accessExpired', nameOf(context), day);
    }
    case 'Unlinked':
      return joined([
        statusText('Unlinked', localize),
        context.isNameShared && organisationIn(connection, localize),
        localize.term('unlinkedHint'),
      ]);
    default:
      return nothing;
  }
}

/** A bar while data is syncing, or what could not be synced. */
function progressOf({ connection, progress, localize }: RowContext) {
  if (progress?.kind === 'failed') {
    return html`<p class="secondary reading">${missingWords(progress, localize)}</p>`;
  }
  if (progress?.kind !== 'working') return nothing;
  const name = localize.term('syncFrom', localize.name(connection.platformName));
  return html`<div class="reading">
    ${progressBar(name, countWords(progress, localize), progress)}
  </div>`;
}

/** What makes sense in a connection's state, of what the host allows. */
function possible({ connection, actions, conflict }: RowContext): ListAction[] {
  const mend = conflict ? undefined : mendOf(connection.status);
  const fits: Record<ListAction, boolean> = {
    continue: mend === 'continue',
    reconnect: mend === 'reconnect',
    disconnect: connection.status === 'Linked',
    delete: true,
  };
  return actions.filter((action) => fits[action]);
}

/** What a person has to be allowed to do for each action. Reconnecting opens the connection's linkUrl. */
export const scopeFor = {
  continue: 'connect',
  reconnect: 'connect',
  disconnect: 'disconnect',
  delete: 'delete',
} as const satisfies Record<ListAction, Scope>;

const labels = {
  continue: 'continueLinking',
  reconnect: 'reconnect',
  disconnect: 'disconnect',
  delete: 'deleteConnection',
} as const;

/** A button, or its room: the row keeps its height, and what was pressed its place, while the attempt says what can be done. */
function actionButton(action: ListAction, context: RowContext) {
  const { connection, attempt, localize } = context;
  const isToLink = action === 'continue' || action === 'reconnect';
  // What was begun to reconnect is to continue.
  const label = localize.term(labels[isToLink && attempt === 'continue' ? 'continue' : action]);
  if (attempt === 'here' || (isToLink && attempt === 'wait')) {
    return html`<span class="button room" aria-hidden="true">${label}</span>`;
  }
  return html`<button
    type="button"
    class="button ${lookOf(action, context)}"
    part="action"
    aria-label=${localize.term('actionOn', label, nameOf(context))}
    @click=${() => context.act(action, connection)}
  >
    ${label}
  </button>`;
}

/** One button of the list stands out at most; an optional action is quiet. */
function lookOf(action: ListAction, { connection, isGravest, attempt }: RowContext): string {
  if (action === 'delete') return 'quiet';
  if (action === 'disconnect' || attempt) return '';
  if (isGravest) return 'primary';
  return connection.status === 'Unlinked' ? 'quiet' : '';
}

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
    context.attempt,
    context.isGravest,
    context.isNameShared,
    context.isExact,
    localize.revision,
    Math.floor(Date.now() / CLOCK_MS),
  ];
}

/** A connection: whose it is, how it is, and what can be done. */
export function listRow(context: RowContext) {
  const { connection, integration, branding, images, localize } = context;
  const name = localize.name(connection.platformName, integration?.name);
  const actions = possible(context);
  return html`<div class="row" data-near=${connection.integrationKey ?? nothing}>
    ${logo(name, images.logo(integration, branding))}
    <div class="about">
      <p class="line"><span class="name">${name}</span>${statusOf(context)}</p>
      <p class="secondary">${wordsOf(context)}</p>
      ${progressOf(context)}
    </div>
    ${
      actions.length
        ? html`<div class="actions">${actions.map((action) => actionButton(action, context))}</div>`
        : nothing
    }
  </div>`;
}
