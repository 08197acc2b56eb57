import { css } from 'lit';

/** Grey shapes in place of what is being loaded. */
export const skeleton = css`
  .bone {
    border-radius: var(--_radius);
    background: var(--_sunken);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (forced-colors: active) {
    .bone {
      border: 1px solid GrayText;
    }
  }
`;
