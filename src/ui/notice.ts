import { html, nothing } from 'lit';
import type { CodatError } from '../api/errors.js';
import { errorWords } from '../i18n/error-words.js';
import type { Localize } from '../i18n/localize.js';
import { actionButton } from './action-button.js';
import { emptyIcon, offlineIcon, problemIcon } from './icons.js';
import { supportText } from './support-text.js';

/** An error in place of what could not be shown: what failed, why, what to do, and last the reference for support. */
export function errorNotice(
  title: string,
  error: CodatError,
  localize: Localize,
  retry?: (event: Event) => void,
) {
  const { correlationId } = error.toJSON();
  // The alert holds the words alone: what is in it is read out, and a button's name is not news.
  return html`<div class="notice problem" part="error">
    ${error.code === 'offline' ? offlineIcon : problemIcon}
    <div class="notice-words" role="alert">
      <p class="name">${title}</p>
      <p class="secondary">${supportText(errorWords(error, localize), localize)}</p>
    </div>
    ${
      retry
        ? html`<div>${actionButton(localize.term('tryAgain'), '', retry, 'retry')}</div>`
        : nothing
    }
    ${
      correlationId
        ? html`<p class="reference">${localize.term('reference', localize.text(correlationId))}</p>`
        : nothing
    }
  </div>`;
}

/** Words in place of what is not there, and the one thing to do about it, where there is one. */
export function emptyNotice(title: string, text: string, localize: Localize, look?: () => void) {
  return html`<div class="notice" part="empty">
    ${emptyIcon}
    <p class="name">${title}</p>
    ${text ? html`<p class="secondary">${supportText(text, localize)}</p>` : nothing}
    ${look ? actionButton(localize.term('checkAgain'), '', look, 'retry') : nothing}
  </div>`;
}

/** In place of what can be connected, for who may only look. */
export const mayNotConnect = (localize: Localize) =>
  emptyNotice(localize.term('mayNotConnect'), localize.term('mayNotConnectHint'), localize);
