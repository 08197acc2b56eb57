import { css } from 'lit';

export const pickerSkeleton = css`
  .skeleton .search {
    block-size: 48px;
    border-radius: var(--_radius-control);
  }

  .skeleton .group-heading {
    margin-block-start: 0;
  }

  .skeleton .title {
    inline-size: 7em;
    block-size: 1.3847em;
    border-radius: var(--_radius-small);
  }

  .skeleton .tile {
    border-color: transparent;
    background: var(--_bone);
  }
`;
