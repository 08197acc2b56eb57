import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { CodatSyncChangeEvent, CodatSyncCompleteEvent } from '../../events/index.js';
import type { Connection } from '../../api/schema.js';
import type { LoadFailure } from '../../controllers/load-task.js';
import { SyncView } from '../../controllers/sync-view.js';
import { emptyNotice } from '../../ui/notice.js';
import { progressBar } from '../../ui/progress-bar.js';
import {
  countWords,
  durationWords,
  endWords,
  lostBehind,
  storyWords,
} from '../../i18n/sync-words.js';
import { nameAmong } from '../../i18n/software-names.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import type { SyncProgress } from '../../store/sync/sync-progress.js';
import { isUpToDate } from '../../store/connections/rules.js';
import { isLinkedSoftware } from '../../store/catalog/catalog.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { supportText } from '../../ui/support-text.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-sync-status.styles.js';
import { syncGroups } from './parts/sync-groups.js';

/** What the element shows. */
type View =
  | { kind: 'loading' }
  | { kind: 'error'; failure: LoadFailure }
  /** Nothing is connected, or nothing was synced from what is. */
  | { kind: 'empty'; title: 'nothingConnected' | 'syncNothing' }
  /** Without `progress`, syncing is about to begin. */
  | { kind: 'working'; progress?: SyncProgress }
  | { kind: 'done' | 'failed'; progress: SyncProgress };

/**
 * Shows how far the first sync of the company's data is, what could not be synced, and when syncing is done. Where
 * access was lost, in the middle of it or later, the element offers to reconnect.
 *
 * @summary The sync progress.
 * @customElement codat-sync-status
 *
 * @slot empty - In place of the words for "nothing connected" and "nothing synced yet".
 *
 * @fires {CodatSyncChangeEvent} codat-sync-change - Syncing made progress.
 * @fires {CodatSyncCompleteEvent} codat-sync-complete - Syncing has ended, with or without errors.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatReconnectEvent} codat-reconnect - The person reconnected a lost connection here.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart progress - The bar.
 * @csspart types - What is synced, by what a person calls it, with `details`.
 * @csspart type - One line of it, such as invoices and bills.
 * @csspart status - How the data of a line stands.
 * @csspart action - A button that reconnects what access was lost to.
 * @csspart attempt - What is said while a connection is being reconnected, and after.
 * @csspart error - An error.
 * @csspart empty - What is said when nothing is connected.
 * @csspart retry - The button to try again.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - The sync status could not be loaded.
 * @cssstate empty - Nothing is connected, or nothing was synced yet.
 * @cssstate working - Data is syncing, or about to.
 * @cssstate done - All data is synced.
 * @cssstate failed - Syncing has ended with errors.
 */
export class CodatSyncStatus extends LinkingElement {
  static override styles = styles;

  /** Whether each part of the data is shown with how it stands: company details, invoices and bills, and so on. */
  @flag
  @property({ type: Boolean, converter: flagConverter })
  details = false;

  readonly #syncView: SyncView;

  constructor() {
    super('connections');
    this.#syncView = new SyncView(this, this.storeController, {
      onChange: (progress) => this.dispatchEvent(new CodatSyncChangeEvent(progress)),
      onComplete: (progress) => this.dispatchEvent(new CodatSyncCompleteEvent(progress)),
    });
  }

  /** Asks Codat again for the sync status. Resolves when the new status is shown. */
  override async refresh(): Promise<void> {
    await super.refresh();
    await this.#syncView.sync?.refresh();
    await this.whenDrawn();
  }

  protected override render() {
    const view = this.#view();
    const kinds = ['loading', 'error', 'empty', 'working', 'done', 'failed'] as const;
    this.states.set(Object.fromEntries(kinds.map((kind) => [kind, kind === view.kind])));
    return html`<div class="panel" part="panel">
      ${this.live.render(view.kind === 'loading' ? this.localize.term('syncLoading') : this.attemptsAnnouncement())}
      ${this.#renderView(view)}
      ${view.kind === 'error' ? nothing : this.attempts().map((one) => this.renderAttempt(one))}
    </div>`;
  }

  protected override get failure(): LoadFailure | undefined {
    const view = this.#view();
    return view.kind === 'error' ? view.failure : undefined;
  }

  /** Those to link again what access was lost to: this element shows no other connections. */
  protected override attempts(): Attempt[] {
    const { store } = this.storeController;
    return (store?.connections.value ?? []).flatMap(({ id, status }) => {
      const attempt = store?.linking.attemptAbout(id);
      return attempt && [status, attempt.statusBefore].includes('Deauthorized') ? attempt : [];
    });
  }

  #view(): View {
    const { failure, isReady } = this.loading;
    if (failure) return { kind: 'error', failure };
    const { sync } = this.#syncView;
    if (!sync || !isReady) return { kind: 'loading' };
    const { error, progress } = sync;
    if (!sync.hasSource) {
      // What only receives data is connected as well.
      const isLinked = this.storeController.store?.connections.value?.some(isLinkedSoftware);
      return { kind: 'empty', title: isLinked ? 'syncNothing' : 'nothingConnected' };
    }
    if (error) return { kind: 'error', failure: { error, operation: 'read-status' } };
    if (!progress) return { kind: 'loading' };
    if (sync.isStarting) return { kind: 'working' };
    const { kind } = progress;
    return kind === 'none' ? { kind: 'empty', title: 'syncNothing' } : { kind, progress };
  }

  #renderView(view: View) {
    const { localize } = this;
    switch (view.kind) {
      case 'loading':
        return html`<div class="state" aria-hidden="true">
          <div class="bone title"></div>
          <div class="bone"></div>
          <div class="bone"></div>
        </div>`;
      case 'error':
        return this.renderFailure();
      case 'empty':
        return html`<slot name="empty"
          >${emptyNotice(localize.term(view.title), localize.term(view.title === 'syncNothing' ? 'syncNothingHint' : 'syncEmptyHint'), localize, () => void this.refresh())}</slot
        >`;
      case 'working':
        return html`<div class="state working">${this.#renderWorking(view.progress)}</div>
          ${view.progress ? this.#renderGroups() : nothing}`;
      case 'done':
      case 'failed':
        return html`<div class="state ${view.kind}">${this.#renderEnd(view.progress)}</div>
          ${this.#renderGroups()}`;
      default:
        return view satisfies never;
    }
  }

  /** The sync is under way, or about to begin: what is done, what is coming, and how long it may take. */
  #renderWorking(progress: SyncProgress | undefined) {
    const { localize } = this;
    const title = localize.term('syncWorking');
    const begins = localize.term('syncBegins');
    const groups = this.#syncView.sync?.groups ?? [];
    const connections = this.storeController.store?.connections.value ?? [];
    const duration = durationWords(groups, connections, localize);
    const story = localize.sentences(this.details ? '' : storyWords(groups, localize), duration);
    return html`<p class="name">${title}</p>
      <p class="secondary">${localize.term('syncWorkingHint')}</p>
      ${progressBar(title, progress ? countWords(progress, localize) : begins, progress)}
      <p class="secondary">${progress ? story : begins}</p>`;
  }

  #renderEnd(progress: SyncProgress) {
    const { localize } = this;
    const connections = this.storeController.store?.connections.value ?? [];
    const mayReconnect = this.may('reconnect');
    const [title, ...words] = endWords(progress, connections, localize, mayReconnect);
    const { behind, others } = lostBehind(progress, connections, mayReconnect);
    const isDone = progress.kind !== 'failed';
    // The groups say what is missing, each its own.
    const isMissingSaid = this.details && !isDone;
    const lines = isMissingSaid ? words.slice(1) : words;
    return html`<p class="name ${isDone && isUpToDate(connections) ? 'checked' : ''}">${title}</p>
      ${lines.map((line) => html`<p class="secondary">${supportText(line, localize)}</p>`)}
      ${mayReconnect ? this.#renderReconnect([...behind, ...others], behind.length > 0) : nothing}`;
  }

  #renderGroups() {
    const groups = this.#syncView.sync?.groups ?? [];
    if (!this.details || groups.length === 0) return nothing;
    return syncGroups(groups, this.storeController.store?.connections.value ?? [], this.localize);
  }

  /** The first button is loud where it is what the sync needs to end well. */
  #renderReconnect(lost: readonly Connection[], isNeeded: boolean) {
    if (lost.length === 0) return nothing;
    return html`<div class="actions">
      ${lost.map((one, index) => this.#renderAction(one, lost, isNeeded && index === 0))}
    </div>`;
  }

  #renderAction(connection: Connection, lost: readonly Connection[], isPrimary: boolean) {
    const { localize } = this;
    const name = nameAmong(connection, lost, localize);
    const attempt = this.underWay(this.storeController.store?.linking.attemptAbout(connection.id));
    const action = attempt === 'continue' ? 'continueLinking' : 'reconnect';
    const label = localize.term('actionOn', localize.term(action), name);
    // Nothing moves while the attempt says what can be done.
    if (attempt === 'here' || attempt === 'wait') {
      return html`<span class="button room" aria-hidden="true">${label}</span>`;
    }
    return html`<button
      type="button"
      class="button ${isPrimary ? 'primary' : ''}"
      part="action"
      @click=${() => this.linker.relink(connection)}
    >
      ${label}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-sync-status': CodatSyncStatus;
  }
}
