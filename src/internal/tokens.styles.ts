import { css } from 'lit';

/**
 * What every element draws with: the host's `--codat-*` where set, else a default for light and dark. The
 * page's `color-scheme` decides which, so that an element is dark exactly where its page is.
 */
export const tokens = css`
  :host {
    --_primary: var(--codat-color-primary, light-dark(#2f4bd8, #93a6ff));
    --_on-primary: var(--codat-color-on-primary, light-dark(#fff, #0c1230));
    --_text: var(--codat-color-text, light-dark(#1b1f29, #e8eaee));
    --_muted: var(--codat-color-text-muted, light-dark(#596273, #a3abb8));
    --_surface: var(--codat-color-surface, light-dark(#fff, #171a21));
    --_sunken: var(--codat-color-sunken, light-dark(#f4f6f9, #1f242d));
    --_border: var(--codat-color-border, light-dark(#dfe3e9, #2d3440));
    --_control: var(--codat-color-control, light-dark(#7a8392, #7d8796));
    --_focus: var(--codat-color-focus, var(--_primary));
    --_success: var(--codat-color-success, light-dark(#0c6b42, #5fd6a0));
    --_success-surface: var(--codat-color-success-surface, light-dark(#e6f5ed, #12291f));
    --_warning: var(--codat-color-warning, light-dark(#7d5100, #f1c368));
    --_warning-surface: var(--codat-color-warning-surface, light-dark(#fcf2db, #2d2410));
    --_danger: var(--codat-color-danger, light-dark(#a8231c, #ff9b92));
    --_danger-surface: var(--codat-color-danger-surface, light-dark(#fceceb, #341817));
    --_on-danger: var(--codat-color-on-danger, light-dark(#fff, #2b0b09));
    --_radius: var(--codat-radius, 12px);
    --_radius-control: calc(var(--_radius) * 0.8);
    --_space: var(--codat-space, 4px);
    --_shadow: var(--codat-shadow, 0 1px 2px #0000000f, 0 4px 12px #0000000f);
    --_shadow-dialog: var(--codat-shadow-dialog, 0 10px 40px #0003);
    display: block;
    box-sizing: border-box;
    color: var(--_text);
    font-family: var(--codat-font-family, inherit);
    font-size: var(--codat-font-size, 0.875rem);
    line-height: 1.4286;
    text-align: start;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul {
    margin: 0;
    padding: 0;
  }

  ul {
    list-style: none;
  }

  .visually-hidden:not(:focus-within) {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
