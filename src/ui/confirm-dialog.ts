import { html, nothing } from 'lit';
import type { CodatError } from '../api/errors.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { heading } from './heading.js';
import { onEscape } from './dom/on-escape.js';
import { firstClick } from './stage/ignore-second-click.js';
import { supportText } from './support-text.js';

/** How what was confirmed goes. */
interface ConfirmedAction {
  readonly isPending: boolean;
  /** Why the last run failed; the person can confirm again. */
  readonly error: CodatError | undefined;
}

/** A question before something that has an effect. */
interface Confirmation {
  /** What the ids in it begin with: an element may ask two questions at a time. */
  id: string;
  headingLevel: number;
  title: string;
  text: string;
  /** What else there is to know before it, such as a slot for the host's words. */
  note?: unknown;
  confirmLabel: string;
  keepLabel: string;
  /** Whether it cannot be undone: only that is red. */
  isDangerous: boolean;
  /** What confirming starts, where that takes time. */
  action?: ConfirmedAction;
  /** The words over the action's error. */
  failedTitle?: string;
  confirm(): void;
  /** The person keeps things as they are. */
  keep(): void;
}

/** A modal question; its element shows it by a `ModalController`. */
export function confirmDialog(question: Confirmation, localize: Localize) {
  const { id, title, text, confirmLabel, keepLabel, isDangerous, action, failedTitle } = question;
  const isPending = action?.isPending ?? false;
  // Closed while the action is pending, the dialog would hide how the action ends.
  const escape = onEscape(() => {
    if (!isPending) question.keep();
  });
  return html`<dialog
    part="dialog"
    data-modal
    aria-labelledby="${id}-question"
    aria-describedby="${id}-consequence"
    @cancel=${escape.cancel}
    @keydown=${escape.keydown}
    @close=${({ currentTarget }: Event) => {
      const dialog = currentTarget as HTMLDialogElement;
      // A move closes the dialog too: it is shown again at its new place.
      if (!dialog.open && dialog.isConnected) question.keep();
    }}
  >
    ${heading(question.headingLevel, 'heading', title, `${id}-question`)}
    <div class="consequence" id="${id}-consequence">
      <p class="lead">${supportText(text, localize)}</p>
      ${question.note ?? nothing}
    </div>
    ${
      action?.error
        ? html`<div class="attempt problem" role="alert">
            <p class="name">${failedTitle}</p>
            <p class="secondary">${supportText(errorWords(action.error, localize), localize)}</p>
          </div>`
        : nothing
    }
    <div class="actions">
      <button
        type="button"
        class="button"
        ?disabled=${isPending}
        autofocus
        @click=${firstClick(question.keep)}
      >
        ${keepLabel}
      </button>
      <button
        type="button"
        class="button may-wait ${isDangerous ? 'danger' : 'primary'}"
        aria-busy=${isPending ? 'true' : nothing}
        aria-disabled=${isPending ? 'true' : nothing}
        @click=${firstClick(() => {
          if (!isPending) question.confirm();
        })}
      >
        ${confirmLabel}
      </button>
    </div>
  </dialog>`;
}
