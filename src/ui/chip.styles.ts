import { css } from 'lit';

/** A status in a word. */
export const chip = css`
  .chip {
    display: inline-flex;
    gap: 5px;
    align-items: center;
    padding: 1px 9px;
    border: 1px solid transparent;
    border-radius: var(--_radius-round);
    font-size: var(--_text-small);
    line-height: 1.5;
    font-weight: 550;
    overflow-wrap: anywhere;
    color: var(--_muted);
    background: var(--_sunken);
  }

  .chip.success {
    color: var(--_success);
    background: var(--_success-surface);
  }

  .chip.warning {
    color: var(--_warning);
    background: var(--_warning-surface);
  }

  .chip.danger {
    color: var(--_danger);
    background: var(--_danger-surface);
  }

  .chip.room {
    visibility: hidden;
  }

  @media (forced-colors: active) {
    .chip {
      border-color: currentColor;
    }
  }
`;
