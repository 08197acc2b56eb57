import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection } from '../../api/schema.js';
import { announceError } from '../../controllers/announce-error.js';
import type { LiveStates } from '../../controllers/live-region.js';
import { ModalController } from '../../controllers/modal-controller.js';
import { SyncView } from '../../controllers/sync-view.js';
import { parseEnumList, type NumberSetting, type WordList } from '../../ui/dom/enum-attribute.js';
import { DEFAULT_HEADING_LEVEL, heading, headingLevelOf } from '../../ui/heading.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { keptList, type KeptRow } from '../../ui/dom/kept-list.js';
import { emptyNotice } from '../../ui/notice.js';
import { sourceTypes, type SourceTypeWord } from '../../store/catalog/catalog.js';
import type { OpenedWindow } from '../../store/opened-window.js';
import { onPageLifecycle } from '../../store/page-lifecycle.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { integrationOf } from '../../store/connections/matching.js';
import { conflictFor } from '../../store/connections/rules.js';
import { isSameId } from '../../store/connections/same-id.js';
import { supportText } from '../../ui/support-text.js';
import { handledPromise } from '../base/handled-promise.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-connection-list.styles.js';
import { ConnectionQuestion } from '../base/connection-question.js';
import {
  listActions,
  listRow,
  rowInputs,
  type ListAction,
  type RowContext,
  scopeFor,
} from './parts/list-row.js';
import { ListWait } from './parts/list-wait.js';
import { reconnectRefusal } from './parts/reconnect-refusal.js';
import { ShownConnectionsCache, type ShownConnections } from './parts/shown-connections.js';
import { addEnglish } from '../../i18n/english.js';
import { list } from '../../locales/en/list.js';

addEnglish(list);

const DEFAULT_ACTIONS = 'continue reconnect disconnect';

/**
 * Shows the company's connections, the status of each, and what the person can do about it.
 *
 * @summary The company's connections.
 * @customElement codat-connection-list
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of the words for "nothing connected".
 * @slot disconnect-note - What else there is to know before disconnecting, in the question that asks for it.
 *
 * @fires {CodatDisconnectEvent} codat-disconnect - The person disconnected a connection here.
 * @fires {CodatReconnectEvent} codat-reconnect - The person reconnected a lost connection here.
 * @fires {CodatDeleteEvent} codat-delete - The person deleted a connection here.
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection is resumed.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart head - The heading and the words under it.
 * @csspart list - The connections.
 * @csspart item - One connection.
 * @csspart logo - An integration's logo.
 * @csspart status - A connection's status.
 * @csspart progress - The bar that shows a connection's sync progress.
 * @csspart action - A button that does something with a connection.
 * @csspart attempt - The panel of an attempt to link a connection.
 * @csspart dialog - The question before disconnecting or deleting.
 * @csspart error - An error.
 * @csspart empty - What is said when nothing is connected.
 * @csspart retry - The button to try again.
 *
 * @cssproperty [--codat-connection-list-gap=16px] - Above and below each connection.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - The connections could not be loaded.
 * @cssstate empty - Nothing is connected.
 */
export class CodatConnectionList extends LinkingElement {
  static override styles = styles;

  /**
   * What the person may do: any of `continue reconnect disconnect delete`, space-separated or as an array.
   * Empty: nothing.
   */
  @property() actions: WordList<ListAction> | undefined = DEFAULT_ACTIONS;

  /** Only these kinds: `accounting banking commerce bankfeed expense other`, space-separated or as an array. Default all. */
  @property({ attribute: 'source-types' }) sourceTypes: WordList<SourceTypeWord> = '';

  /** The level of its heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: NumberSetting =
    DEFAULT_HEADING_LEVEL;

  readonly #question: ConnectionQuestion = new ConnectionQuestion(this, this.storeController);

  readonly #syncView: SyncView;
  readonly #wait: ListWait;
  /** The ids of the connections whose dates the person has asked for. */
  readonly #exact = new Set<string>();

  constructor() {
    super('connections');
    new ModalController(this);
    this.#syncView = new SyncView(this, this.storeController);
    this.#wait = new ListWait(this, this.storeController, () =>
      Boolean(this.#shown ?? this.failure),
    );
  }

  /**
   * Reconnects a connection that was lost or disconnected, or continues with one that is not finished, as a press on its
   * button does. To be called in a click: only then does the browser let a window open.
   *
   * @param connectionId - Codat's id of a connection that the list shows
   * @returns resolves once the attempt has begun. Rejects with a CodatConfigurationError for an id that the list does
   * not show, or where the list is removed or shows another company before it is loaded; and with a CodatRuleError for a
   * connection that is linked, or that another one keeps from being linked. `codat-error` reports what is shown.
   */
  reconnect(connectionId: string): Promise<void> {
    this.applySettings();
    return handledPromise(async () => {
      if (this.#shown) this.#reconnectNow(connectionId);
      else await this.#reconnectLater(connectionId);
    });
  }

  protected override render() {
    const connections = this.#shown?.connections;
    const failure = this.renderFailure();
    const lead = this.localize.term('listDescription', this.may('disconnect'));
    this.states.set({
      loading: !connections && !failure,
      error: failure !== undefined,
      empty: connections?.length === 0,
    });
    return html`<div class="panel" part="panel">
      <div class="head" part="head" tabindex="-1">
        <slot name="heading">
          ${heading(this.#headingLevel, 'heading', this.localize.term('listHeading'))}
          ${lead ? html`<p class="lead">${supportText(lead, this.localize)}</p>` : nothing}
        </slot>
      </div>
      ${this.live.render(failure ? '' : this.#announcement(connections))}
      ${failure ?? (connections ? this.#renderList(connections) : this.#renderSkeleton())}
      ${connections && this.#renderStrays()} ${this.#question.render(this.#headingLevel)}
    </div>`;
  }

  #renderList(connections: readonly Connection[]) {
    if (connections.length === 0) {
      return html`<slot name="empty"
        >${emptyNotice(
          this.localize.term('nothingConnected'),
          this.localize.term('nothingConnectedHint'),
          this.localize,
          () => void this.refresh(),
        )}</slot
      >`;
    }
    const all = this.storeController.store?.connections.value ?? [];
    const isBusy = this.attempts().some((one) => this.wordsOf(one));
    const gravest = isBusy ? undefined : this.#gravest;
    const linked = all.filter(({ status }) => status === 'Linked');
    return html`<ul part="list" role="list">
      ${keptList(connections, {
        key: ({ id }) => id,
        row: (connection) => this.#row(connection, linked, connection.id === gravest?.id),
      })}
    </ul>`;
  }

  /** The attempts whose connections are gone: a list has nothing to try them again with. */
  #renderStrays() {
    const { retry: _, ...actions } = this.linker.actions;
    const strays = this.storeController.store?.linking.strayAttempts;
    return strays?.map((one) => this.renderAttempt(one, actions));
  }

  /** What the host lets the person do, and the proxy this page's user. */
  get #allowedActions(): ListAction[] {
    return this.#hostActions.filter((action) => this.allows(scopeFor[action]));
  }

  get #hostActions(): ListAction[] {
    return parseEnumList(this, 'actions', this.actions ?? DEFAULT_ACTIONS, listActions);
  }

  /** @internal */
  override lets(action: ListAction): boolean {
    return this.#hostActions.includes(action);
  }

  /** The gravest of what the person may mend here. */
  get #gravest(): Connection | undefined {
    const actions = this.#allowedActions;
    return this.#shown?.problems.find(({ status }) =>
      actions.includes(status === 'PendingAuth' ? 'continue' : 'reconnect'),
    );
  }

  #row(connection: Connection, linked: readonly Connection[], isGravest: boolean): KeptRow {
    const store = this.storeController.store;
    const attempt = store?.linking.attemptAbout(connection.id);
    const context: RowContext = {
      connection,
      integration: integrationOf(connection, store?.integrations.value ?? []),
      branding: store?.brandings.get(connection.integrationKey ?? ''),
      actions: this.#allowedActions,
      conflict: conflictFor(connection, linked),
      progress: this.#syncView.sync?.progressFrom(connection),
      attempt: this.underWay(attempt),
      isGravest,
      isNameShared: this.#shown?.sharedNames.has(connection.platformName) ?? false,
      isExact: this.#exact.has(connection.id),
      images: this.images,
      localize: this.localize,
      toggleExact: this.#toggleExact,
      act: this.#act,
    };
    return {
      // An attempt goes on by itself: its row is rendered with every update, and once more when it is gone.
      inputs: attempt ? [{}] : rowInputs(context),
      template: () =>
        html`<li part="item" data-id=${connection.id}>
          ${listRow(context)} ${this.renderAttempt(attempt)}
        </li>`,
    };
  }

  /** One row: most companies have one connection at first, or none, and what is below moves the less. */
  #renderSkeleton() {
    return html`<div class="skeleton" aria-hidden="true">
      <div class="row">
        <span class="bone logo"></span>
        <div class="about">
          <p class="line"><span class="bone title"></span></p>
          <p class="secondary"><span class="bone words"></span></p>
        </div>
        <div class="actions"><span class="bone action"></span></div>
      </div>
    </div>`;
  }

  get #headingLevel(): number {
    return headingLevelOf(this, this.headingLevel);
  }

  #announcement(connections: readonly Connection[] | undefined): LiveStates {
    if (!connections) return this.localize.term('connectionsLoading');
    return this.attemptsAnnouncement();
  }

  protected override attempts(): Attempt[] {
    const store = this.storeController.store;
    const shown = this.#shown?.connections;
    if (!store || !shown) return [];
    return [
      ...store.linking.strayAttempts,
      ...shown.flatMap(({ id }) => store.linking.attemptAbout(id) ?? []),
    ];
  }

  readonly #cache = new ShownConnectionsCache();

  get #shown(): ShownConnections | undefined {
    const all = this.storeController.store?.connections.value;
    const wanted = parseEnumList(this, 'source-types', this.sourceTypes, sourceTypes);
    return all && this.#cache.get(all, wanted);
  }

  #reconnectNow(connectionId: string, opened?: OpenedWindow): void {
    const shown = this.#shown?.connections.find(({ id }) => isSameId(id, connectionId));
    const all = this.storeController.store?.connections.value ?? [];
    const error = this.failure?.error ?? reconnectRefusal(connectionId, shown, all);
    if (!error && shown) {
      this.linker.relink(shown, opened);
      return;
    }
    if (!error) return;
    if (error.code === 'configuration') warnOnce(this, error.message);
    announceError(this, error, 'link');
    throw error;
  }

  /** While the list is loading, the window that the click allows waits for it. */
  async #reconnectLater(connectionId: string): Promise<void> {
    const isPossible = this.isConnected && !this.failure;
    const opened = isPossible ? this.linker.open(connectionId, '') : undefined;
    const close = () => opened?.window?.close();
    const stopLifecycle = onPageLifecycle({ pagehide: close });
    try {
      await this.#wait.untilReady();
      this.#reconnectNow(connectionId, opened);
    } catch (error) {
      close();
      throw error;
    } finally {
      stopLifecycle();
    }
  }

  readonly #toggleExact = ({ id }: Connection) => {
    if (!this.#exact.delete(id)) this.#exact.add(id);
    this.requestUpdate();
  };

  #act = (action: ListAction, shown: Connection) => {
    // A response that says the same renders nothing, but its linkUrl is new.
    const connection = this.#shown?.connections.find(({ id }) => id === shown.id) ?? shown;
    if (action === 'continue' || action === 'reconnect') this.linker.relink(connection);
    else this.#question.ask(action, connection);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-connection-list': CodatConnectionList;
  }
}
