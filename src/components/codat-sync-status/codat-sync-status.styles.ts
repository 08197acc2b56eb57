import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { button } from '../../ui/button.styles.js';
import { chip } from '../../ui/chip.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { progressBar } from '../../ui/progress-bar.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  /* As high as a title, the bar and two lines: nothing moves when it begins or ends. */
  .state {
    min-block-size: calc(4em + 20px);
    align-content: center;
  }

  .bone {
    block-size: 12px;
    margin-block: 4px;
  }

  .bone.title {
    max-inline-size: 160px;
  }

  .done .name::before {
    content: '✓ ' / '';
    color: var(--_success);
  }

  .failed .name {
    color: var(--_danger);
  }

  .state > .actions,
  .state ~ .attempt {
    margin-block-start: calc(var(--_space) * 3);
  }

  .types {
    margin-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }

  .types li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 12px;
    padding-block: calc(var(--_space) * 1.5);
    overflow-wrap: anywhere;
  }

  .types li + li {
    border-block-start: 1px solid var(--_border);
  }

  .types li > :first-child::first-letter {
    text-transform: uppercase;
  }
`;

export const styles = [tokens, panel, button, chip, notice, progressBar, skeleton, attempt, own];
