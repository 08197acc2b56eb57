import { html } from 'lit';
import type { CodatError } from '../../api/errors.js';
import type { JourneyStep } from '../../events/index.js';
import { ConfigConsumer, mergeConfig, type ProvidedConfig } from './config-context.js';
import { CustomStates } from './custom-states.js';
import { KeepFocus } from './keep-focus.js';
import { Localize } from '../../i18n/localize.js';
import { errorNotice } from '../../ui/notice.js';
import type { TextOverrides } from '../../i18n/terms.js';
import type { LinkParameterList } from '../../store/link-parameters.js';
import { ConfiguredElement } from './configured-element.js';

/** What gives an element a name: of no effect for what has no role. */
const nameAttributes = ['aria-label', 'aria-labelledby'];

/** What every element that shows a company shares: its configuration, its provider's, its words and states. */
export abstract class CodatElement extends ConfiguredElement {
  /** @internal */
  readonly localize = new Localize(this);
  protected readonly states = new CustomStates(this);
  readonly #provided = new ConfigConsumer(this);

  constructor() {
    super();
    new KeepFocus(this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...nameAttributes];
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (!nameAttributes.includes(name)) return;
    this.states.setGroup(nameAttributes.some((attribute) => this.hasAttribute(attribute)));
    this.requestUpdate();
  }

  /** What is inside shows the company too, and announces its changes through this element alone: each of them once. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('codat-connection-change', (event) => {
      // What the page has put into a slot is an element of its own.
      if ((event.target as Node).getRootNode() === root) event.stopPropagation();
    });
    return root;
  }

  /** @internal */
  override get storeConfig(): ProvidedConfig {
    return mergeConfig(this.ownConfig, this.#provided.value);
  }

  /** @internal */
  get textOverrides(): readonly (TextOverrides | undefined)[] {
    return [this.text, ...(this.#provided.value?.text ?? [])];
  }

  /** @internal The language that a provider asks for. */
  get providedLocale(): string | undefined {
    return this.#provided.value?.locale;
  }

  /** @internal Where support is, if the host has said so. */
  get supportAddress(): string | undefined {
    return this.storeConfig.supportUrl;
  }

  /** @internal The step of the flow that the element is in. */
  get journeyStep(): JourneyStep | undefined {
    return this.storeConfig.journeyStep;
  }

  /** @internal Whether a flow around the element reports the views. */
  get isInFlow(): boolean {
    return this.storeConfig.journeyStep !== undefined;
  }

  /** @internal What the host adds to each linkUrl. */
  get addedLinkParameters(): LinkParameterList | undefined {
    return this.storeConfig.linkParameters;
  }

  /**
   * @internal Applies what the page has set in this very task, here or on a provider, which an update would only do later:
   * what is asked for in the same click is meant for that company.
   */
  applySettings(): void {
    if (!this.isConnected) return;
    this.#provided.renew();
    this.performUpdate();
  }

  protected override renderBroken(error: CodatError): unknown {
    this.states.set({ error: true });
    const title = this.localize.term('configurationFailed');
    const retry = () => this.requestUpdate();
    return html`<div class="panel" part="panel">
      ${errorNotice(title, error, this.localize, retry)}
    </div>`;
  }
}
