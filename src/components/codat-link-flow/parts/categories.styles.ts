import { css } from 'lit';

export const categories = css`
  .categories {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 150px), 1fr));
    gap: calc(var(--_space) * 2);
    margin-block-end: calc(var(--_space) * 5);
  }

  .category {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 12px;
    align-items: center;
    min-block-size: 60px;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    cursor: pointer;
    transition:
      border-color 0.12s,
      box-shadow 0.12s;
  }

  .category > span > span {
    display: block;
  }

  .category input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }

  .category:is(:hover, :has(:checked)) {
    border-color: var(--_accent);
  }

  .category:has(:checked) {
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  .category:active {
    background: var(--_sunken);
  }

  .category:has(:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .category :focus-visible {
    outline: none;
    box-shadow: none;
  }

  .category.linked .secondary {
    color: var(--_success);
  }

  /* One line, so that what can be connected is in view: how far each kind is stands for screen readers alone. */
  @media (max-width: 480px) {
    .categories {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }

    .category {
      flex: 1 1 auto;
      grid-template-columns: auto;
      place-items: center;
      min-block-size: 44px;
      padding-inline: 8px;
    }

    .category :is(.secondary, input) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .category input {
      appearance: none;
    }

    .category.linked .name::after {
      content: ' ✓';
      content: ' ✓' / '';
      color: var(--_success);
    }
  }

  @media (forced-colors: active) {
    .category:has(:checked) {
      border-color: Highlight;
      outline: 1px solid Highlight;
    }

    .category:has(:focus-visible) {
      outline: 3px solid Highlight;
    }
  }
`;
