import { css } from 'lit';

/**
 * The card an element draws itself on, with its heading and lead.
 *
 * In a box that takes its width from its content (a dialog, flex row, float, table cell), a card is as wide as the
 * box allows, from 120 px to 40 em: `::before` is an empty grid whose first column says so to the box, and whose second
 * lets the card fill a wider one. What the card holds does not count: its width is the same before and after loading.
 *
 * Nor does it count how the padding came out: WebKit asks for 4 % of what the box was before, other engines of nothing.
 * `100%` gives a box that has no width yet the most, which is what a card of 40 em has; a real one is past it by 24 px.
 */
export const panel = css`
  .panel {
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    padding: clamp(var(--_space) * 4, max(4%, var(--_space) * 6 - 100%), var(--_space) * 6);
  }

  .panel::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(120px, 40em) minmax(0, 1fr);
  }

  .panel > :is(div, section, ul) {
    contain: inline-size;
  }

  .heading {
    font-size: 1.2857em;
    line-height: 1.4445;
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
    font-size: var(--_text-secondary);
    line-height: 1.3847;
    overflow-wrap: anywhere;
  }

  .reference {
    margin-block-start: 4px;
    color: var(--_muted);
    font-size: var(--_text-small);
    -webkit-user-select: all;
    user-select: all;
    overflow-wrap: anywhere;
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
