import type { ReactiveControllerHost } from 'lit';
import type { Branding, Integration } from '../api/schema.js';
import { safeUrl } from '../session/safe-url.js';

/** An official button's images, both loaded before either is needed. */
export interface ButtonImages {
  default: string;
  hover: string | undefined;
}

/** Chooses an integration's images: those that may be shown and have not failed to load. */
export class BrandImages {
  readonly #host: ReactiveControllerHost;
  readonly #failed = new Set<string>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
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

  /** For an image's `error` event: it is not tried again. */
  readonly onError = (event: Event) => {
    if (!(event.currentTarget instanceof HTMLImageElement)) return;
    this.#failed.add(event.currentTarget.src);
    this.#host.requestUpdate();
  };

  #usable(src: string | null | undefined): string | undefined {
    const href = safeUrl(src)?.href;
    return href && !this.#failed.has(href) ? href : undefined;
  }
}
