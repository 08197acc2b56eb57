import { html, nothing, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import type { Connection, Integration } from '../../api/schema.js';
import { LinkRequest } from '../../controllers/link-request.js';
import { StageController } from '../../controllers/stage-controller.js';
import { DEFAULT_COLLAPSE_AFTER } from '../../store/catalog/arrange.js';
import { integrationStatus } from '../../store/catalog/integration-status.js';
import type { SourceTypeWord } from '../../store/catalog/catalog.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import { parseEnum, type NumberSetting, type WordList } from '../../ui/dom/enum-attribute.js';
import { codatMark } from '../../ui/codat-mark.js';
import { mayNotConnect } from '../../ui/notice.js';
import { mayMoveFocus } from '../../ui/dom/focus.js';
import type { KeptRow } from '../../ui/dom/kept-list.js';
import { DEFAULT_HEADING_LEVEL, deeper, heading, headingLevelOf } from '../../ui/heading.js';
import { outcomeWithSlot } from '../../ui/stage/attempt-stage.js';
import { ignoreSecondClick } from '../../ui/stage/ignore-second-click.js';
import { supportText } from '../../ui/support-text.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-integration-picker.styles.js';
import { catalogSettings, type CatalogSettings } from './parts/catalog-settings.js';
import { CatalogList, type CatalogListContent } from './parts/catalog-list.js';
import { ConnectedGroup } from './parts/connected-group.js';
import { IntegrationChoice } from './parts/integration-choice.js';
import { nothingToConnect } from './parts/nothing-to-connect.js';
import { pickerStage, stageAnnouncement } from './parts/picker-stage.js';
import { pickerTile, tileInputs, type TileContext } from './parts/picker-tile.js';
import { skeleton } from './parts/picker-skeleton.js';
import { ShownIntegrations } from './parts/shown-integrations.js';
import { stageContext } from './parts/stage-actions.js';
import { UploadOffer } from './parts/upload-offer.js';

/**
 * Lists the integrations that the company can connect, and links the one that the person chooses.
 *
 * @summary Pick an integration and link it.
 * @customElement codat-integration-picker
 *
 * @slot heading - In place of the heading.
 * @slot description - In place of the words under it.
 * @slot empty - In place of the words for "nothing to connect".
 * @slot not-listed - A way on for people who do not find their software.
 * @slot outcome-cancelled - With the words for "cancelled at the provider's".
 * @slot outcome-failed - With the words for "could not be connected".
 * @slot outcome-unsupported - With the words for "this edition cannot be connected".
 * @slot disconnect-note - What else there is to know before software is disconnected for different software.
 * @slot footer - In place of "Powered by Codat".
 *
 * @fires {CodatIntegrationSelectEvent} codat-integration-select - An integration was chosen; nothing is created yet. Cancelable.
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection exists.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatDisconnectEvent} codat-disconnect - The person disconnected one here, to use different software.
 * @fires {CodatReconnectEvent} codat-reconnect - A lost connection was reconnected here.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatFilesUploadedEvent} codat-files-uploaded - Files arrived that were uploaded here.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart head - The heading and the words under it.
 * @csspart search - The search field.
 * @csspart popular - What comes first.
 * @csspart group - One category of software.
 * @csspart group-toggle - The row that opens and closes a category.
 * @csspart show-all - The button that shows the rest of a category.
 * @csspart connected - The line in place of a category of which a company connects one, once it is connected.
 * @csspart replace - The button to use different software.
 * @csspart tile - One integration.
 * @csspart logo - An integration's logo.
 * @csspart official-button - A brand's official button.
 * @csspart status - An integration's status.
 * @csspart stage - What takes the list's place: what to do at the provider's, and how it ended.
 * @csspart attempt - An attempt to link an integration: on the stage, or in a line over the list.
 * @csspart upload - The row that offers to upload files instead.
 * @csspart upload-back - The button that leads from the files back to the list.
 * @csspart dropzone - Where files can be dropped.
 * @csspart choose - The button to choose files.
 * @csspart camera - The button to take a photograph.
 * @csspart file - One file.
 * @csspart progress - How much of a file was sent.
 * @csspart error - An error.
 * @csspart empty - The words for "nothing to connect" and "nothing found".
 * @csspart dialog - The question before different software is used.
 * @csspart retry - The button to try again.
 *
 * @cssproperty [--codat-integration-picker-gap=10px] - Between tiles.
 * @cssproperty [--codat-integration-picker-tile-width=232px] - The least a tile takes before there are fewer columns.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - The integrations or connections could not be loaded.
 * @cssstate empty - There is nothing to connect.
 * @cssstate linking - An attempt is under way.
 * @cssstate outcome - In place of the list is that an attempt was cancelled, failed, or is not supported.
 */
export class CodatIntegrationPicker extends LinkingElement {
  static override styles = styles;

  /** Only these kinds: `accounting banking commerce bankfeed expense other`, space-separated or as an array. Default all but `bankfeed`: bank feeds are shown where they are named here, or one by one in `platform-keys`. */
  @property({ attribute: 'source-types' }) sourceTypes: WordList<SourceTypeWord> = '';

  /** Only these integrations, by Codat's platform keys, space-separated or as an array; in this order. */
  @property({ attribute: 'platform-keys' }) platformKeys: WordList = '';

  /** Integrations that come first, as large tiles, by Codat's platform keys, space-separated or as an array; up to six, in this order. Not set: the best known of each category. Empty: none. */
  @property() featured?: WordList | null;

  /** How many integrations a category shows before the rest is folded away. Default 8; 0 folds nothing. */
  @property({ type: Number, attribute: 'collapse-after' }) collapseAfter: NumberSetting =
    DEFAULT_COLLAPSE_AFTER;

  /** Whether test versions of integrations are shown. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'show-sandbox' })
  showSandbox = false;

  /** Whether files are offered where software cannot be connected: with each kind, when nothing is found, after a failure. */
  @flag @property({ type: Boolean, converter: flagConverter }) upload = false;

  /** How tiles are laid out: `grid` (default) or `list`. */
  @property() layout: 'grid' | 'list' = 'grid';

  /** The level of its heading in the page's outline, 1 to 6; headings inside are one deeper. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: NumberSetting =
    DEFAULT_HEADING_LEVEL;

  /**
   * @internal Called when an outcome has come in place of the list, and when the list is back: `:has()` with a custom state in
   * it is not matched anew in WebKit when that state changes.
   */
  onOutcome?: (isShown: boolean) => void;
  #isOutcomeShown: boolean | undefined;

  /** @internal Called when files take the list's place, and when the list is back. */
  onUpload?: (isShown: boolean) => void;
  #isUploadShown = false;

  protected override readonly showsFiles = () => this.upload;
  readonly #shown = new ShownIntegrations(this);
  readonly #list: CatalogList = new CatalogList(this, this.storeController.journey);
  readonly #connectedGroup: ConnectedGroup = new ConnectedGroup(
    this,
    this.storeController,
    this.#list,
  );

  /** The connections as they were before the attempts that are shown. */
  #connectionsBefore: readonly Connection[] | undefined;

  /** The connections that the list shows: as they were when the stage was taken, so that nothing moves behind it. */
  #connectionsListed: readonly Connection[] = [];

  readonly #uploads: UploadOffer = new UploadOffer(
    this,
    () => this.storeController.store,
    () => this.#settings.sourceTypes,
  );
  readonly #stage: StageController;
  readonly #choice: IntegrationChoice;
  readonly #request: LinkRequest;

  constructor() {
    super('integrations', 'connections');
    this.#stage = new StageController(this, {
      attempts: () => this.attempts().filter((one) => this.speaksFor(one)),
      isResumed: (one) => this.storeController.store?.linking.isResumed(one) ?? false,
      taken: () => this.#uploads.leave(),
    });
    const { storeController, linker } = this;
    storeController.whenCompanyChanges(() => {
      this.#stage.reset();
      this.#uploads.reset();
    });
    this.#choice = new IntegrationChoice(this, {
      storeController,
      linker,
      stage: this.#stage,
      list: this.#list,
    });
    this.#request = new LinkRequest(this, {
      storeController,
      loading: this.loading,
      linker,
      stage: this.#stage,
      failure: () => this.failure,
      choose: this.#choice.choose,
    });
  }

  /**
   * Starts to connect an integration as a click on its tile does: call it in the click of a button of your own. The
   * integration need not be among those that are shown. Resolves once it has begun; and also where nothing begins, since a
   * listener prevented `codat-integration-select`, the person went back while the list loaded, another `link()` or a
   * resumed attempt took its place, or what the integration takes is shown first. Rejects with a `CodatConfigurationError`
   * where no integration that is turned on has this key, with a `CodatRuleError` where another one is connected in its
   * place (for a company that the listener has set, `codat-error` alone says so), and with what went wrong where the list
   * cannot be loaded. All of that is shown as well, so that the promise may be left alone. It rejects too where the picker
   * shows another company before the list is there.
   *
   * @param platformKey Codat's key of the integration, such as `gbol`.
   */
  link(platformKey: string): Promise<void> {
    this.applySettings();
    return this.#request.request(platformKey);
  }

  /** @internal Resolves once the moment is over in which something was connected. */
  whenSettled(): Promise<void> {
    return this.#stage.whenSettled();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    ignoreSecondClick(root, '.stage, .line');
    return root;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isAttempted = this.attempts().length > 0;
    const connections = this.storeController.store?.connections.value;
    this.#connectionsBefore = isAttempted ? (this.#connectionsBefore ?? connections) : undefined;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#uploads.isShown !== this.#isUploadShown) {
      this.#isUploadShown = this.#uploads.isShown;
      this.onUpload?.(this.#isUploadShown);
    }
    const isShown = this.#hasOutcome;
    if (isShown === this.#isOutcomeShown) return;
    this.#isOutcomeShown = isShown;
    this.onOutcome?.(isShown);
  }

  protected override render() {
    const integrations = this.#integrations();
    const failure = this.renderFailure();
    this.states.set({
      loading: !integrations && !failure,
      error: failure !== undefined,
      empty: integrations?.length === 0,
      linking: this.attempts().some(({ isLive }) => isLive),
      outcome: this.#hasOutcome,
    });
    const layout = parseEnum(this, 'layout', this.layout, ['grid', 'list']);
    const content = integrations && this.#content(integrations);
    const list = html`<div class="head" part="head">
        <slot name="heading"
          >${heading(this.#headingLevel, 'heading', this.localize.term('pickerHeading'))}</slot
        >
        <slot name="description"
          ><p class="lead">
            ${supportText(this.localize.term('pickerDescription'), this.localize)}
          </p></slot
        >
      </div>
      ${failure ?? (content ? this.#renderCatalog(content) : skeleton(this.#settings))}`;
    return html`<div class="panel ${layout}" part="panel">
      ${this.live.render(this.#announcements(content, failure !== undefined))}
      ${
        this.#uploads.isShown
          ? nothing
          : html`${pickerStage(list, this.#stage, this.#stageContext())}
            ${this.#uploads.afterOutcome(this.#stage.scene)}`
      }
      ${this.#uploads.views(() => this.#stage.leave())}
      <div class="footer ${content || failure ? '' : 'waiting'}">
        ${content && this.#list.hasFoundNothing(content) ? nothing : html`<slot name="not-listed"></slot>`}
        <slot name="footer">${codatMark}</slot>
      </div>
      ${this.#connectedGroup.renderQuestion(this.#headingLevel)}
    </div>`;
  }

  #renderCatalog(content: CatalogListContent) {
    if (!this.allows('connect')) return mayNotConnect(this.localize);
    if (content.integrations.length > 0) return this.#list.render(content);
    return nothingToConnect(this.localize, () => void this.refresh(), this.#uploads.rows());
  }

  #content(integrations: readonly Integration[]): CatalogListContent {
    const { platformKeys, featured, collapseAfter } = this.#settings;
    const connections = this.storeController.store?.connections.value ?? [];
    if (!this.#stage.scene) this.#connectionsListed = connections;
    const headingLevel = deeper(this.#headingLevel);
    return {
      integrations,
      connections: this.#connectionsListed,
      isOrdered: platformKeys.length > 0,
      featured,
      collapseAfter,
      headingLevel,
      tile: this.#tile,
      uploads: this.#uploads,
      connected: (connection, id) =>
        this.#connectedGroup.render(connection, integrations, { id, headingLevel }, this.images),
    };
  }

  get #hasOutcome(): boolean {
    const { scene } = this.#stage;
    return scene?.kind === 'attempt' && outcomeWithSlot(scene.attempt) !== undefined;
  }

  get #settings(): CatalogSettings {
    return catalogSettings(this);
  }

  get #headingLevel(): number {
    return headingLevelOf(this, this.headingLevel);
  }

  readonly #tile = (integration: Integration, isPopular: boolean): KeptRow => {
    const store = this.storeController.store;
    const attempt = store?.linking.attemptFor(integration);
    const context: TileContext = {
      integration,
      status: integrationStatus(integration, this.#connectionsListed),
      statusBefore:
        this.#connectionsBefore && integrationStatus(integration, this.#connectionsBefore),
      branding: store?.brandings.get(integration.key),
      isWaiting: attempt?.isLive ?? false,
      images: this.images,
      localize: this.localize,
      isPopular,
      select: this.#choice.choose,
    };
    // An attempt goes on by itself: its tile is rendered with every update, and once more when it is gone.
    return { inputs: attempt ? [{}] : tileInputs(context), template: () => pickerTile(context) };
  };

  #stageContext() {
    return stageContext({
      localize: this.localize,
      level: this.#headingLevel,
      stage: this.#stage,
      linker: this.linker,
      store: this.storeController.store,
      images: this.images,
      guides: this.storeConfig.guides,
      choice: this.#choice,
    });
  }

  /** The live region's words: the attempt's state, files that failed, and the number of search results. */
  #announcements(content: CatalogListContent | undefined, hasFailed: boolean): string[] {
    if (hasFailed) return ['', '', ''];
    const loading = this.#stage.scene ? '' : this.localize.term('integrationsLoading');
    return [
      stageAnnouncement(this.#stage, () => mayMoveFocus(this), this.localize),
      this.#uploads.announcement(),
      content ? this.#list.announcement(content) : loading,
    ];
  }

  protected override attempts(): Attempt[] {
    const store = this.storeController.store;
    if (!store) return [];
    const shown = this.#integrations()?.flatMap((one) => store.linking.attemptFor(one) ?? []) ?? [];
    // Those that began here stay here, whatever of the catalogue is shown now.
    return [...new Set([...shown, ...store.linking.startedIn(this.storeController.client)])];
  }

  /** What may be shown; undefined until all of it is known. */
  #integrations(): Integration[] | undefined {
    const { connections, integrations } = this.storeController.store ?? {};
    return connections?.value && this.#shown.of(integrations, this.#settings);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-integration-picker': CodatIntegrationPicker;
  }
}
