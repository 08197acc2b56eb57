import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { stage } from '../../ui/stage/stage.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  .search {
    position: relative;
    margin-block-end: 20px;
  }

  .search svg {
    position: absolute;
    inset-inline-start: 12px;
    inset-block: 0;
    margin-block: auto;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    color: var(--_muted);
    stroke: currentcolor;
    stroke-width: 1.8;
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    min-block-size: 44px;
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
      font-size: max(16px, 1em);
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
    font-size: var(--_text-secondary);
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
    margin-block-start: calc(var(--_space) * 2);
  }

  /*
   * Each tile has two rows of the grid, one for itself and one for what is said about it: tiles of a row are equally
   * high, and what is said under one of them moves nothing beside or above it. The gap between rows is in the second.
   */
  .tiles {
    --_gap: var(--codat-integration-picker-gap, calc(var(--_space) * 2.5));
    display: grid;
    column-gap: var(--_gap);
    margin-block-end: calc(-1 * var(--_gap));
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--codat-integration-picker-tile-width, 232px)), 1fr)
    );
  }

  .panel.list .tiles {
    grid-template-columns: minmax(0, 1fr);
  }

  .cell {
    display: grid;
    grid-row: span 2;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: subgrid;
    row-gap: 0;
    padding-block-end: var(--_gap);
  }

  .tile {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    grid-template-rows: minmax(max(42px, 2.7em + 4px), 1fr);
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

  .words > *,
  .lines > * {
    display: block;
    position: relative;
  }

  /* No higher than a line of words, so that a tile is as high with a status as without. */
  .lines .chip {
    margin-block: -2px;
  }

  .lines .room {
    visibility: hidden;
  }

  .lines.held {
    position: relative;
    overflow: clip;
    overflow-clip-margin: 2px;
  }

  .lines.held > :not(.room) {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }

  .official {
    grid-column: 1 / -1;
    margin-block-start: 10px;
  }

  button.tile {
    cursor: pointer;
  }

  button.tile:hover {
    border-color: var(--_accent);
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
    font-size: var(--_text-secondary);
    line-height: 1.3846;
  }

  powered-by-codat {
    --codat-font-size: 1em;
    --_plate: transparent;
  }

  .footer slot[name='footer'] {
    display: block;
    margin-inline-start: auto;
  }

  .skeleton .search {
    block-size: 44px;
    border-radius: var(--_radius-control);
  }

  .skeleton .group-heading {
    margin-block-start: 0;
  }

  .skeleton .title {
    inline-size: 7em;
    block-size: 1.3846em;
    border-radius: var(--_radius-small);
  }

  .skeleton .tile {
    border-color: transparent;
    background: var(--_bone);
  }
`;

export const styles = [tokens, panel, button, chip, brand, notice, attempt, skeleton, stage, own];
