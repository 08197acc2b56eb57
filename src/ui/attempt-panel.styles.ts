import { css } from 'lit';

export const attempt = css`
  .attempt {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    align-items: center;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 4);
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

  .attempt.warning {
    border-color: var(--_warning);
    background: var(--_warning-surface);
  }

  .attempt.warning .name {
    color: var(--_warning);
  }

  .attempt.warning .secondary,
  .attempt.problem .secondary {
    color: var(--_text);
  }

  .attempt-words {
    flex: 1 1 200px;
    min-inline-size: 0;
  }

  .address {
    inline-size: 100%;
    min-block-size: 44px;
    margin-block-start: 4px;
    padding-inline: calc(var(--_space) * 3);
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  .attempt .actions {
    justify-content: flex-end;
    margin-inline-start: auto;
  }

  .attempt .actions:not(:has(*)) {
    display: none;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
