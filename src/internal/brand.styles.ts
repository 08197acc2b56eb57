import { css } from 'lit';

/** Logos and official buttons. The element's button that holds them is `.branded`. */
export const brand = css`
  .logo {
    inline-size: 40px;
    block-size: 40px;
    border-radius: 10px;
    display: grid;
    place-items: center;
    flex: none;
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

  .official {
    display: grid;
    justify-items: start;
    block-size: 36px;
  }

  .official img {
    grid-area: 1 / 1;
    block-size: 36px;
    inline-size: auto;
    max-inline-size: 100%;
    object-fit: contain;
    object-position: left center;
  }

  .official img:dir(rtl) {
    object-position: right center;
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
