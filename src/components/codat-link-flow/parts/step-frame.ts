import { html, nothing } from 'lit';
import { actionButton } from '../../../ui/action-button.js';
import { heading } from '../../../ui/heading.js';
import type { Localize } from '../../../i18n/localize.js';

/** A step's heading, which takes the focus when the step begins, and the words under it. */
export const stepHead = (slot: string, level: number, title: string, text: string) =>
  html`<div class="head" tabindex="-1">
    <slot name=${slot}
      >${heading(level, 'heading', title)}
      <p class="lead">${text}</p></slot
    >
  </div>`;

/** A button that leads on or back. */
export const stepButton = (label: string, look: string, onClick: (event: Event) => void) =>
  actionButton(label, look, onClick, 'action');

/** Where the person is, and the way out where there is one. */
export const stepBar = (step: number, localize: Localize, close: (() => void) | undefined) =>
  html`<div class="bar">
    <p class="secondary">${localize.term('flowStep', step, 3)}</p>
    ${
      close
        ? html`<button
            type="button"
            class="button quiet"
            aria-label=${localize.term('close')}
            @click=${close}
          >
            ✕
          </button>`
        : nothing
    }
  </div>`;
