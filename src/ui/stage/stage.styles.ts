import { css } from 'lit';

/**
 * The stage over a list: both in one cell of a grid, so that the list keeps its room while it cannot be seen, and
 * nothing on the page moves. `.body` holds `.choices` and `.stage`.
 */
export const stage = css`
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }

  .choices,
  .stage {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }

  .choices {
    transition:
      opacity 0.16s ease-out,
      visibility 0s;
  }

  .choices[inert] {
    visibility: hidden;
    opacity: 0;
    transition-delay: 0s, 0.16s;
  }

  .stage {
    display: flex;
    flex-direction: column;
    animation: appear 0.16s ease-out;
  }

  .stage-content {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: calc(var(--_space) * 2);
    margin-block: auto;
    text-align: center;
  }

  .stage-content > * {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  .stage-title:focus {
    outline: none;
  }

  .stage-title .heading,
  .stage-words .lead {
    text-wrap: balance;
  }

  .stage-words {
    display: grid;
    gap: 4px;
    justify-items: center;
  }

  .stage.problem .stage-words .heading {
    color: var(--_danger);
  }

  .stage.problem .stage-words .lead {
    color: var(--_text);
  }

  .ring {
    position: relative;
    margin-block-end: 6px;
    display: grid;
    place-items: center;
  }

  .ring.turning {
    inline-size: 88px;
    block-size: 88px;
  }

  .ring .logo {
    inline-size: 56px;
    block-size: 56px;
    font-size: 20px;
  }

  /* Drawn, since the box of an element that turns is wider than its circle, and would overflow. */
  .arc {
    position: absolute;
    inset: 0;
    fill: none;
    stroke-width: 3;
  }

  .arc circle {
    stroke: var(--_border);
  }

  .arc path {
    stroke: var(--_accent);
    transform-origin: center;
    animation: turn 1.2s linear infinite;
  }

  .stage .actions {
    justify-content: center;
    margin-block-start: calc(var(--_space) * 2);
  }

  .organisation {
    max-inline-size: 52ch;
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    color: var(--_muted);
    font-size: var(--_text-secondary);
    line-height: 1.3847;
    overflow-wrap: anywhere;
  }

  .organisation strong {
    font-weight: 600;
    color: var(--_text);
  }

  .stage .address {
    max-inline-size: 32em;
  }

  .drawn-check {
    inline-size: 64px;
    block-size: 64px;
    fill: none;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 3.5;
  }

  .drawn-check circle {
    fill: var(--_success-surface);
  }

  .drawn-check path {
    stroke: var(--_success);
    stroke-dasharray: 1;
    animation: draw 0.32s ease-out 0.1s backwards;
  }

  @keyframes draw {
    from {
      stroke-dashoffset: 1;
    }
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    margin-block-end: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 2) calc(var(--_space) * 3);
    border-radius: var(--_radius);
    background: var(--_sunken);
  }

  .line .logo {
    inline-size: 28px;
    block-size: 28px;
    border-radius: calc(var(--_radius) * 0.5833);
    font-size: 12px;
  }

  .line .name {
    flex: 1 1 9em;
    min-inline-size: 0;
  }

  .line.problem .name {
    color: var(--_danger);
  }

  .line-actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
  }

  .line-actions .text-button {
    min-block-size: 44px;
  }

  /* In a list of a tile or two there is room for a line, and the actions under it. */
  .stage.compact .stage-content {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 3);
    text-align: start;
  }

  .stage.compact .stage-content > :not(.stage-mark, .stage-words) {
    grid-column: 1 / -1;
    justify-content: flex-start;
    margin-block: 0;
  }

  /* A slot has no box: what the host puts into it is in the grid. */
  .stage.compact ::slotted(*) {
    grid-column: 1 / -1;
  }

  .stage.compact .drawn-check {
    inline-size: 44px;
    block-size: 44px;
  }

  .stage.compact .stage-words {
    gap: 0;
    justify-items: start;
  }

  .stage.compact .ring {
    margin: 0;
  }

  .stage.compact .ring.turning {
    inline-size: 52px;
    block-size: 52px;
  }

  .stage.compact .ring .logo {
    inline-size: 32px;
    block-size: 32px;
    font-size: 12px;
  }

  @media (forced-colors: active) {
    .needs li::before {
      background: CanvasText;
    }

    .drawn-check circle {
      stroke: CanvasText;
    }

    .line,
    .organisation {
      border: 1px solid;
    }

    .arc circle {
      stroke: GrayText;
    }

    .arc path {
      stroke: Highlight;
    }
  }
`;
