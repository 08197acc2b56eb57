import { css } from 'lit';
import { attempt } from '../../ui/attempt-panel.styles.js';
import { button } from '../../ui/button.styles.js';
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

  .name.checked::before {
    content: '✓ ';
    content: '✓ ' / '';
    color: var(--_success);
  }

  .state.failed .name {
    color: var(--_danger);
  }

  .state > .actions,
  .state ~ .attempt {
    margin-block-start: calc(var(--_space) * 3);
  }

  .types {
    container-type: inline-size;
    display: grid;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 4);
  }

  .types ul {
    display: grid;
    gap: calc(var(--_space) * 3);
  }

  .types ul + .software {
    margin-block-start: calc(var(--_space) * 2);
  }

  .software {
    font-size: var(--_text-secondary);
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .types li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto;
    gap: 2px calc(var(--_space) * 2.5);
    align-items: center;
    overflow-wrap: anywhere;
  }

  /* How it stands is under its name where both have no room side by side. */
  @container (max-width: 22em) {
    .types li {
      grid-template-columns: 18px minmax(0, 1fr);
    }

    .types li > * {
      grid-column: 2;
    }

    .types .mark {
      grid-column: 1;
    }
  }

  .types :is(progress, li > p) {
    grid-column: 2 / -1;
  }

  .types progress {
    block-size: 4px;
    margin-block: 2px;
  }

  :is(.next, .not-included) .group-name {
    color: var(--_muted);
  }

  .types .failed [part='status'] {
    color: var(--_danger);
  }

  /* A ring: empty while its turn is to come, turning while it syncs, filled with a sign once it has ended. */
  .mark {
    display: grid;
    place-items: center;
    inline-size: 18px;
    block-size: 18px;
    border: 2px solid var(--_border);
    border-radius: var(--_radius-round);
    font-size: 12px;
    line-height: 1;
    font-weight: 700;
  }

  .syncing .mark {
    border-block-start-color: var(--_accent);
    /* Round whatever the corners: a square that turns is no sign of work. */
    border-radius: 50%;
    animation: turn 1s linear infinite;
  }

  .not-included .mark {
    border-style: dotted;
  }

  .synced .mark {
    border-color: transparent;
    background: var(--_success-surface);
    color: var(--_success);
  }

  .synced .mark::before {
    content: '✓';
    content: '✓' / '';
  }

  .failed .mark {
    border-color: transparent;
    background: var(--_danger-surface);
    color: var(--_danger);
  }

  .failed .mark::before {
    content: '!';
    content: '!' / '';
  }

  @media (forced-colors: active) {
    .mark {
      border-color: CanvasText;
    }

    .syncing .mark {
      border-block-start-color: Highlight;
    }
  }
`;

export const styles = [tokens, panel, button, notice, progressBar, skeleton, attempt, own];
