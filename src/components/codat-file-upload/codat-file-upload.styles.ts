import { css } from 'lit';
import { button } from '../../ui/button.styles.js';
import { notice } from '../../ui/notice.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { progressBar } from '../../ui/progress-bar.styles.js';
import { skeleton } from '../../ui/skeleton.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  .zone {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 2);
    padding: calc(var(--_space) * 6) calc(var(--_space) * 4);
    border: 1.5px dashed var(--_control);
    border-radius: var(--_radius);
    text-align: center;
    transition:
      border-color 0.12s,
      background-color 0.12s;
  }

  .zone.over {
    border-color: var(--_accent);
    border-style: solid;
    background: var(--_sunken);
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: calc(var(--_space) * 2);
  }

  .photo {
    display: none;
  }

  /* Where there is a finger there is a camera, and nothing to drag. */
  @media (pointer: coarse) {
    .photo {
      display: inline-flex;
    }

    .drop {
      display: none;
    }
  }

  .total,
  .files,
  .received {
    margin-block-start: calc(var(--_space) * 4);
  }

  /* Its buttons are beside its words where these keep room to be read, and else below them. */
  .file {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px calc(var(--_space) * 3);
    padding-block: calc(var(--_space) * 2.5);
    min-block-size: 44px;
  }

  .file > :first-child {
    flex: 1 1 12em;
    min-inline-size: 0;
  }

  .file + .file {
    border-block-start: 1px solid var(--_border);
  }

  .file progress {
    margin-block-end: 0;
  }

  .file .problem-words {
    color: var(--_warning);
  }

  /* A quiet button's border is not seen: its words stand where those above them do. */
  .file .actions {
    gap: 4px;
    margin-inline-start: -10px;
  }

  .received .file {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    min-block-size: 0;
    align-items: start;
  }

  .received .file::before {
    content: '✓';
    content: '✓' / '';
    color: var(--_success);
    font-weight: 700;
  }

  .received-heading {
    font-weight: 600;
  }

  .bone {
    block-size: 12px;
    inline-size: 60%;
  }

  @media (forced-colors: active) {
    .zone.over {
      border-color: Highlight;
    }

    /* Its border is seen here, and stands where the words do. */
    .file .actions {
      margin-inline-start: 0;
    }
  }
`;

export const styles = [tokens, panel, button, notice, progressBar, skeleton, own];
