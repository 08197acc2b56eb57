import { css } from 'lit';

/** The card an element draws itself on, with its heading and lead. */
export const panel = css`
  .panel {
    container-type: inline-size;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    padding: clamp(var(--_space) * 4, 4%, var(--_space) * 6);
  }

  .heading {
    font-size: 1.2857em;
    line-height: 1.4444;
    font-weight: 650;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .head {
    display: grid;
    gap: 4px;
    margin-block-end: calc(var(--_space) * 4);
  }

  .head:focus-visible {
    outline: none;
  }

  .head ::slotted(*) {
    margin-block: 0;
  }

  .lead,
  ::slotted([slot='description']) {
    color: var(--_muted);
    max-inline-size: 52ch;
    text-wrap: pretty;
  }

  .secondary {
    color: var(--_muted);
    font-size: 0.9286em;
    line-height: 1.3846;
    overflow-wrap: anywhere;
  }

  .reference {
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: 0.8571em;
    user-select: all;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
