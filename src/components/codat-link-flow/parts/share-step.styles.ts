import { css } from 'lit';

export const share = css`
  .share {
    display: grid;
    gap: 6px;
  }

  .share input {
    min-block-size: 44px;
    min-inline-size: 0;
    padding-inline: 12px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_sunken);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }

  .ways {
    align-items: center;
    margin-block-start: calc(var(--_space) * 3);
  }

  .chip.none {
    background: none;
  }

  .qr-place:not(:empty) {
    display: grid;
    gap: 8px;
    justify-items: center;
    margin-block-start: calc(var(--_space) * 5);
    text-align: center;
  }

  /* Dark on light in every colour scheme: many scanners read no other. */
  .qr {
    inline-size: min(100%, 200px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius-control);
    forced-color-adjust: none;
  }

  .qr .light {
    fill: #fff;
  }

  .qr .dark {
    fill: #000;
  }
`;
