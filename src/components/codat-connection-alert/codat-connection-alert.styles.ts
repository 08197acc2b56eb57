import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  /* Out of the flow, so that no gap of a flex or grid container is left; in the page, so that its news are read. */
  :host(:is(:not(:defined), :state(empty), :state(loading))) {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .place:focus-visible {
    outline: none;
    box-shadow: none;
  }

  .panel {
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
    border-color: color-mix(in srgb, var(--_warning) 35%, transparent);
    border-radius: var(--_radius);
    background: var(--_warning-surface);
    animation: appear 0.2s ease-out;
  }

  .content {
    container-type: inline-size;
  }

  .banner {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3.5);
    align-items: center;
  }

  .logo {
    align-self: start;
  }

  .name {
    text-wrap: pretty;
  }

  .panel .secondary {
    color: color-mix(in srgb, var(--_text) 80%, var(--_warning-surface));
  }

  .banner + .attempt {
    margin-block-start: calc(var(--_space) * 3);
  }

  .attempt .secondary {
    color: var(--_muted);
  }

  @container (max-width: 440px) {
    .banner {
      grid-template-columns: 40px minmax(0, 1fr);
    }

    .banner .button {
      grid-column: 1 / -1;
    }
  }
`;

export const styles = [tokens, panel, button, brand, notice, attempt, own];
