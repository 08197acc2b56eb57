import type { LitElement, ReactiveController } from 'lit';
import type { Branding, Integration } from '../api/schema.js';
import { failedImages } from '../store/catalog/failed-images.js';
import { onPageLifecycle } from '../store/page-lifecycle.js';
import { safeUrl } from '../store/safe-url.js';

/** An official button's images, both loaded before either is needed. */
export interface ButtonImages {
  default: string;
  hover: string | undefined;
}

/**
 * Chooses an integration's images: those that may be shown and have not failed to load. Failed images are requested
 * again once the browser is back online.
 */
export class BrandImages implements ReactiveController {
  readonly #host: LitElement;
  /** Addresses that may be shown, by what Codat wrote: parsed once. */
  readonly #hrefs = new Map<string, string | undefined>();
  #unsubscribe: (() => void) | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#unsubscribe = onPageLifecycle({
      online: () => {
        failedImages.clear();
        this.#host.requestUpdate();
      },
    });
    // One listener for all images: an `error` event does not bubble.
    this.#host.renderRoot.addEventListener('error', this.#onError, true);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#host.renderRoot.removeEventListener('error', this.#onError, true);
  }

  /** The logo: the one in the list first, since it is there first, and a second one later would flash. */
  logo(
    integration: Pick<Integration, 'logoUrl'> | undefined,
    branding: Branding | null | undefined,
  ): string | undefined {
    return this.#usable(integration?.logoUrl) ?? this.#usable(branding?.logo?.square?.image?.src);
  }

  button(branding: Branding | null | undefined): ButtonImages | undefined {
    const image = this.#usable(branding?.button?.default?.image?.src);
    if (!image) return undefined;
    return { default: image, hover: this.#usable(branding?.button?.hover?.image?.src) };
  }

  /** Shows what stands in for an image that cannot be loaded. */
  readonly #onError = ({ target }: Event) => {
    const image = target as Element;
    if (image.getRootNode() !== this.#host.renderRoot) return;
    if (!image.matches('.logo img, .official img')) return;
    failedImages.add((image as HTMLImageElement).src);
    this.#host.requestUpdate();
  };

  #usable(src: string | null | undefined): string | undefined {
    if (!src) return undefined;
    if (!this.#hrefs.has(src)) this.#hrefs.set(src, safeUrl(src)?.href);
    const href = this.#hrefs.get(src);
    return href && !failedImages.has(href) ? href : undefined;
  }
}
