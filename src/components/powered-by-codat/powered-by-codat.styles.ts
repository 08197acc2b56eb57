import { css } from 'lit';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  :host {
    --_text-size: max(12px, var(--codat-font-size, 0.8125em));
    display: inline-block;
    max-inline-size: 100%;
  }

  /* A ground of its own, that reaches a little over its edges and takes no room. */
  .mark {
    --_ground: var(--_plate, var(--_surface));
    display: grid;
    /* As wide as the mark, where the page stretches the element. */
    inline-size: fit-content;
    align-items: center;
    justify-items: start;
    /* As high with words as with the image in their place. */
    min-block-size: var(--powered-by-codat-height, 20px);
    border-radius: var(--_radius-small);
    background: var(--_ground);
    box-shadow: 0 0 0 3px var(--_ground);
    color: var(--_muted);
    line-height: 1.3847;
    text-decoration: none;
  }

  /* Codat's image has dark ink on every page. */
  .mark:has(.codat) {
    --_ground: #fff;
    color-scheme: light;
    forced-color-adjust: none;
  }

  img {
    display: block;
    block-size: var(--powered-by-codat-height, 20px);
    inline-size: auto;
    max-inline-size: 100%;
  }

  /* Room for a finger, before the image is there too. */
  a.mark {
    min-inline-size: 44px;
    min-block-size: 44px;
  }

  a:hover {
    text-decoration: underline;
  }

  a:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 3px;
  }

  @media (forced-colors: active) {
    a:focus-visible {
      outline-color: Highlight;
    }
  }
`;

export const styles = [tokens, own];
