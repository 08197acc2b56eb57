import { css } from 'lit';

export const dialog = css`
  dialog {
    inline-size: min(440px, calc(100% - 32px));
    /* Of the window, also where the page is zoomed, which dvh would not see. */
    max-block-size: calc(100% - 32px);
    padding: 24px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius-panel);
    /* Where the host's surface is none, or lets what is behind it through, the scheme's own is under it. */
    background: linear-gradient(var(--_surface) 0 0) light-dark(#fff, #171a21);
    color: var(--_text);
    box-shadow: var(--_shadow-dialog);
    overflow-wrap: anywhere;
  }

  dialog::backdrop {
    background: #0b0d1280;
  }

  dialog .consequence {
    display: grid;
    gap: 12px;
    margin-block: 4px 20px;
  }

  dialog .lead {
    margin-block: 0;
  }

  dialog .attempt {
    margin-block-end: 16px;
  }

  dialog .actions {
    justify-content: flex-end;
  }

  @media (max-width: 420px) {
    dialog {
      padding: 16px;
    }

    /* Side by side where both fit, else one under the other: no word is broken. */
    dialog .actions > * {
      flex: 1 0 auto;
    }
  }
`;
