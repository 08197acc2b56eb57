import { html } from 'lit';
import { provideConfig } from '../../internal/config-context.js';
import { ConfiguredElement } from '../configured-element.js';
import { styles } from './codat-provider.styles.js';

/**
 * Gives the elements inside it their configuration, once. An element's own attributes come first.
 *
 * @summary One configuration for all Codat elements inside.
 * @customElement codat-provider
 * @slot - The page, or the part of it, that the configuration is for.
 */
export class CodatProvider extends ConfiguredElement {
  static override styles = styles;

  readonly #tell = provideConfig(this, () => {
    const { proxyUrl, companyId, credentials, getToken, headers, client, text } = this;
    return { proxyUrl, companyId, credentials, getToken, headers, client, text };
  });

  protected override updated(): void {
    this.#tell();
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
