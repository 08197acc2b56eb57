import { css } from 'lit';
import { attempt } from '../../internal/attempt-panel.styles.js';
import { button } from '../../internal/button.styles.js';
import { chip } from '../../internal/chip.styles.js';
import { dialog } from '../../internal/confirm-dialog.styles.js';
import { notice } from '../../internal/notice.styles.js';
import { panel } from '../../internal/panel.styles.js';
import { tokens } from '../../internal/tokens.styles.js';

const own = css`
  .flow {
    inline-size: min(var(--codat-link-flow-width, 720px), calc(100vw - 32px));
    padding: 0;
  }

  .flow[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }

  .flow .head .lead {
    margin-block: 0;
  }

  .flow .bar {
    padding: 8px 8px 0 24px;
  }

  .flow .step {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: 4px 24px 24px;
  }

  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-block-size: 20px;
  }

  .bar .button {
    min-inline-size: 44px;
  }

  .head ::slotted(*) {
    max-inline-size: 60ch;
  }

  .points {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin: 0 0 calc(var(--_space) * 5);
    padding: 0;
    list-style: none;
    counter-reset: point;
  }

  .points li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 12px;
    align-items: start;
    counter-increment: point;
  }

  .points li::before {
    content: counter(point);
    display: grid;
    place-items: center;
    block-size: 24px;
    margin-block-start: -2px;
    border-radius: 99px;
    font-size: 0.8571em;
    font-weight: 600;
    color: var(--_muted);
    background: var(--_sunken);
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .consent {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 44px;
  }

  .consent input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0 2px;
    accent-color: var(--_primary);
  }

  .wrong {
    color: var(--_danger);
  }

  a:not(.button) {
    display: inline-block;
    padding-block: 4px;
    color: var(--_primary);
    text-underline-offset: 2px;
  }

  .step > .actions,
  form > .actions {
    align-items: center;
    justify-content: flex-end;
    margin-block-start: calc(var(--_space) * 5);
  }

  .step > .actions.ways {
    justify-content: flex-start;
    margin-block-start: calc(var(--_space) * 3);
  }

  .aside {
    flex: 1 1 220px;
  }

  .chip.none {
    background: none;
  }

  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 5);
  }

  .category {
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 60px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .category > span {
    display: block;
  }

  .category:hover,
  .category[aria-pressed='true'] {
    border-color: var(--_primary);
  }

  .category[aria-pressed='true'] {
    box-shadow: inset 0 0 0 1px var(--_primary);
  }

  .category.linked .secondary {
    color: var(--_success);
  }

  .ready {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-block-end: calc(var(--_space) * 5);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2) calc(var(--_space) * 2)
      calc(var(--_space) * 4);
    border-radius: var(--_radius);
    background: var(--_success-surface);
  }

  .ready p {
    flex: 1 1 200px;
  }

  [part='sync'] {
    display: block;
    margin-block-end: calc(var(--_space) * 5);
  }

  .share {
    display: grid;
    gap: 6px;
  }

  .share input {
    block-size: 44px;
    min-inline-size: 0;
    padding-inline: 12px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }

  /* The flow's own card and headings are around them. */
  ::part(panel) {
    padding: 0;
    border: 0;
    background: none;
  }

  ::part(head) {
    display: none;
  }

  @media (max-width: 480px) {
    .flow {
      inline-size: 100vw;
      max-inline-size: none;
      block-size: 100dvh;
      max-block-size: none;
      border: 0;
      border-radius: 0;
    }

    .flow .bar {
      padding-inline-start: 16px;
    }

    .flow .step {
      padding-inline: 16px;
    }

    form .button {
      inline-size: 100%;
    }
  }
`;

export const styles = [tokens, panel, button, chip, notice, attempt, dialog, own];
