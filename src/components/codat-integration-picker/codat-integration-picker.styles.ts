import { css } from 'lit';
import { attempt } from '../../internal/attempt-panel.styles.js';
import { brand } from '../../internal/brand.styles.js';
import { button } from '../../internal/button.styles.js';
import { chip } from '../../internal/chip.styles.js';
import { notice } from '../../internal/notice.styles.js';
import { panel } from '../../internal/panel.styles.js';
import { skeleton } from '../../internal/skeleton.styles.js';
import { tokens } from '../../internal/tokens.styles.js';

const own = css`
  .search {
    position: relative;
    margin-block-end: 20px;
  }

  .search svg {
    position: absolute;
    inset-inline-start: 12px;
    inset-block-start: 12px;
    inline-size: 20px;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.8;
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    block-size: 44px;
    margin: 0;
    padding-inline: 40px 12px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    appearance: none;
  }

  /* Under 16px, phones zoom the page to the field. */
  @media (pointer: coarse) {
    .search input {
      font-size: 16px;
    }
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .group-heading {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
    align-items: baseline;
    margin-block: calc(var(--_space) * 5) calc(var(--_space) * 2);
    font-size: 0.9286em;
    line-height: 1.3846;
    font-weight: 600;
  }

  .head ~ section:first-of-type .group-heading {
    margin-block-start: 0;
  }

  small {
    font-size: 1em;
    font-weight: 400;
    color: var(--_muted);
  }

  .note {
    margin-block: -2px 10px;
  }

  .tiles {
    display: grid;
    gap: var(--codat-integration-picker-gap, calc(var(--_space) * 2.5));
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--codat-integration-picker-tile-width, 232px)), 1fr)
    );
    grid-auto-flow: dense;
  }

  .panel.list .tiles {
    grid-template-columns: minmax(0, 1fr);
  }

  li {
    display: grid;
    gap: 8px;
  }

  .attempted {
    grid-column: 1 / -1;
  }

  .tile {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    grid-template-rows: minmax(42px, 1fr);
    column-gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 68px;
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-align: start;
    transition:
      border-color 0.12s,
      box-shadow 0.12s;
  }

  .words > * {
    display: block;
    position: relative;
  }

  .official {
    grid-column: 1 / -1;
    margin-block-start: 10px;
  }

  button.tile {
    cursor: pointer;
  }

  button.tile:hover {
    border-color: var(--_primary);
    box-shadow: var(--_shadow);
  }

  button.tile:active:not(:has(.official)) {
    background: var(--_sunken);
  }

  .tile.excluded {
    background: var(--_sunken);
  }

  .tile.excluded .name {
    color: var(--_muted);
  }

  .clear {
    margin: 12px auto 0;
    display: flex;
  }

  .footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 16px;
    margin-block-start: calc(var(--_space) * 6);
    padding-block-start: calc(var(--_space) * 4);
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 0.9286em;
    line-height: 1.3846;
  }

  .footer slot[name='footer'] {
    display: block;
    margin-inline-start: auto;
  }

  .skeleton .search {
    block-size: 44px;
    border-radius: var(--_radius-control);
  }

  .skeleton .title {
    inline-size: 96px;
    block-size: 18px;
    margin-block: 20px 8px;
  }

  .skeleton .tile {
    border-color: transparent;
  }
`;

export const styles = [tokens, panel, button, chip, brand, notice, attempt, skeleton, own];
