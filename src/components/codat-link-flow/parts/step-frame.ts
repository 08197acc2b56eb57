import { html, nothing } from 'lit';
import { actionButton } from '../../../ui/action-button.js';
import { heading } from '../../../ui/heading.js';
import type { Localize } from '../../../i18n/localize.js';
import type { StepContent } from './flow-context.js';

const STEPS = 3;

/** A step's heading, which takes the focus when the step begins, and the words under it. */
export const stepHead = (slot: string, level: number, title: string, text: unknown) =>
  html`<div class="head" tabindex="-1">
    <slot name=${slot}
      >${heading(level, 'heading', title)}
      ${text ? html`<p class="lead">${text}</p>` : nothing}</slot
    >
  </div>`;

/** A button that leads on or back. */
export const stepButton = (label: string, look: string, onClick: (event: Event) => void) =>
  actionButton(label, look, onClick, 'action');

/** Where the person is, in segments; a screen reader reads it as "Step 1 of 3". */
const stepper = (step: number, localize: Localize) =>
  html`<div class="stepper">
    <p class="visually-hidden">${localize.term('flowStep', step, STEPS)}</p>
    ${[...Array(STEPS).keys()].map(
      (index) =>
        html`<span class="segment ${index < step ? 'reached' : ''}" aria-hidden="true"></span>`,
    )}
  </div>`;

/** A step between what stays in view: where the person is and the way out above, what leads on below. */
export function stepFrame(
  { body, foot }: StepContent,
  { step, localize, close }: { step: number; localize: Localize; close: (() => void) | undefined },
) {
  return html`<div class="bar">
      ${stepper(step, localize)}
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
    </div>
    <div class="step">${body}</div>
    <div class="foot">${foot}</div>`;
}
