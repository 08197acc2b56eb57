import { css } from 'lit';

/** What every element is to its page, whatever it looks like. */
export const base = css`
  /* Important, since a page's own display for the element would come first. */
  :host([hidden]:not([hidden='until-found' i])) {
    display: none !important;
  }
`;
