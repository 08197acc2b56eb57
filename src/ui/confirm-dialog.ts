import { html, nothing } from 'lit';
import type { CodatError } from '../api/errors.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { heading } from './heading.js';
import { onEscape } from './dom/on-escape.js';

/** A question before something that has an effect. */
export interface Confirmation {
  headingLevel: number;
  title: string;
  text: string;
  confirmLabel: string;
  keepLabel: string;
  /** Whether it cannot be undone: only that is red. */
  isDangerous: boolean;
  isBusy: boolean;
  /** Why it did not work, if it was tried. */
  failure: { title: string; error: CodatError } | undefined;
  confirm(): void;
  /** The person keeps things as they are. */
  keep(): void;
}

/** A modal question; its element shows it by a `ModalController`. */
export function confirmDialog(question: Confirmation, localize: Localize) {
  const { title, text, confirmLabel, keepLabel, isDangerous, isBusy, failure } = question;
  // Closed while it is being done, it would hide how it ends.
  const escape = onEscape(() => {
    if (!isBusy) question.keep();
  });
  return html`<dialog
    part="dialog"
    data-modal
    aria-labelledby="question"
    aria-describedby="consequence"
    @cancel=${escape.cancel}
    @keydown=${escape.keydown}
    @close=${({ target }: Event) => {
      // Not by a move, which closes it too: it is shown again where it comes to be.
      const isShown = target instanceof HTMLDialogElement && target.open;
      if (!isShown && (target as Node).isConnected) question.keep();
    }}
  >
    ${heading(question.headingLevel, 'heading', title, 'question')}
    <p class="lead" id="consequence">${text}</p>
    ${
      failure
        ? html`<div class="attempt problem" role="alert">
            <p class="name">${failure.title}</p>
            <p class="secondary">${errorWords(failure.error, localize)}</p>
          </div>`
        : nothing
    }
    <div class="actions">
      <button type="button" class="button" ?disabled=${isBusy} autofocus @click=${question.keep}>
        ${keepLabel}
      </button>
      <button
        type="button"
        class="button may-wait ${isDangerous ? 'danger' : 'primary'}"
        aria-busy=${isBusy ? 'true' : nothing}
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => {
          if (!isBusy) question.confirm();
        }}
      >
        ${confirmLabel}
      </button>
    </div>
  </dialog>`;
}
