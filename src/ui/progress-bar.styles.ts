import { css } from 'lit';

/** A native progress bar, drawn as the rest is. */
export const progressBar = css`
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    margin-block: 6px;
    border: 0;
    border-radius: var(--_radius-round);
    overflow: hidden;
    background: var(--_border);
    color: var(--_accent);
  }

  progress::-webkit-progress-bar {
    background: none;
  }

  progress::-webkit-progress-value {
    border-radius: var(--_radius-round);
    background: currentColor;
  }

  progress::-moz-progress-bar {
    border-radius: var(--_radius-round);
    background: currentColor;
  }

  progress:indeterminate::-moz-progress-bar {
    background: none;
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      color: Highlight;
      forced-color-adjust: none;
      background: Canvas;
    }
  }
`;
