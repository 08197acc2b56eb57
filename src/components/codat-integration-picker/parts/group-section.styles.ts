import { css } from 'lit';

/** A category: under its heading, behind its row, or one line once it is connected. */
export const group = css`
  .group-heading {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    margin-block: calc(var(--_space) * 5) calc(var(--_space) * 2);
    font-size: var(--_text-secondary);
    line-height: 1.3847;
    font-weight: 600;
  }

  .choices > section:first-of-type > .group-heading {
    margin-block-start: 0;
  }

  small {
    font-size: 1em;
    font-weight: 400;
    color: var(--_muted);
  }

  /* A category as a row: the rows share their lines. */
  .group.row {
    border-block-start: 1px solid var(--_border);
  }

  .group.row:is(.popular + .group, :not(.row) + .group) {
    margin-block-start: calc(var(--_space) * 5);
  }

  /* The last row's line is the footer's. */
  .body:has(.choices > .group.row:last-child) + .footer {
    margin-block-start: 0;
  }

  .row-heading {
    font-size: 1em;
  }

  button.row {
    display: flex;
    gap: 8px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 52px;
    padding: 4px 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    cursor: pointer;
  }

  .row-name {
    flex: 1;
    min-inline-size: 0;
  }

  .count {
    color: var(--_muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }

  .chevron {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    color: var(--_muted);
    stroke: currentcolor;
    stroke-width: 1.8;
    transition: rotate 0.16s;
  }

  button.row[aria-expanded='true'] .chevron {
    rotate: 90deg;
  }

  button.row[aria-expanded='false'] .chevron:dir(rtl) {
    rotate: 180deg;
  }

  button.row:hover :is(.row-name, .chevron) {
    color: var(--_accent);
  }

  button.row:active {
    background: var(--_sunken);
  }

  .group.row > .tiles {
    padding-block-start: calc(var(--_space) * 2);
    padding-block-end: calc(var(--_space) * 4);
  }

  .show-all {
    margin-block-start: calc(var(--_space) * 3);
    inline-size: 100%;
  }

  /* The one connection of a category. */
  .connected-line {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    min-block-size: 68px;
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .group.connected {
    margin-block-start: calc(var(--_space) * 5);
  }

  .choices > .group.connected:first-of-type {
    margin-block-start: 0;
  }

  .connected-line .words {
    flex: 1 1 140px;
    min-inline-size: 0;
  }

  .connected-line .name {
    font-size: 1em;
  }

  .connected-line .replace {
    margin-inline-start: auto;
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .connected-line .failure {
    flex: 1 1 100%;
    color: var(--_danger);
  }
`;
