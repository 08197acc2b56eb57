import { html, nothing } from 'lit';
import type { Connection, Integration } from '../../../api/schema.js';
import { addEnglish } from '../../../i18n/english.js';
import type { Localize } from '../../../i18n/localize.js';
import { connectionName } from '../../../i18n/software-names.js';
import { failedHint, missingWords } from '../../../i18n/sync-words.js';
import { alert } from '../../../locales/en/alert.js';
import type { BrandingState } from '../../../store/catalog/branding-cache.js';
import { organisationOf } from '../../../store/connections/connection-info.js';
import type { ConnectionProblem } from '../../../store/sync/problems.js';
import { actionButton } from '../../../ui/action-button.js';
import type { BrandImages } from '../../../ui/brand-images.js';
import { logo } from '../../../ui/brand.js';
import { supportText } from '../../../ui/support-text.js';

addEnglish(alert);

/** What a banner shows, and what it does. */
export interface BannerContext {
  problem: ConnectionProblem;
  /** Whether another connection has the same name: whose it is goes with the name then. */
  isShared: boolean;
  /** How many other problems there are. */
  others: number;
  integration: Integration | undefined;
  branding: BrandingState;
  /** Whether an attempt to mend it says what can be done. */
  isBusy: boolean;
  images: BrandImages;
  localize: Localize;
  /** Undefined where this page's user may not connect anything. */
  relink: ((connection: Connection) => void) | undefined;
  /** Asks again how the sync is. */
  check(): void;
}

/** What is wrong, and what to do about it, in a few words; nothing is asked of who may not connect anything. */
export function bannerTitle(
  problem: ConnectionProblem,
  isShared: boolean,
  localize: Localize,
  mayConnect: boolean,
): string {
  const { kind, connection } = problem;
  const name = connection ? connectionName(connection, isShared, localize) : '';
  if (kind !== 'sync-failed' && !mayConnect) return localize.term('isNotConnected', name);
  switch (problem.kind) {
    case 'access-expired':
      return localize.term('alertReconnect', name);
    case 'unfinished':
      return localize.term('alertContinue', name);
    default:
      return localize.term(problem.isPartly ? 'alertSync' : 'alertSyncAll', name);
  }
}

/** Whose it is, and since when. */
function bannerWords({ problem, isShared, localize }: BannerContext): string {
  const organisation =
    problem.connection && !isShared ? organisationOf(problem.connection) : undefined;
  return [organisation && localize.text(organisation), sinceWords(problem, localize)]
    .filter(Boolean)
    .join(' · ');
}

function sinceWords(problem: ConnectionProblem, localize: Localize): string {
  switch (problem.kind) {
    case 'access-expired':
      return localize.term('alertExpired', problem.since ? localize.day(problem.since) : '');
    case 'unfinished':
      return problem.since ? localize.term('alertStarted', localize.ago(problem.since)) : '';
    default:
      // The button leads to support, where the host has said where that is.
      return localize.supportUrl
        ? missingWords(problem, localize)
        : localize.sentences(
            missingWords(problem, localize),
            failedHint(problem.isPartly, localize),
          );
  }
}

/** The one thing that mends it. */
function action(context: BannerContext, name: string) {
  const { problem, isBusy, localize, relink, check } = context;
  const { kind, connection } = problem;
  if (kind !== 'sync-failed') {
    const label = localize.term(kind === 'unfinished' ? 'continueLinking' : 'reconnect');
    // The banner keeps its height, and what was pressed its place, while the attempt says what can be done.
    if (isBusy) return html`<span class="button room" aria-hidden="true">${label}</span>`;
    if (!relink) return nothing;
    return html`<button
      type="button"
      class="button primary"
      part="action"
      aria-label=${localize.term('actionOn', label, name)}
      @click=${() => relink(connection)}
    >
      ${label}
    </button>`;
  }
  const { supportUrl } = localize;
  if (!supportUrl) return actionButton(localize.term('checkAgain'), 'primary', check, 'action');
  const isMail = supportUrl.startsWith('mailto:');
  return html`<a
    class="button primary"
    part="action"
    href=${supportUrl}
    target=${isMail ? nothing : '_blank'}
    rel=${isMail ? nothing : 'noopener noreferrer'}
    >${localize.term('alertSupport')}</a
  >`;
}

/** A problem: what is wrong, whose it is and since when, and the one thing to do now. */
export function alertBanner(context: BannerContext) {
  const { problem, isShared, others, integration, branding, images, localize, relink } = context;
  const { connection } = problem;
  const name = connection ? connectionName(connection, isShared, localize, integration?.name) : '';
  const title = bannerTitle(problem, isShared, localize, relink !== undefined);
  return html`<div
    class="banner"
    role="group"
    aria-label=${title}
    data-near=${connection?.integrationKey ?? nothing}
  >
    ${connection ? logo(name, images.logo(integration, branding)) : nothing}
    <div class="about">
      <p class="name">${title}</p>
      <p class="secondary">${supportText(bannerWords(context), localize)}</p>
      ${others ? html`<p class="secondary" part="more">${localize.term('alertMore', others)}</p>` : nothing}
    </div>
    ${action(context, name)}
  </div>`;
}
