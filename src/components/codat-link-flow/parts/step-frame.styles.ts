import { css } from 'lit';

/** The frame around every step: as a card in the page, and as a dialog of one height. */
export const frame = css`
  .panel:has(> .step) {
    --_inset: clamp(var(--_space) * 4, 4%, var(--_space) * 6);

    padding: 0;
  }

  .bar,
  .step,
  .foot {
    padding-inline: var(--_inset);
  }

  .bar {
    display: flex;
    gap: 8px;
    align-items: center;
    padding-block-start: calc(var(--_space) * 4);
  }

  .bar .button {
    min-inline-size: 44px;
    margin-inline-end: -8px;
  }

  .stepper {
    display: flex;
    flex: 1;
    gap: 6px;
  }

  .segment {
    flex: 1;
    block-size: 4px;
    border-radius: var(--_radius-round);
    background: var(--_border);
    transition: background-color 0.16s;
  }

  .segment.reached {
    background: var(--_accent);
  }

  .step {
    padding-block: calc(var(--_space) * 5);
  }

  .foot {
    display: grid;
    gap: calc(var(--_space) * 2);
    padding-block: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }

  .foot .actions {
    align-items: center;
    justify-content: flex-end;
  }

  .foot .actions > p {
    flex: 1 1 220px;
  }

  .foot .small {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
    align-items: center;
    min-block-size: 32px;
  }

  .foot powered-by-codat {
    --codat-font-size: max(12px, 0.9286em);

    margin-inline-start: auto;
  }

  .foot .wide {
    inline-size: 100%;
  }

  .flow {
    /* Of the window without its scrollbar, which vw would count, and in a page that zooms, which dvh would not see. */
    inline-size: min(var(--codat-link-flow-width, 640px), calc(100% - 32px));
    block-size: min(var(--codat-link-flow-height, 680px), calc(100% - 32px));
    max-block-size: none;
    padding: 0;
  }

  /* As high in every step: what leads on stays where it is. */
  .flow[open] {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
  }

  .flow::before {
    content: none;
  }

  .flow .head .lead {
    margin-block: 0;
  }

  .flow .bar {
    padding-block-start: calc(var(--_space) * 2);
  }

  .flow .step {
    overflow-y: auto;
    overscroll-behavior: contain;
    padding-block-start: calc(var(--_space) * 3);
  }

  .flow .foot {
    padding-block-end: max(var(--_space) * 3, env(safe-area-inset-bottom));
  }

  @media (max-width: 480px) {
    .flow {
      inline-size: 100%;
      max-inline-size: none;
      block-size: 100%;
      border: 0;
      border-radius: 0;
    }

    .foot .actions > .button {
      flex: 1 1 auto;
    }
  }

  /* As of a window that is enlarged to 400 %: bar and foot would leave the step no room to be read in. */
  @media (max-height: 320px) {
    .flow[open] {
      display: block;
    }

    .flow .step {
      overflow: visible;
    }
  }

  @media (forced-colors: active) {
    .segment {
      border: 1px solid CanvasText;
    }

    .segment.reached {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
    }
  }
`;
