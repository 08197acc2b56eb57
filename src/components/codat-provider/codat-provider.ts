import { html } from 'lit';
import { property } from 'lit/decorators.js';
import {
  ConfigConsumer,
  ConfigProvider,
  mergeConfig,
  type ProvidedConfig,
} from '../base/config-context.js';
import { ConfiguredElement } from '../base/configured-element.js';
import { parseLocale } from '../base/locale.js';
import { styles } from './codat-provider.styles.js';

/**
 * Gives the elements inside it their configuration, once. An element's own attributes come first; of nested providers
 * each gives what the inner provider does not set.
 *
 * @summary One configuration for all Codat elements inside.
 * @customElement codat-provider
 * @slot - The part of the page that the configuration is for.
 */
export class CodatProvider extends ConfiguredElement {
  static override styles = styles;

  /**
   * The language of everything inside, such as `fr-CA`, before any `lang` of the page. Where there are no words of it,
   * English.
   */
  @property() locale: string | undefined;

  readonly #outer = new ConfigConsumer(this);
  readonly #provider = new ConfigProvider(this, () => this.storeConfig);

  constructor() {
    super();
    this.addEventListener('slotchange', this.#provider.slotChanged);
  }

  /** Asks Codat again for all that the elements inside show. Resolves when it is shown. */
  async refresh(): Promise<void> {
    await Promise.all(this.#provider.consumers.map(async (one) => one.refresh?.()));
  }

  /** @internal */
  override get storeConfig() {
    return mergeConfig(this.ownConfig, this.#outer.latest);
  }

  protected override get ownConfig(): ProvidedConfig {
    return { ...super.ownConfig, locale: parseLocale(this, this.locale) };
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codat-provider': CodatProvider;
  }
}
