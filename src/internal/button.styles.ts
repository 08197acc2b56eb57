import { css } from 'lit';

/** Buttons and links that act. 44 px high, as fingers need. */
export const button = css`
  .button {
    min-block-size: 44px;
    padding: 4px 14px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 550;
    text-decoration: none;
    text-align: center;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    cursor: pointer;
    transition:
      border-color 0.12s,
      background-color 0.12s,
      opacity 0.12s;
  }

  .button:hover {
    border-color: var(--_primary);
  }

  .button.primary {
    background: var(--_primary);
    border-color: var(--_primary);
    color: var(--_on-primary);
  }

  .button.danger {
    background: var(--_danger);
    border-color: var(--_danger);
    color: var(--_on-danger);
  }

  .button.primary:hover,
  .button.danger:hover {
    opacity: 0.9;
  }

  .button.quiet {
    padding-inline: 10px;
    border-color: transparent;
    color: var(--_muted);
  }

  .button.quiet:hover {
    color: var(--_text);
    background: var(--_sunken);
  }

  .button:active {
    opacity: 0.75;
  }

  .button[aria-disabled='true'],
  .button:disabled {
    opacity: 0.55;
    cursor: default;
  }

  .text-button {
    border: 0;
    padding: 0;
    background: none;
    color: var(--_primary);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    cursor: pointer;
    min-block-size: 24px;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
    }
  }
`;
