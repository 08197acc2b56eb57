import { html, nothing } from 'lit';
import { parseCodatDate } from '../../../api/dates.js';
import type { UploadedFile } from '../../../api/schema.js';
import { shownFileName } from '../../../i18n/file-names.js';
import type { Localize } from '../../../i18n/localize.js';
import { failureWords, isOfFile } from './upload-failure.js';
import { nameOf } from '../../../store/uploads/file-name.js';
import { isLive, type UploadItem } from '../../../store/uploads/upload-item.js';
import { firstClick } from '../../../ui/stage/ignore-second-click.js';
import { supportText } from '../../../ui/support-text.js';

interface RowActions {
  remove(item: UploadItem): void;
  retry(item: UploadItem): void;
}

function detailOf({ size, state }: UploadItem, localize: Localize) {
  switch (state.kind) {
    case 'checking':
    case 'sending':
      return localize.term('fileSize', size);
    case 'waiting':
      return `${localize.term('fileSize', size)} · ${localize.term('uploadWaiting')}`;
    case 'refused':
      return localize.term('uploadRefused', state.reason);
    case 'failed':
      return supportText(failureWords(state.error, localize), localize);
    case 'received':
      return localize.term('uploadReceived');
    default:
      return state satisfies never;
  }
}

/** One file that is on its way, or that will not go. */
export function fileRow(item: UploadItem, localize: Localize, actions: RowActions) {
  const { state } = item;
  const name = shownFileName(item.name, localize);
  const isProblem = state.kind === 'refused' || state.kind === 'failed';
  const action = (label: string, onClick: () => void, part: string) =>
    html`<button
      type="button"
      class="button quiet"
      part=${part}
      aria-label=${localize.term('actionOn', label, name)}
      @click=${firstClick(onClick)}
    >
      ${label}
    </button>`;
  const end = () => actions.remove(item);
  return html`<li class="file" part="file">
    <div>
      <p class="name">${name}</p>
      <p class="secondary ${isProblem ? 'problem-words' : ''}" part="file-status">
        ${detailOf(item, localize)}
      </p>
      ${
        state.kind === 'sending'
          ? html`<progress
              part="progress"
              max="1"
              value=${state.fraction}
              aria-label=${localize.term('uploadingFile', name)}
            ></progress>`
          : nothing
      }
    </div>
    <div class="actions">
      ${
        state.kind === 'failed' && !isOfFile(state.error)
          ? action(localize.term('tryAgain'), () => actions.retry(item), 'retry')
          : nothing
      }
      ${isLive(item) ? action(localize.term('cancelLinking'), end, 'cancel') : nothing}
      ${isProblem ? action(localize.term('uploadRemove'), end, 'remove') : nothing}
    </div>
  </li>`;
}

/** One file that Codat has. */
export function receivedRow(file: UploadedFile, localize: Localize) {
  const at = parseCodatDate(file.uploaded);
  const date = Number.isNaN(at) ? '' : localize.day(at);
  return html`<li class="file done" part="received-file">
    <div>
      <p class="name">${shownFileName(nameOf(file), localize)}</p>
      <p class="secondary">${localize.term('uploadReceivedOn', date)}</p>
    </div>
  </li>`;
}
