import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Connection, Integration } from '../../api/schema.js';
import { idFor } from '../../i18n/display-text.js';
import { DEFAULT_HEADING_LEVEL, deeper, heading, headingLevelOf } from '../../ui/heading.js';
import {
  parseEnum,
  parseEnumList,
  parseWords,
  type WordList,
} from '../../ui/dom/enum-attribute.js';
import { keptList, type KeptRow } from '../../ui/dom/kept-list.js';
import { codatMark } from '../../ui/codat-mark.js';
import { emptyNotice } from '../../ui/notice.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import {
  filterIntegrations,
  searchIntegrations,
  groupIntegrations,
  sourceTypes,
  type CatalogGroup,
} from '../../store/catalog/catalog.js';
import { integrationStatus } from '../../store/catalog/integration-status.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { isSingle } from '../../store/connections/rules.js';
import { supportText } from '../../ui/support-text.js';
import { mayMoveFocus } from '../../ui/dom/focus.js';
import { attemptDetails } from '../../ui/attempt-panel.js';
import { logo } from '../../ui/brand.js';
import type { StageContext } from '../../ui/stage/stage-context.js';
import type { OpenedWindow } from '../../store/opened-window.js';
import { needsPreparation } from '../../store/skipped-preparations.js';
import { asCodatError } from '../../api/errors.js';
import { LinkRequest } from '../../controllers/link-request.js';
import { StageController } from '../../controllers/stage-controller.js';
import { pickerStage, stageAnnouncement } from './parts/picker-stage.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-integration-picker.styles.js';
import { pickerTile, tileInputs, type TileContext } from './parts/picker-tile.js';
import { skeleton } from './parts/picker-skeleton.js';

/** A person finds one of fewer integrations at a glance. */
const MIN_ITEMS_FOR_SEARCH = 8;

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
 * @slot footer - In place of "Powered by Codat".
 *
 * @fires {CodatIntegrationSelectEvent} codat-integration-select - An integration was chosen; nothing is created yet. Cancelable.
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection exists.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - A connection left pending: it is linked.
 * @fires {CodatReconnectEvent} codat-reconnect - A lost connection was reconnected here.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart panel - The card around everything.
 * @csspart head - The heading and the words under it.
 * @csspart search - The search field.
 * @csspart group - One kind of software.
 * @csspart tile - One integration.
 * @csspart logo - An integration's logo.
 * @csspart official-button - A brand's official button.
 * @csspart status - An integration's status.
 * @csspart stage - What takes the list's place: what to do at the provider's, and how it ended.
 * @csspart attempt - An attempt to link an integration: on the stage, or in a line over the list.
 * @csspart error - An error.
 * @csspart empty - The words for "nothing to connect" and "nothing found".
 * @csspart retry - The button to try again.
 *
 * @cssproperty [--codat-integration-picker-gap=10px] - Between tiles.
 * @cssproperty [--codat-integration-picker-tile-width=232px] - The least a tile takes before there are fewer columns.
 *
 * @cssstate loading - Nothing is there to show yet.
 * @cssstate error - The integrations or connections could not be loaded.
 * @cssstate empty - There is nothing to connect.
 * @cssstate linking - An attempt is under way.
 */
export class CodatIntegrationPicker extends LinkingElement {
  static override styles = styles;

  /** Only these kinds: `accounting banking commerce bankfeed expense other`, space-separated or as an array. Default all but `bankfeed`: bank feeds are shown where they are named here, or one by one in `platform-keys`. */
  @property({ attribute: 'source-types' }) sourceTypes: WordList = '';

  /** Only these integrations, by Codat's platform keys, space-separated or as an array; in this order. */
  @property({ attribute: 'platform-keys' }) platformKeys: WordList = '';

  /** Whether test versions of integrations are shown. */
  @flag
  @property({ type: Boolean, converter: flagConverter, attribute: 'show-sandbox' })
  showSandbox = false;

  /** How tiles are laid out: `grid` (default) or `list`. */
  @property() layout: 'grid' | 'list' = 'grid';

  /** The level of its heading in the page's outline, 1 to 6; headings inside are one deeper. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = DEFAULT_HEADING_LEVEL;

  @state() private query = '';

  /** The connections as they were before the attempts that are shown. */
  #connectionsBefore: readonly Connection[] | undefined;

  readonly #stage: StageController;
  readonly #request: LinkRequest;

  constructor() {
    super('integrations', 'connections');
    this.#stage = new StageController(this, {
      attempts: () => this.attempts().filter((one) => this.speaksFor(one)),
      isResumed: (one) => this.storeController.store?.linking.isResumed(one) ?? false,
    });
    this.#request = new LinkRequest(this, {
      storeController: this.storeController,
      loading: this.loading,
      linker: this.linker,
      stage: this.#stage,
      failure: () => this.failure,
      choose: (integration, opened) => this.#choose(integration, opened),
    });
  }

  /**
   * Starts to connect an integration as a click on its tile does: call it in the click of a button of your own. The
   * integration need not be among those that are shown. Resolves once it has begun; rejects with a
   * `CodatConfigurationError` where no integration that is turned on has this key, with a `CodatRuleError` where another
   * one is connected in its place, and with what went wrong where the list cannot be loaded. All of that is shown as well,
   * so that the promise may be left alone.
   *
   * @param platformKey Codat's key of the integration, such as `gbol`.
   */
  link(platformKey: string): Promise<void> {
    return this.#request.request(platformKey);
  }

  /** @internal Resolves once the moment is over in which something was connected. */
  whenSettled(): Promise<void> {
    return this.#stage.whenSettled();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isAttempted = this.attempts().length > 0;
    const connections = this.storeController.store?.connections.value;
    this.#connectionsBefore = isAttempted ? (this.#connectionsBefore ?? connections) : undefined;
  }

  protected override render() {
    const integrations = this.#integrations();
    const failure = this.renderFailure();
    this.states.set({
      loading: !integrations && !failure,
      error: failure !== undefined,
      empty: integrations?.length === 0,
      linking: this.attempts().some(({ isLive }) => isLive),
    });
    const layout = parseEnum(this, 'layout', this.layout, ['grid', 'list']);
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
      ${
        failure ??
        (integrations
          ? this.#renderCatalogue(integrations)
          : skeleton(
              parseWords(this, 'platform-keys', this.platformKeys).length,
              MIN_ITEMS_FOR_SEARCH,
            ))
      }`;
    return html`<div class="panel ${layout}" part="panel">
      ${this.live.render(failure ? '' : this.#announcement(integrations))}
      ${pickerStage(list, this.#stage, this.#stageContext())}
      <div class="footer">
        <slot name="not-listed"></slot>
        <slot name="footer">${codatMark}</slot>
      </div>
    </div>`;
  }

  #renderCatalogue(integrations: readonly Integration[]) {
    if (integrations.length === 0) {
      return html`<slot name="empty"
        >${emptyNotice(
          this.localize.term('nothingToConnect'),
          this.localize.term('nothingToConnectHint'),
          this.localize,
        )}</slot
      >`;
    }
    const matching = new Set(searchIntegrations(integrations, this.query));
    const hasOrder = parseWords(this, 'platform-keys', this.platformKeys).length > 0;
    return html`${
      integrations.length >= MIN_ITEMS_FOR_SEARCH || this.query ? this.#renderSearch() : nothing
    }
    ${
      matching.size === 0
        ? html`${emptyNotice(
              this.localize.term('nothingFound', this.query),
              this.localize.term('nothingFoundHint'),
              this.localize,
            )}
            <button type="button" class="button clear" @click=${this.#onClear}>
              ${this.localize.term('clearSearch')}
            </button>`
        : nothing
    }
    ${keptList(groupIntegrations(integrations, hasOrder), {
      key: ({ sourceType }) => sourceType,
      isShown: (group) => group.integrations.some((one) => matching.has(one)),
      row: (group) => ({ template: () => this.#renderGroup(group, matching) }),
    })}`;
  }

  #renderSearch() {
    const label = this.localize.term('searchIntegrations');
    return html`<div class="search">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="m14 14 4 4" />
        <circle cx="9" cy="9" r="6" />
      </svg>
      <input
        type="search"
        part="search"
        autocomplete="off"
        spellcheck="false"
        placeholder=${label}
        aria-label=${label}
        .value=${this.query}
        @input=${this.#onSearch}
      />
    </div>`;
  }

  #renderGroup({ sourceType, integrations }: CatalogGroup, matching: ReadonlySet<Integration>) {
    const connections = this.storeController.store?.connections.value ?? [];
    // Only where there can be one of a kind is another in its way.
    const linked = (isSingle(sourceType) ? integrations : [])
      .filter((integration) => matching.has(integration))
      .map((integration) => integrationStatus(integration, connections))
      .find(({ kind }) => kind === 'excluded');
    return html`<section aria-labelledby=${idFor('group', sourceType)} part="group">
      ${heading(
        deeper(this.#headingLevel),
        'group-heading',
        html`${this.localize.term('sourceTypeName', sourceType)}
        ${isSingle(sourceType) ? html`<small>${this.localize.term('connectOne')}</small>` : nothing}`,
        idFor('group', sourceType),
      )}
      <ul class="tiles" role="list">
        ${keptList(integrations, {
          key: ({ key }) => key,
          isShown: (integration) => matching.has(integration),
          row: (integration) => this.#tile(integration),
        })}
      </ul>
      ${
        // Below the tiles: above them the note would push away the tile that was pressed.
        linked?.kind === 'excluded'
          ? html`<p class="secondary note">
              ${this.localize.term('oneOnly', this.localize.name(linked.by.platformName), sourceType)}
            </p>`
          : nothing
      }
    </section>`;
  }

  get #headingLevel(): number {
    return headingLevelOf(this, this.headingLevel);
  }

  #tile(integration: Integration): KeptRow {
    const store = this.storeController.store;
    const attempt = store?.linking.attemptFor(integration);
    const context: TileContext = {
      integration,
      status: integrationStatus(integration, store?.connections.value ?? []),
      statusBefore:
        this.#connectionsBefore && integrationStatus(integration, this.#connectionsBefore),
      branding: store?.brandings.get(integration.key),
      isWaiting: attempt?.isLive ?? false,
      images: this.images,
      localize: this.localize,
      select: this.#choose,
    };
    // An attempt goes on by itself: its tile is rendered with every update, and once more when it is gone.
    const inputs = attempt ? [{}] : tileInputs(context);
    return {
      inputs,
      template: () => html`<li class="cell">${pickerTile(context)}</li>`,
    };
  }

  /** The person has chosen an integration: what it takes to connect it comes first, where that is more than signing in. */
  readonly #choose = (integration: Integration, opened?: OpenedWindow) => {
    if (!this.linker.announce(integration)) {
      opened?.window?.close();
      return;
    }
    const attempt = this.storeController.store?.linking.attemptFor(integration);
    if (attempt?.isLive || !needsPreparation(integration)) {
      this.#begin(integration, opened);
      return;
    }
    opened?.window?.close();
    this.#stage.show({ kind: 'preparation', integration });
    attemptDetails.load().then(
      () => this.requestUpdate(),
      (error: unknown) => {
        const title = this.localize.term('linkFailed', this.localize.name(integration.name));
        this.#stage.show({ kind: 'problem', title, error: asCodatError(error) });
      },
    );
  };

  #begin(integration: Integration, opened?: OpenedWindow): void {
    this.#stage.showAttempt(integration.key);
    this.linker.begin(integration, opened);
  }

  #stageContext(): StageContext {
    const { localize, linker, images } = this;
    const store = this.storeController.store;
    const { guides } = this.storeConfig;
    return {
      localize,
      level: this.#headingLevel,
      isCompact: this.#stage.isCompact,
      actions: {
        ...linker.actions,
        retry: (attempt) => {
          this.#stage.showAttempt(attempt.target.platformKey);
          linker.retry(attempt);
        },
        leave: () => this.#stage.leave(),
        showAttempt: (platformKey) => this.#stage.showAttempt(platformKey),
        settle: (attempt) => this.#stage.settle(attempt),
        begin: (integration) => this.#begin(integration),
      },
      logoOf: (platformKey, name) => {
        const integration = store?.integrations.value?.find(({ key }) => key === platformKey);
        return logo(name, images.logo(integration, store?.brandings.get(platformKey)), images);
      },
      guideOf: (platformKey) =>
        guides && Object.hasOwn(guides, platformKey) ? guides[platformKey] : undefined,
    };
  }

  /** The live region's words: the attempt's state, or the number of search results. */
  #announcement(integrations: readonly Integration[] | undefined): string {
    const said = stageAnnouncement(this.#stage, mayMoveFocus(this), this.localize);
    if (said || this.#stage.scene) return said;
    if (!integrations) return this.localize.term('integrationsLoading');
    if (!this.query) return '';
    return this.localize.term(
      'integrationsFound',
      searchIntegrations(integrations, this.query).length,
    );
  }

  protected override attempts(): Attempt[] {
    const store = this.storeController.store;
    if (!store) return [];
    const shown = this.#integrations()?.flatMap((one) => store.linking.attemptFor(one) ?? []) ?? [];
    // Those that began here stay here, whatever of the catalogue is shown now.
    return [...new Set([...shown, ...store.linking.startedIn(this.storeController.client)])];
  }

  #chosen: { of: readonly unknown[]; integrations: Integration[] } | undefined;

  /** What may be shown; undefined until all of it is known. Chosen once for each response: there can be thousands. */
  #integrations(): Integration[] | undefined {
    const store = this.storeController.store;
    const all = store?.integrations.value;
    if (!all || !store.connections.value) return undefined;
    const named = parseEnumList(this, 'source-types', this.sourceTypes, sourceTypes);
    // One that is written twice is still one tile.
    const platformKeys = [...new Set(parseWords(this, 'platform-keys', this.platformKeys))];
    const { showSandbox } = this;
    const of = [all, showSandbox, named.join(), platformKeys.join()];
    if (!this.#chosen?.of.every((one, index) => one === of[index])) {
      // A host's own client may return an integration twice.
      const unique = [...new Map(all.map((one) => [one.key, one])).values()];
      const filter = { sourceTypes: named, platformKeys, showSandbox };
      this.#chosen = { of, integrations: filterIntegrations(unique, filter) };
    }
    return this.#chosen.integrations;
  }

  #onSearch = (event: InputEvent) => {
    this.query = (event.currentTarget as HTMLInputElement).value;
  };

  #onClear = () => {
    this.query = '';
    this.renderRoot.querySelector('input')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-integration-picker': CodatIntegrationPicker;
  }
}
