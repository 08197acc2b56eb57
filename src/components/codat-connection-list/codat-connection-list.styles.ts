import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { brand } from '../../ui/brand.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { dialog } from '../../ui/confirm-dialog.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { progressBar } from '../../ui/progress-bar.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  [part='list'],
  .skeleton {
    container-type: inline-size;
  }

  .row {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: center;
    padding-block: var(--codat-connection-list-gap, calc(var(--_space) * 4));
  }

  li + li {
    border-block-start: 1px solid var(--_border);
  }

  :is(li:first-child, .skeleton) > .row:first-child {
    padding-block-start: 4px;
  }

  :is(li:last-child > .row, .skeleton > .row:last-child) {
    padding-block-end: 4px;
  }

  li:last-child > .attempt {
    margin-block-start: 12px;
  }

  .logo {
    align-self: start;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 8px;
    align-items: center;
    margin-block-end: 2px;
  }

  progress {
    block-size: 4px;
    margin-block: 8px 2px;
  }

  /* As high as a finger needs, and no higher than its line. */
  .when {
    min-block-size: 30px;
    margin-block: -6px;
    padding: 0;
    border: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  .when:is(:hover, [aria-expanded='true']) {
    color: var(--_text);
  }

  .attempt {
    margin-block-end: 16px;
  }

  /* As the words and buttons that come in their place. */
  .about .bone {
    display: block;
    border-radius: var(--_radius-small);
  }

  .bone.title {
    inline-size: min(100%, 9em);
    block-size: calc(var(--_text-small) * 1.5 + 4px);
  }

  .bone.words {
    inline-size: min(100%, 22em);
    block-size: 1.3847em;
  }

  .bone.action {
    inline-size: 7em;
    block-size: 44px;
    border-radius: var(--_radius-control);
  }

  .bone.logo {
    background: var(--_bone);
    outline: none;
  }

  @container (max-width: 440px) {
    .row {
      grid-template-columns: 40px minmax(0, 1fr);
    }

    .row .actions {
      grid-column: 2;
      margin-block-start: 4px;
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
  progressBar,
  skeleton,
  own,
];
