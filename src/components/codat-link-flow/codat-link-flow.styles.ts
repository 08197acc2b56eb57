import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { dialog } from '../../ui/confirm-dialog.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  .flow {
    inline-size: min(var(--codat-link-flow-width, 720px), calc(100vw - 32px));
    padding: 0;
  }

  .flow[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
  }

  .flow::before {
    content: none;
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
    grid-template-columns: 1.7143em minmax(0, 1fr);
    gap: 12px;
    align-items: start;
    counter-increment: point;
  }

  .points li::before {
    content: counter(point);
    display: grid;
    place-items: center;
    block-size: 2em;
    margin-block-start: -0.1667em;
    border-radius: var(--_radius-round);
    border: 1px solid transparent;
    font-size: var(--_text-small);
    line-height: 1;
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
    accent-color: var(--_accent);
  }

  .wrong {
    color: var(--_danger);
  }

  a:not(.button) {
    display: inline-block;
    padding-block: 4px;
    color: var(--_accent);
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
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
    min-block-size: 60px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    transition:
      border-color 0.12s,
      box-shadow 0.12s;
  }

  .category > span > span {
    display: block;
  }

  .category input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  .category:is(:hover, :has(:checked)) {
    border-color: var(--_accent);
  }

  .category:has(:checked) {
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .category:active {
    background: var(--_sunken);
  }

  .category:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .category :focus-visible {
    outline: none;
    box-shadow: none;
  }

  @media (forced-colors: active) {
    .category:has(:checked) {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }

    .category:has(:focus-visible) {
      outline: 3px solid Highlight;
    }
  }

  .category.linked .secondary {
    color: var(--_success);
  }

  .ready {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    margin-block-start: calc(var(--_space) * 5);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 2) calc(var(--_space) * 2)
      calc(var(--_space) * 4);
    border: 1px solid transparent;
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
    min-block-size: 44px;
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
