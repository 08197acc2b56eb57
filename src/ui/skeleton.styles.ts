import { css } from 'lit';

/** Grey shapes in place of what is being loaded. */
export const skeleton = css`
  .bone {
    --_bone: color-mix(in srgb, var(--_border) 70%, var(--_surface));
    border-radius: var(--_radius);
    background: var(--_bone);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.6;
    }
  }

  /* Nothing is on its way where a server's markup is all there will be. */
  @media (scripting: none) {
    .bone {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
