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

  .link-end {
    display: flex;
    flex-wrap: wrap;
    gap: 0 12px;
    align-items: center;
    margin-block-start: calc(var(--_space) * 3);
  }

  .link-over {
    display: grid;
    gap: calc(var(--_space) * 3);
    justify-items: start;
  }

  .activities {
    display: grid;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 5);
  }

  .activity {
    display: flex;
    gap: 10px;
    align-items: center;
    padding: calc(var(--_space) * 3) calc(var(--_space) * 3.5);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }

  .activity-mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    color: var(--_success);
    font-weight: 600;
  }

  /* As the ring of a sign-in that is under way. */
  .connecting .activity-mark {
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 1.2s linear infinite;
  }

  /* As high as with a border, which forced colors would show. */
  .chip.none {
    padding-block: 2px;
    border: 0;
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
