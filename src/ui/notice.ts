import { html, nothing } from 'lit';
import type { CodatError } from '../api/errors.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { supportText } from './support-text.js';

/** An error in place of what could not be shown: what failed, why, what to do, and last the reference for support. */
export function errorNotice(
  title: string,
  error: CodatError,
  localize: Localize,
  retry?: () => void,
) {
  const { correlationId } = error.toJSON();
  // The alert holds the words alone: what is in it is read out, and a button's name is not news.
  return html`<div class="notice problem" part="error">
    <div class="notice-words" role="alert">
      <p class="name">${title}</p>
      <p class="secondary">${supportText(errorWords(error, localize), localize)}</p>
    </div>
    ${
      retry
        ? html`<div>
            <button type="button" class="button" part="retry" @click=${retry}>
              ${localize.term('tryAgain')}
            </button>
          </div>`
        : nothing
    }
    ${
      correlationId
        ? html`<p class="reference">${localize.term('reference', correlationId)}</p>`
        : nothing
    }
  </div>`;
}

/** Words in place of what is not there. */
export function emptyNotice(title: string, text: string, localize: Localize) {
  return html`<div class="notice" part="empty">
    <p class="name">${title}</p>
    <p class="secondary">${supportText(text, localize)}</p>
  </div>`;
}
