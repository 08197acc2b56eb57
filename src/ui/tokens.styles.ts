import { css } from 'lit';
import { accent } from './accent.styles.js';

/**
 * The design tokens: the host's `--codat-*` where set, else a default for light and dark. The page's
 * `color-scheme` decides which, so that an element is dark exactly where its page is.
 */
const values = css`
  :host {
    --_text: var(--codat-color-text, light-dark(#1b1f29, #e8eaee));
    --_muted: var(--codat-color-text-muted, light-dark(#596273, #a3abb8));
    --_surface: var(--codat-color-surface, light-dark(#fff, #171a21));
    --_sunken: var(--codat-color-sunken, light-dark(#f4f6f9, #1f242d));
    --_border: var(--codat-color-border, light-dark(#dfe3e9, #2d3440));
    --_control: var(--codat-color-control, light-dark(#7a8392, #7d8796));
    --_success: var(--codat-color-success, light-dark(#0c6b42, #5fd6a0));
    --_success-surface: var(--codat-color-success-surface, light-dark(#e6f5ed, #12291f));
    --_warning: var(--codat-color-warning, light-dark(#7d5100, #f1c368));
    --_warning-surface: var(--codat-color-warning-surface, light-dark(#fcf2db, #2d2410));
    --_danger: var(--codat-color-danger, light-dark(#a8231c, #ff9b92));
    --_danger-surface: var(--codat-color-danger-surface, light-dark(#fceceb, #341817));
    /* No larger than what a card's words keep clear of: the radius of a pill, such as 999px, is for buttons. */
    --_radius: min(var(--codat-radius, 12px), 32px);
    --_radius-panel: calc(var(--_radius) * 1.2);
    --_radius-control: calc(var(--_radius) * 0.8);
    --_radius-small: calc(var(--_radius) * 0.5);
    --_radius-round: calc(var(--_radius) * 100);
    --_space: var(--codat-space, 4px);
    --_shadow: var(--codat-shadow, 0 1px 2px #0000000f, 0 4px 12px #0000000f);
    --_shadow-dialog: var(--codat-shadow-dialog, 0 10px 40px #0003);

    /* Relative to the text around the element, and never under 12 px. Resolved where it is used. */
    --_text-size: max(12px, var(--codat-font-size, 0.875em));
    --_text-secondary: max(12px, 0.9286em);
    --_text-small: max(12px, 0.8571em);
  }
`;

/**
 * Resets every inherited property with which a page could break the layout inside. What is meant to be
 * inherited stays: the font's family and features, `direction`, `visibility`, `color-scheme`, `pointer-events`.
 */
const reset = css`
  :host {
    display: block;
    box-sizing: border-box;
    writing-mode: horizontal-tb;
  }

  :host > * {
    /* Elements inside this one, and in its slots, have the text size of this one. */
    --codat-font-size: 1em;

    caret-color: auto;
    color: var(--_text);
    cursor: auto;
    font-family: var(--codat-font-family, inherit);
    font-size: var(--_text-size);
    font-size-adjust: none;
    font-stretch: normal;
    font-style: normal;
    font-variant: normal;
    font-weight: 400;
    /* Of words that are longer than any in English, such as German's compounds. */
    hyphens: auto;
    hyphenate-limit-chars: 17 6 6;
    letter-spacing: normal;
    line-break: auto;
    /* As all line heights, a little over a whole number of pixels: WebKit cuts a line down to a whole one. */
    line-height: 1.4286;
    list-style: none;
    overflow-wrap: break-word;
    quotes: auto;
    tab-size: 8;
    text-align: start;
    text-align-last: auto;
    text-emphasis: none;
    text-indent: 0;
    text-orientation: mixed;
    text-shadow: none;
    text-transform: none;
    text-wrap: wrap;
    -webkit-user-select: text;
    user-select: text;
    white-space: normal;
    word-break: normal;
    word-spacing: normal;
    writing-mode: horizontal-tb;
    -webkit-text-fill-color: currentcolor;
    -webkit-text-security: none;
    -webkit-text-stroke: 0;
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
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  /* What they are in scrolls with them: within no box of ours they would make the page scroll as far as they are down. */
  :is(.panel:not(dialog), .stack, .place, .step) {
    position: relative;
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

/** What every element draws with. */
export const tokens = [values, accent, reset];
