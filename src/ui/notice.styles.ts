import { css } from 'lit';

export const notice = css`
  .notice {
    display: grid;
    gap: 4px;
    padding: calc(var(--_space) * 5);
    border: 1px dashed var(--_border);
    border-radius: var(--_radius);
    justify-items: center;
    text-align: center;
    background: var(--_surface);
  }

  .icon {
    margin-block-end: 4px;
    color: var(--_muted);
  }

  .notice-words {
    display: grid;
    gap: 4px;
  }

  .notice.problem {
    border: 1px solid var(--_border);
    background: var(--_sunken);
  }

  .notice .button {
    margin-block-start: 8px;
  }
`;
