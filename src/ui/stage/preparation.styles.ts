import { css } from 'lit';

/** What a person needs before connecting, on the stage. */
export const preparation = css`
  .needs {
    display: grid;
    gap: calc(var(--_space) * 2);
    max-inline-size: 46ch;
    text-align: start;
  }

  .needs li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: calc(var(--_space) * 2.5);
    text-wrap: pretty;
  }

  .needs li::before {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    margin: 0.5em auto 0;
    border-radius: var(--_radius-round);
    background: var(--_muted);
  }

  .skip {
    display: inline-flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-block-size: 44px;
    color: var(--_muted);
  }

  .skip input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }
`;
