import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { byCodeUnits } from '../../api/compare.js';
import { parseCodatDate } from '../../api/dates.js';
import type { Connection } from '../../api/schema.js';
import { ModalController } from '../../controllers/modal-controller.js';
import { SyncView } from '../../controllers/sync-view.js';
import { parseEnumList, parseWords, type WordList } from '../../ui/dom/enum-attribute.js';
import { DEFAULT_HEADING_LEVEL, heading, headingLevelOf } from '../../ui/heading.js';
import { keptList, type KeptRow } from '../../ui/dom/kept-list.js';
import { emptyNotice } from '../../ui/notice.js';
import { sourceTypes } from '../../store/catalog/catalog.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { integrationOf, isSourceType } from '../../store/connections/matching.js';
import { conflictFor } from '../../store/connections/rules.js';
import { supportText } from '../../ui/support-text.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-connection-list.styles.js';
import { ConnectionQuestion } from './parts/connection-question.js';
import {
  listActions,
  listRow,
  rowInputs,
  type ListAction,
  type RowContext,
} from './parts/list-row.js';
import { addEnglish } from '../../i18n/english.js';
import { list } from '../../locales/en/list.js';

addEnglish(list);

/**
 * Shows the company's connections, the status of each, and what the person can do about it.
 *
 * @summary The company's connections.
 * @customElement codat-connection-list
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of the words for "nothing connected".
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

  /** What the person may do: any of `continue reconnect disconnect delete`, space-separated or as an array. */
  @property() actions: WordList = 'continue reconnect disconnect';

  /** Only these kinds: `accounting banking commerce bankfeed expense other`, space-separated or as an array. Default all. */
  @property({ attribute: 'source-types' }) sourceTypes: WordList = '';

  /** The level of its heading in the page's outline, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = DEFAULT_HEADING_LEVEL;

  readonly #question: ConnectionQuestion = new ConnectionQuestion(this, this.storeController);

  readonly #syncView: SyncView;

  constructor() {
    super('connections');
    new ModalController(this);
    this.#syncView = new SyncView(this, this.storeController);
  }

  protected override render() {
    const connections = this.#connections();
    const failure = this.renderFailure();
    this.states.set({
      loading: !connections && !failure,
      error: failure !== undefined,
      empty: connections?.length === 0,
    });
    return html`<div class="panel" part="panel">
      <div class="head" part="head" tabindex="-1">
        <slot name="heading">
          ${heading(this.#headingLevel, 'heading', this.localize.term('listHeading'))}
          <p class="lead">${supportText(this.localize.term('listDescription'), this.localize)}</p>
        </slot>
      </div>
      ${this.live.render(failure ? '' : this.#announcement(connections))}
      ${failure ?? (connections ? this.#renderList(connections) : this.#renderSkeleton())}
      ${connections && this.storeController.store?.linking.strayAttempts.map((one) => this.renderAttempt(one))}
      ${this.#question.render(this.#headingLevel)}
    </div>`;
  }

  #renderList(connections: readonly Connection[]) {
    if (connections.length === 0) {
      return html`<slot name="empty"
        >${emptyNotice(
          this.localize.term('nothingConnected'),
          this.localize.term('nothingConnectedHint'),
          this.localize,
        )}</slot
      >`;
    }
    const all = this.storeController.store?.connections.value ?? [];
    const linked = all.filter(({ status }) => status === 'Linked');
    return html`<ul part="list" role="list">
      ${keptList(connections, {
        key: ({ id }) => id,
        row: (connection) => this.#row(connection, linked),
      })}
    </ul>`;
  }

  #row(connection: Connection, linked: readonly Connection[]): KeptRow {
    const store = this.storeController.store;
    const attempt = store?.linking.attemptAbout(connection.id);
    const context: RowContext = {
      connection,
      integration: integrationOf(connection, store?.integrations.value ?? []),
      branding: store?.brandings.get(connection.integrationKey ?? ''),
      actions: parseEnumList(this, 'actions', this.actions, listActions),
      conflict: conflictFor(connection, linked),
      progress: this.#syncView.sync?.progressFrom(connection),
      isWaiting: attempt?.isLive ?? false,
      images: this.images,
      localize: this.localize,
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

  #renderSkeleton() {
    return html`<div class="skeleton" aria-hidden="true">
      ${[1, 2].map(
        () =>
          html`<div class="row">
            <span class="bone logo"></span>
            <div class="about">
              <p class="line"><span class="bone title"></span></p>
              <p class="secondary"><span class="bone words"></span></p>
            </div>
            <div class="actions"><span class="bone action"></span></div>
          </div>`,
      )}
    </div>`;
  }

  get #headingLevel(): number {
    return headingLevelOf(this, this.headingLevel);
  }

  #announcement(connections: readonly Connection[] | undefined): string {
    if (!connections) return this.localize.term('connectionsLoading');
    return this.attemptsAnnouncement();
  }

  protected override attempts(): Attempt[] {
    const store = this.storeController.store;
    const shown = this.#connections();
    if (!store || !shown) return [];
    return [
      ...store.linking.strayAttempts,
      ...shown.flatMap(({ id }) => store.linking.attemptAbout(id) ?? []),
    ];
  }

  #shown: { of: readonly Connection[]; types: string; connections: Connection[] } | undefined;

  /** What may be shown, the oldest first; sorted once for each response, since there can be thousands. */
  #connections(): Connection[] | undefined {
    const of = this.storeController.store?.connections.value;
    const types = parseWords(this, 'source-types', this.sourceTypes).join(' ');
    if (!of) return undefined;
    if (this.#shown?.of !== of || this.#shown.types !== types) {
      this.#shown = { of, types, connections: this.#sorted(of) };
    }
    return this.#shown.connections;
  }

  #sorted(all: readonly Connection[]): Connection[] {
    const wanted = parseEnumList(this, 'source-types', this.sourceTypes, sourceTypes);
    // A host's own client may return a connection twice.
    return [...new Map(all.map((one) => [one.id, one])).values()]
      .filter(
        ({ sourceType }) =>
          wanted.length === 0 || wanted.some((one) => isSourceType(sourceType, one)),
      )
      .map((connection) => ({ connection, created: parseCodatDate(connection.created) || 0 }))
      .sort((a, b) => a.created - b.created || byCodeUnits(a.connection.id, b.connection.id))
      .map(({ connection }) => connection);
  }

  #act = (action: ListAction, shown: Connection) => {
    // A response that says the same renders nothing, but its linkUrl is new.
    const connection = this.#connections()?.find(({ id }) => id === shown.id) ?? shown;
    if (action === 'continue' || action === 'reconnect') this.linker.relink(connection);
    else this.#question.ask(action, connection);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-connection-list': CodatConnectionList;
  }
}
