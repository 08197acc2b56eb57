import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  :host {
    display: inline-grid;
    max-inline-size: 100%;
  }

  /* As high as what it holds, where the page stretches the element: what is pressed is no larger than what is seen. */
  .stack {
    display: grid;
    align-content: start;
    gap: 8px;
    justify-items: start;
  }

  .stack > * {
    max-inline-size: 100%;
  }

  /* As wide as a box allows that takes its width from its content, from 120 px to 26 em. */
  .stack:has(> :is(.attempt, .notice))::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(120px, 26em);
    block-size: 0;
    margin-block-end: -8px;
  }

  .attempt,
  .notice {
    contain: inline-size;
    inline-size: min(26em, 100%);
  }

  .about {
    max-inline-size: 26em;
    background: var(--_surface);
    border-radius: var(--_radius-small);
    box-shadow: 0 0 0 3px var(--_surface);
  }

  .button {
    gap: 10px;
    padding-inline: 8px 16px;
    max-inline-size: 100%;
    text-align: start;
  }

  .button .logo {
    inline-size: 28px;
    block-size: 28px;
    border-radius: var(--_radius-small);
    font-size: 12px;
  }

  .label {
    overflow-wrap: anywhere;
  }

  /* In such a box no narrower than its longest word, where that has not more than 6 em. */
  .label::before {
    content: attr(data-label);
    /* Of no words for screen readers, in engines that know how to say so. */
    content: attr(data-label) / '';
    display: block;
    max-inline-size: 6em;
    block-size: 0;
    overflow: hidden;
    overflow-wrap: normal;
    visibility: hidden;
  }

  /* Its image may shrink to nothing, and has no width of its own until it is there. */
  .official-look {
    min-inline-size: 88px;
    min-block-size: 44px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    cursor: pointer;
    font: inherit;
  }

  .official-look .official {
    block-size: 44px;
  }

  .official-look .official img {
    max-block-size: 44px;
  }

  .official-look:disabled {
    opacity: 0.55;
    cursor: default;
  }

  .chip {
    min-block-size: 44px;
    padding: 6px 14px;
    font-size: inherit;
  }

  .bone {
    display: grid;
    grid-template-columns: minmax(120px, 200px);
    block-size: 44px;
    border-radius: var(--_radius-control);
  }
`;

export const styles = [tokens, panel, button, chip, brand, notice, attempt, skeleton, own];
