import { css } from 'lit';

export const tile = css`
  .tile {
    display: grid;
    grid-template-columns: 40px minmax(0, 1fr);
    grid-template-rows: minmax(max(46px, 2.7em + 8px), 1fr);
    column-gap: 12px;
    align-items: center;
    inline-size: 100%;
    min-block-size: 72px;
    padding: calc(var(--_space) * 3);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    text-align: start;
    transition:
      background-color 0.12s,
      border-color 0.12s,
      box-shadow 0.12s;
  }

  .tile .secondary {
    overflow-wrap: break-word;
  }

  /* Stays together as long as it fits. */
  .hint {
    display: inline-block;
    max-inline-size: 100%;
  }

  .tile.popular {
    grid-template: 1fr auto auto 1fr / minmax(0, 1fr);
    row-gap: 8px;
    justify-items: center;
    align-items: start;
    min-block-size: 100px;
    padding: 8px 4px;
    text-align: center;
  }

  @media (max-width: 480px) {
    .tile.popular {
      min-block-size: 90px;
    }
  }

  .tile.popular::before,
  .tile.popular::after {
    content: '';
  }

  .tile.popular .name {
    font-size: var(--_text-secondary);
    line-height: 1.3847;
  }

  /* What every tile of a category says is left out of its popular ones. */
  .tile.popular .secondary:not(:has(.chip)) {
    display: none;
  }

  .tile.popular .words {
    inline-size: 100%;
  }

  /* A status that has come where there was no line has no room until the attempt is put away. */
  .tile.popular .lines.held:not(:has(.room .chip)) {
    display: none;
  }

  .words > *,
  .lines > * {
    display: block;
    position: relative;
  }

  /* A chip only where something is wrong; no higher than a line of words, so that a tile is as high with as without. */
  .lines .chip {
    margin-block: -2px;
  }

  .lines .chip:not(.warning, .danger) {
    /* As high as with a border, which forced colors would show. */
    padding: 2px 0;
    border: 0;
    background: none;
  }

  .lines .room {
    visibility: hidden;
  }

  .lines.held {
    position: relative;
    overflow: clip;
    overflow-clip-margin: 2px;
  }

  .lines.held > :not(.room) {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
  }

  /* The official button has the brand's logo in it: it stands in the place of the logo and the second line. */
  .tile:has(> .official) {
    grid-template: auto auto / minmax(0, 1fr);
    align-content: center;
    row-gap: 2px;
    padding-block: 6px;
  }

  .tile:has(> .official) > .logo,
  .tile:has(> .official) .lines {
    display: none;
  }

  .tile.popular:has(> .official) {
    row-gap: 8px;
  }

  .tile.popular:has(> .official)::before,
  .tile.popular:has(> .official)::after {
    content: none;
  }

  .tile.popular > .official {
    block-size: 40px;
  }

  .panel.list .group > .tiles {
    container-type: inline-size;
  }

  /* Beside the words only where these have room enough. */
  @container (min-width: 36em) {
    .panel.list .group .tile:has(> .official) {
      grid-template: auto / 40px minmax(0, 1fr) auto;
    }

    .panel.list .group .tile:has(> .official) > .logo,
    .panel.list .group .tile:has(> .official) .lines {
      display: grid;
    }
  }

  button.tile {
    cursor: pointer;
  }

  button.tile:hover {
    border-color: var(--_accent);
    background: color-mix(in srgb, var(--_accent) 7%, var(--_surface));
    box-shadow: var(--_shadow);
  }

  button.tile:active:not(:has(.official)) {
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
  }
`;
