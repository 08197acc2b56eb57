import { css } from 'lit';

/** What every element is to its page, whatever it looks like. */
export const base = css`
  /* Important, since a page's own display for the element would come first. */
  :host([hidden]:not([hidden='until-found' i])) {
    display: none !important;
  }

  /* As of every element that is one. */
  :host([popover]:not(:popover-open)) {
    display: none;
  }

  /* The words are on their way: their place is kept, without those of another language in it. */
  [data-wordless] {
    visibility: hidden;
  }

  [data-wordless] .bone {
    visibility: visible;
  }
`;
