import { css } from 'lit';

export const introduction = css`
  .trust {
    display: flex;
    gap: 12px;
    align-items: center;
    justify-content: center;
    margin-block-end: calc(var(--_space) * 4);
  }

  .trust.none {
    display: none;
  }

  .mark {
    display: grid;
    place-items: center;
    flex: none;
    min-block-size: 56px;
  }

  .mark ::slotted(*) {
    display: block;
    max-inline-size: 140px;
    max-block-size: 56px;
    border-radius: var(--_radius);
  }

  .mark.codat {
    padding-inline: 14px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    /* The host's logo keeps its size; the words beside it may take two lines. */
    flex: 0 1 auto;
    min-inline-size: 0;
    text-align: center;
  }

  .dots {
    flex: 0 1 48px;
    min-inline-size: 18px;
    border-block-start: 3px dotted var(--_control);
  }

  .trust:not(.none) + .head {
    justify-items: center;
    text-align: center;
  }

  .points {
    display: grid;
    gap: calc(var(--_space) * 3);
    margin-block-end: calc(var(--_space) * 5);
  }

  .points li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: 12px;
  }

  .points strong {
    font-weight: 600;
  }

  .icon {
    inline-size: 22px;
    block-size: 22px;
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.7;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .permission {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(var(--_space) * 3);
    padding: calc(var(--_space) * 4);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  .sections {
    display: grid;
    gap: calc(var(--_space) * 3) calc(var(--_space) * 5);
    /* Two at most: those that are as wide as all columns keep none of them from being there. */
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(150px, 40%)), 1fr));
    margin: 0;
    font-size: var(--_text-secondary);
    line-height: 1.3847;
  }

  /* Those that may be long. */
  .sections :is([data-section='purpose'], [data-section='data']) {
    grid-column: 1 / -1;
  }

  .sections dt {
    font-weight: 600;
  }

  .sections dd {
    margin: 0;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .sections ::slotted(*) {
    margin-block: 0;
  }

  .consent {
    display: flex;
    gap: 12px;
    align-items: center;
    min-block-size: 44px;
    padding-block-start: calc(var(--_space) * 3);
    border-block-start: 1px solid var(--_border);
  }

  .consent input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0 2px;
    accent-color: var(--_accent);
  }

  .consent-words {
    min-inline-size: 0;
  }

  .wrong {
    color: var(--_danger);
  }
`;
