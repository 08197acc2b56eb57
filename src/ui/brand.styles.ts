import { css } from 'lit';

/** Logos and official buttons. The element's button that holds them is `.branded`. */
export const brand = css`
  .logo {
    inline-size: 40px;
    block-size: 40px;
    border-radius: calc(var(--_radius) * 0.8333);
    /* A hairline over the image: one of the surface's own color would have no edge. */
    outline: 1px solid color-mix(in srgb, var(--_text) 16%, transparent);
    outline-offset: -1px;
    display: grid;
    place-items: center;
    flex: none;
    font-size: 14px;
    line-height: 1;
    font-weight: 700;
    color: var(--_muted);
    background: var(--_sunken);
  }

  /* The rounding is the ground's: a brand's image is not to be cut. */
  .logo img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  /* Logos are drawn for white, and many have no ground of their own. */
  .logo:has(img) {
    background: #fff;
    forced-color-adjust: none;
  }

  .official {
    display: grid;
    justify-items: start;
    align-items: center;
    block-size: 36px;
  }

  /* No larger than its place, in its own proportions. */
  .official img {
    grid-area: 1 / 1;
    max-block-size: 36px;
    max-inline-size: 100%;
  }

  .official .hover {
    visibility: hidden;
  }

  .branded:is(:hover, :focus-visible) .official:has(.hover) .default {
    visibility: hidden;
  }

  .branded:is(:hover, :focus-visible) .official .hover {
    visibility: visible;
  }

  .branded:active .official {
    opacity: 0.75;
  }
`;
