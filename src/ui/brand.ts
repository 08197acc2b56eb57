import { html, nothing } from 'lit';
import type { ButtonImages } from './brand-images.js';

/** The first letters of a name's first two words. */
function initials(name: string): string {
  // A name of signs only has a first one all the same.
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [name.trim()];
  return words
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('')
    .toUpperCase();
}

/** A square logo, or the name's initials. Decoration: the name always stands beside it. */
export function logo(name: string, src: string | undefined) {
  return src
    ? html`<span class="logo" part="logo" aria-hidden="true"
        ><img
          src=${src}
          alt=""
          width="40"
          height="40"
          loading="lazy"
          decoding="async"
          referrerpolicy="no-referrer"
      /></span>`
    : html`<span class="logo" part="logo" aria-hidden="true">${initials(name)}</span>`;
}

/** The brand's official button, unaltered; its hover image is loaded with it, so that nothing flashes. */
export function officialButton(button: ButtonImages) {
  return html`<span class="official" part="official-button" aria-hidden="true"
    ><img
      class="default"
      src=${button.default}
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
    />${
      button.hover
        ? html`<img
            class="hover"
            src=${button.hover}
            alt=""
            loading="lazy"
            decoding="async"
            referrerpolicy="no-referrer"
          />`
        : nothing
    }</span
  >`;
}
