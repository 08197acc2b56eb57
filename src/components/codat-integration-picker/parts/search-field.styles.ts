import { css } from 'lit';

export const search = css`
  .search {
    position: relative;
    margin-block-end: calc(var(--_space) * 5);
  }

  .search svg {
    position: absolute;
    inset-inline-start: 14px;
    inset-block: 0;
    margin-block: auto;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    color: var(--_muted);
    stroke: currentcolor;
    stroke-width: 1.8;
    pointer-events: none;
  }

  .search input {
    inline-size: 100%;
    min-block-size: 48px;
    margin: 0;
    padding-inline: 42px 14px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
    appearance: none;
  }

  /* Under 16px, phones zoom the page to the field. */
  @media (pointer: coarse) {
    .search input {
      font-size: max(16px, 1em);
    }
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .search input:hover {
    border-color: var(--_accent);
  }
`;
