import { css } from 'lit';
import { button } from '../../ui/button.styles.js';
import { panel } from '../../ui/panel.styles.js';
import { tokens } from '../../ui/tokens.styles.js';

const own = css`
  .panel {
    max-inline-size: 34em;
    overflow-wrap: anywhere;
  }

  .lead {
    margin-block: 4px 16px;
  }

  .foot {
    margin-block-start: calc(var(--_space) * 5);
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
    text-align: end;
  }

  .foot powered-by-codat {
    --codat-font-size: 1em;
    --_plate: transparent;
  }

  .linked .heading::before {
    content: '✓ ';
    content: '✓ ' / '';
    color: var(--_success);
  }
`;

export const styles = [tokens, panel, button, own];
