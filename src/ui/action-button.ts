import { html, nothing } from 'lit';
import { firstClick } from './stage/ignore-second-click.js';

/** A button that does something; `part` is its name for the host's `::part()`. */
export const actionButton = (
  label: string,
  look: string,
  onClick: (event: Event) => void,
  part = '',
) =>
  html`<button
    type="button"
    class="button ${look}"
    part=${part || nothing}
    @click=${firstClick(onClick)}
  >
    ${label}
  </button>`;
