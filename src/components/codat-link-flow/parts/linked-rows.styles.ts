import { css } from 'lit';

export const linkedRows = css`
  .linked-rows {
    display: grid;
    gap: calc(var(--_space) * 2.5);
    margin-block-end: calc(var(--_space) * 5);
  }

  .linked-row {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 3.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .linked-words {
    flex: 1 1 140px;
    min-inline-size: 0;
  }

  .linked-row .text-button {
    padding-inline: 4px;
  }
`;
