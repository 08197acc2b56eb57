import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }

  /* What has no box of its own could neither be found nor shown on top. */
  :host([hidden='until-found' i]),
  :host([popover]) {
    display: block;
  }
`;
