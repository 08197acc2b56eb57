import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Integration } from '../../api/schema.js';
import { CodatConfigurationError } from '../../api/errors.js';
import type { LoadFailure } from '../../controllers/load-task.js';
import { logo, officialButton } from '../../ui/brand.js';
import { parseText } from '../../ui/dom/enum-attribute.js';
import { warnOnce } from '../../ui/dom/warn-once.js';
import { oneOnlyWords } from '../../i18n/error-words.js';
import { hintOf } from '../../i18n/platform-hints.js';
import { actionName, checkMark, connectName } from '../../ui/status-chip.js';
import { flag, flagConverter } from '../../ui/dom/boolean-attribute.js';
import {
  integrationStatus,
  type IntegrationStatus,
} from '../../store/catalog/integration-status.js';
import { isFileUpload } from '../../store/catalog/catalog.js';
import type { Attempt } from '../../store/starting-attempt.js';
import { supportText } from '../../ui/support-text.js';
import { LinkingElement } from '../base/linking-element.js';
import { styles } from './codat-connect-button.styles.js';

/** Words, with a copy for the styles, which tell by it how narrow a box may make them. */
const labelOf = (words: string, content: unknown = words) =>
  html`<span class="label" data-label=${words}>${content}</span>`;

/**
 * One integration's button, in its brand's official look where the brand has one. Once the integration is linked, its
 * status.
 *
 * @summary Connect one integration.
 * @customElement codat-connect-button
 *
 * @fires {CodatIntegrationSelectEvent} codat-integration-select - The button was pressed; nothing is created yet. Cancelable.
 * @fires {CodatConnectionStartedEvent} codat-connection-started - A pending connection exists.
 * @fires {CodatLinkOpenEvent} codat-link-open - The linkUrl is about to be opened. Cancelable.
 * @fires {CodatLinkBlockedEvent} codat-link-blocked - No window could be opened; a link is shown.
 * @fires {CodatConnectionEvent} codat-connection - The connection left pending: it is linked.
 * @fires {CodatReconnectEvent} codat-reconnect - A lost connection was reconnected here.
 * @fires {CodatConnectionChangeEvent} codat-connection-change - A connection changed, here or elsewhere.
 * @fires {CodatLinkEndEvent} codat-link-end - An attempt that began here has ended.
 * @fires {CodatJourneyEvent} codat-journey - Something happened on the way to a connection, for analytics: see docs/analytics.md.
 * @fires {CodatErrorEvent} codat-error - An error is shown.
 *
 * @csspart button - The button.
 * @csspart logo - The integration's logo.
 * @csspart official-button - The brand's official button.
 * @csspart status - The status of the linked integration.
 * @csspart attempt - The panel of an attempt to link the integration.
 * @csspart error - An error.
 * @csspart retry - The button to try again.
 *
 * @cssstate loading - The integration's status is not known yet.
 * @cssstate error - The integration could not be loaded, or does not exist.
 * @cssstate linked - The integration is linked.
 * @cssstate linking - An attempt is under way.
 */
export class CodatConnectButton extends LinkingElement {
  static override styles = styles;

  /** Codat's key of the integration, such as `gbol`. */
  @property({ attribute: 'platform-key' }) platformKey = '';

  /** The words on the button, where the brand has no official button. Default: "Connect to" and the integration's name. */
  @property() label = '';

  /** Whether the button cannot be pressed. */
  @flag
  @property({ type: Boolean, converter: flagConverter, reflect: true })
  disabled = false;

  constructor() {
    super('integrations', 'connections');
  }

  override click(): void {
    if (!this.disabled) super.click();
  }

  protected override activate(): void {
    this.applySettings();
    const integration = this.#integration();
    if (integration && this.shadowRoot?.querySelector('button.branded:enabled')) {
      this.linker.select(integration);
    }
  }

  protected override render() {
    const integration = this.#integration();
    const failure = this.renderFailure();
    const store = this.storeController.store;
    const attempt = this.attempts()[0];
    const status = integration && integrationStatus(integration, store?.connections.value ?? []);
    this.states.set({
      loading: !integration && !failure,
      error: failure !== undefined,
      linked: status?.kind === 'linked',
      linking: attempt?.isLive ?? false,
    });
    const isLoading = !integration && !failure;
    const said = isLoading
      ? this.localize.term('integrationsLoading')
      : this.attemptsAnnouncement();
    return html`<div class="stack">
      ${this.live.render(said)} ${failure ?? this.#renderStatus(integration, status)}
      ${failure ? nothing : this.renderAttempt(attempt)}
    </div>`;
  }

  #renderStatus(integration: Integration | undefined, status: IntegrationStatus | undefined) {
    if (!integration || !status) return html`<div class="bone" aria-hidden="true"></div>`;
    const name = this.localize.name(integration.name);
    const isToPress = this.allows('connect');
    if (status.kind === 'linked' && !(status.canAddAnother && isToPress)) {
      return html`<span class="chip success" part="status"
        >${checkMark}${labelOf(this.localize.term('isConnected', name))}</span
      >`;
    }
    if (isToPress) return this.#renderButton(integration, status);
    return html`<p class="secondary about" part="status">
      ${labelOf(this.localize.term('isNotConnected', name))}
    </p>`;
  }

  #renderButton(integration: Integration, status: IntegrationStatus) {
    const { key } = integration;
    const name = this.localize.name(integration.name);
    const branding = this.storeController.store?.brandings.get(key);
    // It says "connect", which is not what a press does where a connection is there already.
    const isThere = status.kind === 'linked' || status.kind === 'pending' || status.kind === 'lost';
    const official = isThere ? undefined : this.images.button(branding);
    const words =
      parseText(this, 'label', this.label)?.trim() || actionName(status, name, this.localize);
    const isExcluded = status.kind === 'excluded';
    const about = isExcluded
      ? oneOnlyWords(status.by, this.localize)
      : status.kind !== 'linked' && hintOf(integration, this.localize);
    return html`<button
        type="button"
        class=${official ? 'official-look branded' : 'button branded'}
        part="button"
        data-near=${key}
        aria-label=${this.ariaLabel || (official ? connectName(name, this.localize) : nothing)}
        aria-describedby=${about ? 'about' : nothing}
        ?disabled=${this.disabled || isExcluded}
        @click=${() => this.linker.select(integration)}
      >
        ${
          official
            ? officialButton(official)
            : html`${logo(name, this.images.logo(integration, branding))} ${labelOf(words)}`
        }
      </button>
      ${about ? html`<p class="secondary about" id="about">${labelOf(about, supportText(about, this.localize))}</p>` : nothing}`;
  }

  protected override attempts(): Attempt[] {
    const integration = this.#integration();
    const attempt = integration && this.storeController.store?.linking.attemptFor(integration);
    return attempt ? [attempt] : [];
  }

  #integration(): Integration | undefined {
    const store = this.storeController.store;
    if (!store?.connections.value) return undefined;
    return store.integrations.value?.find(
      (one) => one.key === this.platformKey && !isFileUpload(one),
    );
  }

  protected override get failure(): LoadFailure | undefined {
    const misuse = this.#misuse();
    return misuse ? { error: misuse, operation: 'configure' } : super.failure;
  }

  #misusedKey: string | undefined;
  #misuseError: CodatConfigurationError | undefined;

  /** The catalogue is there and holds no such key. */
  #misuse(): CodatConfigurationError | undefined {
    const { value: catalogue, isUnchecked } = this.storeController.store?.integrations ?? {};
    const isUsable = (one: Integration) => one.key === this.platformKey && !isFileUpload(one);
    if (!catalogue || isUnchecked || catalogue.some(isUsable)) return undefined;
    if (!this.storeController.isSetUp) return undefined;
    if (this.#misusedKey !== this.platformKey) {
      this.#misusedKey = this.platformKey;
      this.#misuseError = new CodatConfigurationError(
        this.platformKey
          ? `platform-key is "${this.platformKey}": no integration that is turned on has this key.`
          : 'platform-key is missing: set it to the key of an integration, such as "gbol".',
      );
      warnOnce(this, this.#misuseError.message);
    }
    return this.#misuseError;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-connect-button': CodatConnectButton;
  }
}
