import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    color: var(--codat-color-text-muted, light-dark(#596273, #a3abb8));
    font-family: var(--codat-font-family, inherit);
    font-size: 13px;
    line-height: 18px;
  }

  img {
    display: block;
    block-size: var(--powered-by-codat-height, 20px);
    inline-size: auto;
  }

  a {
    color: inherit;
    text-decoration: none;
  }

  a:hover {
    text-decoration: underline;
  }

  a:focus-visible {
    outline: 2px solid
      var(--codat-color-focus, var(--codat-color-primary, light-dark(#2f4bd8, #93a6ff)));
    outline-offset: 2px;
  }
`;
