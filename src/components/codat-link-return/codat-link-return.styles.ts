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

  .linked .heading::before {
    content: '✓ ' / '';
    color: var(--_success);
  }
`;

export const styles = [tokens, panel, button, own];
