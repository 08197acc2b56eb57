import { css } from 'lit';

export const attempt = css`
  .attempt {
    display: grid;
    gap: 4px;
    padding: 12px 16px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: appear 0.16s ease-out;
  }

  .attempt.problem {
    border-color: var(--_danger);
    background: var(--_danger-surface);
  }

  .attempt.problem .name {
    color: var(--_danger);
  }

  .attempt.problem .secondary {
    color: var(--_text);
  }

  .attempt .actions {
    justify-content: flex-end;
    margin-block-start: 4px;
  }

  .attempt .actions:not(:has(*)) {
    display: none;
  }

  .reference {
    color: var(--_muted);
    font-size: 0.8571em;
    user-select: all;
    overflow-wrap: anywhere;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
