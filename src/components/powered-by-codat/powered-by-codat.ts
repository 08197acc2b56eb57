import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { parseEnum } from '../../ui/dom/enum-attribute.js';
import { ConfigConsumer } from '../base/config-context.js';
import { hostUrl } from '../base/host-url.js';
import { Localize } from '../../i18n/localize.js';
import type { TextOverrides } from '../../i18n/terms.js';
import { failedImages } from '../../store/catalog/failed-images.js';
import { BaseElement } from '../base/base-element.js';
import { styles } from './powered-by-codat.styles.js';

/** @see https://docs.codat.io/auth-flow/optimize/privacy */
const codatMark = 'https://static.codat.io/public/branding/powered-by-codat.svg';

/**
 * Codat's mark, as Codat asks hosts to show it. In words where the image cannot be loaded.
 *
 * @summary "Powered by Codat".
 * @customElement powered-by-codat
 *
 * @csspart image - The mark.
 * @csspart text - The words in its place.
 *
 * @cssproperty [--powered-by-codat-height=20px] - The mark's height.
 */
export class PoweredByCodat extends BaseElement {
  static override styles = styles;

  /** Where the mark's image is: https, or a path of the host's own. Default: Codat's. */
  @property() src = codatMark;

  /** The address that a click on the mark opens. Without `href` the mark is no link. */
  @property() href: string | undefined;

  /** `image` (default), or `text` for the words alone. */
  @property() variant: 'image' | 'text' = 'image';

  /** The host's own words, in place of the element's. */
  @property({ attribute: false }) text: TextOverrides | undefined;

  readonly #provided = new ConfigConsumer(this);
  readonly #localize = new Localize(this);

  /** @internal */
  get textOverrides(): readonly (TextOverrides | undefined)[] {
    return [this.text, ...(this.#provided.value?.text ?? [])];
  }

  /** @internal The language that a provider asks for. */
  get providedLocale(): string | undefined {
    return this.#provided.value?.locale;
  }

  /** Tries again to show the image. */
  async refresh(): Promise<void> {
    failedImages.clear(this.#url);
    this.requestUpdate();
    await this.whenDrawn();
  }

  protected override render() {
    const href = hostUrl(this, 'href', this.href);
    const mark = this.#renderMark();
    return href
      ? html`<a class="mark" href=${href} target="_blank" rel="noopener">${mark}</a>`
      : html`<span class="mark">${mark}</span>`;
  }

  #renderMark() {
    const words = this.#localize.term('poweredByCodat');
    const variant = parseEnum(this, 'variant', this.variant, ['image', 'text']);
    const src = variant === 'image' ? this.#url : undefined;
    if (!src || failedImages.has(src)) return html`<span part="text">${words}</span>`;
    return html`<img
      part="image"
      class=${src === codatMark ? 'codat' : nothing}
      src=${src}
      alt=${words}
      height="20"
      referrerpolicy="no-referrer"
      @error=${() => {
        failedImages.add(src);
        this.requestUpdate();
      }}
    />`;
  }

  get #url(): string | undefined {
    return hostUrl(this, 'src', this.src || codatMark);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'powered-by-codat': PoweredByCodat;
  }
}
