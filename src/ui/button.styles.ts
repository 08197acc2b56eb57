import { css } from 'lit';

/** Buttons and links that act. 44 px high, as fingers need. */
export const button = css`
  .button {
    position: relative;
    min-block-size: 44px;
    max-inline-size: 100%;
    padding: 4px 14px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-weight: 550;
    text-decoration: none;
    text-align: center;
    overflow-wrap: anywhere;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    cursor: pointer;
    transition:
      border-color 0.12s,
      background-color 0.12s,
      box-shadow 0.12s;
  }

  .button:hover {
    border-color: var(--_accent);
    background: var(--_sunken);
  }

  .button.primary {
    background: var(--_primary);
    border-color: var(--_accent);
    color: var(--_on-primary);
  }

  .button.danger {
    background: var(--_danger);
    border-color: var(--_danger);
    color: var(--_on-danger);
  }

  .button.primary:hover {
    background: var(--_primary-hover);
  }

  .button.danger:hover {
    background: var(--_danger-hover);
  }

  .button.quiet {
    padding-inline: 10px;
    border-color: transparent;
    background: none;
    color: var(--_muted);
  }

  .button.quiet:hover {
    color: var(--_text);
    background: var(--_sunken);
  }

  .button:active {
    box-shadow: inset 0 0 0 2px color-mix(in srgb, currentcolor 40%, transparent);
  }

  .button:disabled {
    opacity: 0.55;
    cursor: default;
    box-shadow: none;
  }

  /* Room for the ring on either side of the word, so that the button is as wide before as while it is busy. */
  .button.may-wait {
    padding-inline: 34px;
  }

  .button[aria-busy='true'] {
    cursor: progress;
    box-shadow: none;
  }

  /* Right before the word, and as wide as nothing, so that the word stays where it is. */
  .button[aria-busy='true']::before {
    content: '';
    flex: none;
    box-sizing: border-box;
    margin-inline: -24px 8px;
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .text-button {
    border: 0;
    padding: 0;
    border-radius: var(--_radius-small);
    background: none;
    color: var(--_accent);
    font: inherit;
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    overflow-wrap: anywhere;
    cursor: pointer;
    min-block-size: 44px;
  }

  /* In a sentence. */
  p .text-button {
    min-block-size: 24px;
  }

  .link {
    border-radius: var(--_radius-small);
    color: var(--_accent);
    text-underline-offset: 2px;
  }

  .link.alone {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
  }

  :is(.text-button, a:not(.button)):hover {
    text-decoration-thickness: 2px;
  }

  .text-button:active {
    color: var(--_text);
  }

  /* The gap is of the surface, so that the ring is seen on a page of any color. */
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--_surface);
  }

  /* Keeps the room of what was pressed. */
  .button.room {
    visibility: hidden;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }

    .button[aria-busy='true']::before {
      forced-color-adjust: none;
      border-color: ButtonText;
      border-inline-end-color: transparent;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before {
      transition: none !important;
      animation: none !important;
    }
  }
`;
