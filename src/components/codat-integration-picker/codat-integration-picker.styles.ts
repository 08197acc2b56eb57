import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { dialog } from '../../ui/confirm-dialog.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { preparation } from '../../ui/stage/preparation.styles.js';
import { stage } from '../../ui/stage/stage.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { group } from './parts/group-section.styles.js';
import { pickerSkeleton } from './parts/picker-skeleton.styles.js';
import { tile } from './parts/picker-tile.styles.js';
import { search } from './parts/search-field.styles.js';

const own = css`
  .tiles {
    display: grid;
    gap: var(--codat-integration-picker-gap, calc(var(--_space) * 2.5));
    grid-template-columns: repeat(
      auto-fill,
      minmax(min(100%, var(--codat-integration-picker-tile-width, 232px)), 1fr)
    );
  }

  .panel.list .tiles {
    grid-template-columns: minmax(0, 1fr);
  }

  /* A tile is as high as its row. */
  .cell {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  /*
   * What is far from the viewport is styled and laid out once it comes near; it is found, tabbed to and read all the
   * same. Not where a focus ring would be cut.
   */
  @supports (overflow-clip-margin: 16px) {
    .group > .tiles > .cell {
      content-visibility: auto;
      contain-intrinsic-block-size: auto 72px;
      overflow-clip-margin: 16px;
    }
  }

  .tiles[hidden] {
    display: none;
  }

  /* By the width there is, and not by the gap: a host may write that as 0, with which no length can be counted. */
  .popular {
    container-type: inline-size;
  }

  .panel .popular > .tiles {
    grid-template-columns: repeat(auto-fill, minmax(min(40%, 140px), 1fr));
  }

  /* Six stand in a row, in two of three, or in three of two; never five and one. */
  .panel .popular > .tiles:has(> :nth-child(6)) {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  @container (min-width: 380px) {
    .panel .popular > .tiles:has(> :nth-child(6)) {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (min-width: 830px) {
    .panel .popular > .tiles:has(> :nth-child(6)) {
      grid-template-columns: repeat(6, minmax(0, 1fr));
    }
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
    padding-block-start: var(--_foot-space, calc(var(--_space) * 4));
    border-block-start: var(--_foot-line, 1px solid var(--_border));
    color: var(--_muted);
    font-size: var(--_text-secondary);
    line-height: 1.3847;
  }

  /* It comes with the list: below the skeleton it would move. */
  .footer.waiting {
    visibility: hidden;
  }

  powered-by-codat {
    --codat-font-size: 1em;
    --_plate: transparent;
  }

  .footer slot[name='footer'] {
    display: block;
    margin-inline-start: auto;
  }

  .upload-offer {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 3);
    inline-size: 100%;
    min-block-size: 44px;
    margin-block: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2.5) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .upload-offer:hover {
    border-color: var(--_accent);
    background: var(--_sunken);
  }

  .upload-offer .secondary {
    display: block;
  }

  .upload-offer .chevron {
    flex: none;
    inline-size: 16px;
    fill: none;
    stroke: var(--_muted);
    stroke-width: 1.8;
  }

  .upload-offer:dir(rtl) .chevron {
    transform: scaleX(-1);
  }

  .upload[hidden] {
    display: none;
  }

  /* The picker's own card is around it. */
  .upload ::part(panel) {
    padding: 0;
    border: 0;
    background: none;
  }

  .upload .back {
    margin-block-end: calc(var(--_space) * 2);
    margin-inline-start: -10px;
  }

  @media (forced-colors: active) {
    /* Its border is seen here, and stands where the words do. */
    .upload .back {
      margin-inline-start: 0;
    }
  }
`;

export const styles = [
  tokens,
  panel,
  button,
  chip,
  brand,
  notice,
  attempt,
  dialog,
  skeleton,
  stage,
  preparation,
  search,
  group,
  own,
  tile,
  pickerSkeleton,
];
