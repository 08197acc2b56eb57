import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { fileExtensions } from '../../../api/file-types.js';
import type { Localize } from '../../../i18n/localize.js';

/** What Codat takes of what a phone's camera makes. */
const PHOTO_TYPES = 'image/jpeg,image/png';

/** Not in the template: the analyzer of templates does not know the attribute, and only phones have the property. */
const withCamera = (input: Element | undefined) => input?.setAttribute('capture', 'environment');

type OnFiles = (files: readonly File[]) => void;

/** Where files are dropped, chosen or photographed. */
export function dropZone(localize: Localize, isDragging: boolean, onFiles: OnFiles) {
  const onChosen = (event: Event) => onFiles(takeFiles(event));
  return html`<div class="zone ${isDragging ? 'over' : ''}" part="dropzone">
    <div class="ways">
      <span class="drop"
        ><strong>${localize.term('uploadDrop')}</strong> ${localize.term('uploadOr')}</span
      >
      <button type="button" class="button choose" part="choose" @click=${openChooser('.chooser')}>
        ${localize.term('uploadChoose')}
      </button>
      <button type="button" class="button photo" part="camera" @click=${openChooser('.camera')}>
        ${localize.term('uploadPhoto')}
      </button>
    </div>
    <p class="secondary">${localize.term('uploadLimits')}</p>
    <input
      type="file"
      class="chooser"
      multiple
      hidden
      aria-label=${localize.term('uploadChoose')}
      accept=${fileExtensions.map((extension) => `.${extension}`).join(',')}
      @change=${onChosen}
    />
    <input
      type="file"
      class="camera"
      hidden
      aria-label=${localize.term('uploadPhoto')}
      accept=${PHOTO_TYPES}
      ${ref(withCamera)}
      @change=${onChosen}
    />
  </div>`;
}

/** The browser's own dialog is an input's, which is hidden behind the button. */
const openChooser = (selector: string) => (event: Event) => {
  const zone = (event.currentTarget as HTMLElement).closest('.zone');
  zone?.querySelector<HTMLInputElement>(selector)?.click();
};

function takeFiles(event: Event): File[] {
  const input = event.currentTarget as HTMLInputElement;
  const files = [...(input.files ?? [])];
  // So that the same file can be chosen again.
  input.value = '';
  return files;
}
