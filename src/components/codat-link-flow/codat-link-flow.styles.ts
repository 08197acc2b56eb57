import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { dialog } from '../../ui/confirm-dialog.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { stage } from '../../ui/stage/stage.styles.js';
import { tokens } from '../../ui/tokens.styles.js';
import { categories } from './parts/categories.styles.js';
import { frame } from './parts/step-frame.styles.js';
import { introduction } from './parts/introduction-step.styles.js';
import { linkedRows } from './parts/linked-rows.styles.js';
import { share } from './parts/share-step.styles.js';

const inside = css`
  .head ::slotted(*) {
    max-inline-size: 60ch;
  }

  a:not(.button) {
    display: inline-block;
    padding-block: 4px;
    color: var(--_accent);
    text-underline-offset: 2px;
  }

  [part='sync'] {
    display: block;
    margin-block-end: calc(var(--_space) * 5);
  }

  /* Its words and the offer stand among those of the outcome. */
  .outcome {
    display: grid;
    gap: calc(var(--_space) * 2);
  }

  .outcome:not(:has(.ask)) {
    display: contents;
  }

  .outcome .text-button {
    min-block-size: 44px;
  }

  /* As high as a picker's stage. */
  .moment {
    display: grid;
    min-block-size: 17em;
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

  /* The flow's own foot is below it: a line above would stand over nothing. */
  codat-integration-picker {
    --_foot-line: 0;
    --_foot-space: 0;
  }
`;

export const styles = [
  tokens,
  panel,
  button,
  chip,
  notice,
  stage,
  attempt,
  brand,
  dialog,
  frame,
  introduction,
  categories,
  linkedRows,
  share,
  inside,
];
